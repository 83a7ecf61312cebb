import type { ExtractedClause, Extraction } from '../../../src/extraction/extraction.ts';
import { alignClauses, type ClausePair, type ClauseSpan, locateClauses } from './align-clauses.ts';
import { addresseeKey, deadlineKeys, isHardDeadline, meetingKeys } from './comparison-keys.ts';
import { addCounts, countMatches, type MatchCounts, ZERO_COUNTS } from './counts.ts';
import type { CorpusText, ExpectedClause } from './expected-extraction.ts';

export const MEASURES = ['clauses', 'kinds', 'addressees', 'deadlines', 'hardDeadlines', 'meeting'] as const;
export type Measure = (typeof MEASURES)[number];

/** The score of the extraction of one text, or of a corpus. */
export interface Score {
  readonly counts: Readonly<Record<Measure, MatchCounts>>;
  /** The number of found clauses with exactly the expected first and last word. */
  readonly exact: number;
  /** The number of invented hard days: the worst mistake, because a unit would be late by them. */
  readonly invented: number;
}

type LocatedClause = ExpectedClause & ClauseSpan;

/** Counts over all expected and found clauses; only clauses in a pair can be correct. */
function countByKeys(
  expected: readonly LocatedClause[],
  found: readonly ExtractedClause[],
  pairs: readonly ClausePair<LocatedClause, ExtractedClause>[],
  keys: (clause: ExpectedClause | ExtractedClause) => string[],
): MatchCounts {
  const countKeys = (clauses: readonly (LocatedClause | ExtractedClause)[]) => clauses.flatMap(keys).length;
  const inPairs = pairs.map((pair) => countMatches(keys(pair.expected), keys(pair.found)));
  const { correct } = inPairs.reduce(addCounts, ZERO_COUNTS);
  return { expected: countKeys(expected), found: countKeys(found), correct };
}

/** Returns whether two clauses are equal except for blanks and full stops at the end. */
function isExact({ expected, found }: ClausePair<LocatedClause, ExtractedClause>): boolean {
  const stripEnd = (quote: string) => quote.replace(/[\s.;,/]+$/u, '');
  return expected.start === found.start && stripEnd(expected.quote) === stripEnd(found.quote);
}

/** Returns whether a clause has an invented hard day: no expected clause that it overlaps has this hard day. */
function isInvented(clause: ExtractedClause, expected: readonly LocatedClause[]): boolean {
  if (!isHardDeadline(clause.deadline)) return false;
  const overlapping = expected.filter((other) => other.start < clause.end && clause.start < other.end);
  return !overlapping.some(
    (other) => isHardDeadline(other.deadline) && other.deadline?.due === clause.deadline?.due,
  );
}

/** Compares an extraction with the expected one. */
export function scoreExtraction({ text, expected }: CorpusText, extraction: Extraction): Score {
  const clauses = locateClauses(text, expected.clauses);
  const pairs = alignClauses(clauses, extraction.clauses);
  const countBy = (keys: (clause: ExpectedClause | ExtractedClause) => string[]) =>
    countByKeys(clauses, extraction.clauses, pairs, keys);
  const meeting = meetingKeys(expected.meeting, extraction.meeting);
  return {
    counts: {
      clauses: countBy(() => ['here']),
      kinds: countBy(({ kind }) => [kind]),
      addressees: countBy(({ addressees }) => addressees.map(addresseeKey)),
      deadlines: countBy(({ deadline }) => deadlineKeys(deadline)),
      hardDeadlines: countBy(({ deadline }) => (isHardDeadline(deadline) ? deadlineKeys(deadline) : [])),
      meeting: countMatches(meeting.expected, meeting.found),
    },
    exact: pairs.filter(isExact).length,
    invented: extraction.clauses.filter((clause) => isInvented(clause, clauses)).length,
  };
}

/** Sums the scores of several texts: every clause has the same weight. */
export function sumScores(scores: readonly Score[]): Score {
  const sum = (measure: Measure) =>
    scores.map(({ counts }) => counts[measure]).reduce(addCounts, ZERO_COUNTS);
  return {
    counts: Object.fromEntries(MEASURES.map((measure) => [measure, sum(measure)])) as Score['counts'],
    exact: scores.reduce((count, score) => count + score.exact, 0),
    invented: scores.reduce((count, score) => count + score.invented, 0),
  };
}
