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
  it('are as many as requested, with all related rows, and their progress is reported', async () => {
    const counts: number[] = [];
    const { orm } = graph.database;
    expect(await seedLoad({ orm, count: 100, progress: (done) => counts.push(done) })).toBe(100);
    expect(counts).toEqual([100]);
    expect(await readCounts()).toBe(
      '{"directives":{"totalCount":100},"meetings":{"totalCount":4},"organizations":{"totalCount":501}}',
    );
  });

  it('are added to the existing rows', async () => {
    await seedLoad({ orm: graph.database.orm, count: 30, progress: () => {} });
    expect(await readCounts()).toContain('"directives":{"totalCount":130}');
  });

  it('stop when they are aborted', async () => {
    const signal = AbortSignal.abort();
    expect(await seedLoad({ orm: graph.database.orm, count: 1_000, progress: () => {}, signal })).toBe(0);
  });
});
