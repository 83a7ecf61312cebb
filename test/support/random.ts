import { createHash, randomInt } from 'node:crypto';
import fc, { type RunDetails } from 'fast-check';
import { expect } from 'vitest';

/** What every random choice of this process comes from: a new number each time, or `RANDOM_SEED`. */
export const randomSeed = Number(process.env.RANDOM_SEED ?? randomInt(2 ** 31));

const howToRepeat = `Run this file again with RANDOM_SEED=${randomSeed} to see it once more.`;

/** Fails with what fast-check found, and with how to see it again. */
function report<Values>(run: RunDetails<Values>): void {
  if (!run.failed) return;
  throw new Error(`${fc.defaultReportMessage(run)}\n${howToRepeat}`, { cause: run.errorInstance });
}

/** A seed for each spec: with one for all, specs of one property for eight viewers would all try the same. */
function seedOfSpec(): number {
  const name = `${randomSeed} ${expect.getState().currentTestName}`;
  return createHash('sha256').update(name).digest().readInt32BE();
}

// Read anew for each property.
fc.configureGlobal({
  get seed() {
    return seedOfSpec();
  },
  reporter: report,
});

/** Random values that fast-check does not need to shrink, the same ones for the same seed; `about` names them in a failure. */
export function randomly<T>(values: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(values, { seed: seedOfSpec(), numRuns: count });
}

/** Runs what makes its choices by `randomly`; says how to see a failure again. */
export async function withSeed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${howToRepeat}`, { cause: error });
  }
}

export { fc };
