import { createHash, randomInt } from 'node:crypto';
import fc, { type RunDetails } from 'fast-check';
import { expect } from 'vitest';

/** What every random choice of this process comes from: a new number each time, or `RANDOM_SEED`. */
export const RANDOM_SEED = Number(process.env.RANDOM_SEED ?? randomInt(2 ** 31));

const REPEAT_HINT = `Run this file again with RANDOM_SEED=${RANDOM_SEED} to see it once more.`;

/** Fails with what fast-check found, and with how to see it again. */
function reportFailure<Values>(run: RunDetails<Values>): void {
  if (!run.failed) return;
  throw new Error(`${fc.defaultReportMessage(run)}\n${REPEAT_HINT}`, { cause: run.errorInstance });
}

/** A seed for each spec: with one for all, specs of one property for eight viewers would all try the same. */
function computeSpecSeed(): number {
  const name = `${RANDOM_SEED} ${expect.getState().currentTestName}`;
  return createHash('sha256').update(name).digest().readInt32BE();
}

// Read anew for each property.
fc.configureGlobal({
  get seed() {
    return computeSpecSeed();
  },
  reporter: reportFailure,
});

/** Random values that fast-check does not need to shrink, the same ones for the same seed; `about` names them in a failure. */
export function sampleValues<T>(values: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(values, { seed: computeSpecSeed(), numRuns: count });
}

/** Runs what makes its choices by `sampleValues`; says how to see a failure again. */
export async function withRepeatHint<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${REPEAT_HINT}`, { cause: error });
  }
}

export { fc };
