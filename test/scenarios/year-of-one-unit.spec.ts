import { describe, expect, it } from 'vitest';
import { serveSeeded } from '../support/seeded-server.ts';
import { yearOfOneUnit } from './year-of-one-unit.ts';

const serving = serveSeeded();

describe('a year of one unit, over HTTP', () => {
  it('is played from the briefing to the confirmation, and can be asked for on any day', async () => {
    const told: string[] = [];
    await yearOfOneUnit(serving.url, (sentence) => told.push(sentence));
    expect(told).toHaveLength(7);
  });
});
