import { describe, expect, it } from 'vitest';
import { startSeededServer } from '../support/seeded-server.ts';
import { runTextToGraphScenario } from './from-text-to-graph.ts';

const server = startSeededServer();

describe('the briefing of February 2017, over HTTP', () => {
  it('is imported as a draft, corrected, confirmed, and queried as the list of open directives', async () => {
    const logLines: string[] = [];
    await runTextToGraphScenario(server.url, (sentence) => logLines.push(sentence));
    expect(logLines).toHaveLength(6);
  });
});
