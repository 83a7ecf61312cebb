import { describe, expect, it } from 'vitest';
import { seedLoad } from '../../seeds/index.ts';
import { createTestGraph } from '../support/test-graph.ts';

const graph = createTestGraph();

const readCounts = async () => {
  const { data } = await graph.execute(
    '{ directives { totalCount } meetings { totalCount } organizations { totalCount } }',
  );
  return JSON.stringify(data);
};

describe('rows for load tests', () => {
  it('are as many as asked for, with what they need, and told as they come', async () => {
    const told: number[] = [];
    const { orm } = graph.database;
    expect(await seedLoad({ orm, count: 100, progress: (done) => told.push(done) })).toBe(100);
    expect(told).toEqual([100]);
    expect(await readCounts()).toBe(
      '{"directives":{"totalCount":100},"meetings":{"totalCount":4},"organizations":{"totalCount":501}}',
    );
  });

  it('are added to those that are there', async () => {
    await seedLoad({ orm: graph.database.orm, count: 30, progress: () => {} });
    expect(await readCounts()).toContain('"directives":{"totalCount":130}');
  });

  it('stop when told to', async () => {
    const signal = AbortSignal.abort();
    expect(await seedLoad({ orm: graph.database.orm, count: 1_000, progress: () => {}, signal })).toBe(0);
  });
});
