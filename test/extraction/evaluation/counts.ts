/** How many things there were to find, how many the reader named, and how many of those were right. */
export interface Tally {
  readonly expected: number;
  readonly found: number;
  readonly correct: number;
}

export const NOTHING: Tally = { expected: 0, found: 0, correct: 0 };

/** Both counts together. */
export const plus = (a: Tally, b: Tally): Tally => ({
  expected: a.expected + b.expected,
  found: a.found + b.found,
  correct: a.correct + b.correct,
});

/** Of what the reader named, the share that was right. Naming nothing is never wrong. */
export const precisionOf = ({ found, correct }: Tally): number => (found === 0 ? 1 : correct / found);

/** Of what there was to find, the share that was named. Where there is nothing, nothing was missed. */
export const recallOf = ({ expected, correct }: Tally): number => (expected === 0 ? 1 : correct / expected);

/** Precision and recall in one figure, their harmonic mean. */
export function f1Of(tally: Tally): number {
  const [precision, recall] = [precisionOf(tally), recallOf(tally)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Counts two bags of keys against each other; a key that stands twice must be found twice. */
export function tallyOf(expected: readonly string[], found: readonly string[]): Tally {
  const left = [...expected];
  let correct = 0;
  for (const key of found) {
    const at = left.indexOf(key);
    if (at < 0) continue;
    left.splice(at, 1);
    correct++;
  }
  return { expected: expected.length, found: found.length, correct };
}
