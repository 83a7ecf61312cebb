import { describe, expect, it } from 'vitest';
import { startSeededServer } from '../support/seeded-server.ts';
import { runTextToGraphScenario } from './from-text-to-graph.ts';

const server = startSeededServer();

describe('the briefing of February 2017, over HTTP', () => {
  it('goes from a text to a draft, is corrected and confirmed, and is asked for as the open list', async () => {
    const told: string[] = [];
    await runTextToGraphScenario(server.url, (sentence) => told.push(sentence));
    expect(told).toHaveLength(6);
  });
});
