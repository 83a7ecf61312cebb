/** How many things there were to find, how many the reader named, and how many of those were right. */
export interface MatchCounts {
  readonly expected: number;
  readonly found: number;
  readonly correct: number;
}

export const ZERO_COUNTS: MatchCounts = { expected: 0, found: 0, correct: 0 };

/** Both counts together. */
export const addCounts = (a: MatchCounts, b: MatchCounts): MatchCounts => ({
  expected: a.expected + b.expected,
  found: a.found + b.found,
  correct: a.correct + b.correct,
});

/** Of what the reader named, the share that was right. Naming nothing is never wrong. */
export const computePrecision = ({ found, correct }: MatchCounts): number =>
  found === 0 ? 1 : correct / found;

/** Of what there was to find, the share that was named. Where there is nothing, nothing was missed. */
export const computeRecall = ({ expected, correct }: MatchCounts): number =>
  expected === 0 ? 1 : correct / expected;

/** Precision and recall in one figure, their harmonic mean. */
export function computeF1(counts: MatchCounts): number {
  const [precision, recall] = [computePrecision(counts), computeRecall(counts)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Counts two bags of keys against each other; a key that stands twice must be found twice. */
export function countMatches(expected: readonly string[], found: readonly string[]): MatchCounts {
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
