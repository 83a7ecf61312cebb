import { describe, expect, it } from 'vitest';
import { startSeededServer } from '../support/seeded-server.ts';
import { runYearScenario } from './year-of-one-unit.ts';

const server = startSeededServer();

describe('a year of one unit, over HTTP', () => {
  it('runs from the briefing to the confirmation, and can be queried for any day', async () => {
    const logLines: string[] = [];
    await runYearScenario(server.url, (sentence) => logLines.push(sentence));
    expect(logLines).toHaveLength(7);
  });
});
