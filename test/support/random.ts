import { createHash, randomInt } from 'node:crypto';
import fc, { type RunDetails } from 'fast-check';
import { expect } from 'vitest';

/** The seed of every random choice of this process: `RANDOM_SEED`, or a new number for each run. */
export const RANDOM_SEED = Number(process.env.RANDOM_SEED ?? randomInt(2 ** 31));

const REPEAT_HINT = `Run this file again with RANDOM_SEED=${RANDOM_SEED} to repeat this failure.`;

/** Throws the failure that fast-check found, with the seed that repeats it. */
function reportFailure<Values>(run: RunDetails<Values>): void {
  if (!run.failed) return;
  throw new Error(`${fc.defaultReportMessage(run)}\n${REPEAT_HINT}`, { cause: run.errorInstance });
}

/** Returns a seed for the current spec. With one seed for all, the specs of one property for eight viewers would all try the same values. */
function computeSpecSeed(): number {
  const name = `${RANDOM_SEED} ${expect.getState().currentTestName}`;
  return createHash('sha256').update(name).digest().readInt32BE();
}

// fast-check reads the seed again for each property.
fc.configureGlobal({
  get seed() {
    return computeSpecSeed();
  },
  reporter: reportFailure,
});

/** Returns random values that fast-check does not need to shrink. The same seed gives the same values. */
export function sampleValues<T>(values: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(values, { seed: computeSpecSeed(), numRuns: count });
}

/** Runs `work`, which chooses with `sampleValues`. An error that it throws also says how to repeat it. */
export async function withRepeatHint<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${REPEAT_HINT}`, { cause: error });
  }
}

export { fc };
