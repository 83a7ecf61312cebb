/** The numbers of expected, found and correct items. */
export interface MatchCounts {
  readonly expected: number;
  readonly found: number;
  readonly correct: number;
}

export const ZERO_COUNTS: MatchCounts = { expected: 0, found: 0, correct: 0 };

/** Returns the sum of two counts. */
export const addCounts = (a: MatchCounts, b: MatchCounts): MatchCounts => ({
  expected: a.expected + b.expected,
  found: a.found + b.found,
  correct: a.correct + b.correct,
});

/** Returns the share of correct items among the found ones; 1 if nothing was found. */
export const computePrecision = ({ found, correct }: MatchCounts): number =>
  found === 0 ? 1 : correct / found;

/** Returns the share of correct items among the expected ones; 1 if nothing was expected. */
export const computeRecall = ({ expected, correct }: MatchCounts): number =>
  expected === 0 ? 1 : correct / expected;

/** Returns the harmonic mean of precision and recall. */
export function computeF1(counts: MatchCounts): number {
  const [precision, recall] = [computePrecision(counts), computeRecall(counts)];
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Compares two lists of keys; a key that occurs twice must be found twice. */
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
