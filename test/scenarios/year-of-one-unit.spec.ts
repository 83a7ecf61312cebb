import { describe, expect, it } from 'vitest';
import { startSeededServer } from '../support/seeded-server.ts';
import { runYearScenario } from './year-of-one-unit.ts';

const server = startSeededServer();

describe('a year of one unit, over HTTP', () => {
  it('is played from the briefing to the confirmation, and can be asked for on any day', async () => {
    const told: string[] = [];
    await runYearScenario(server.url, (sentence) => told.push(sentence));
    expect(told).toHaveLength(7);
  });
});
