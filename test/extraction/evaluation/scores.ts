import type { ExtractedClause, Extraction } from '../../../src/extraction/extraction.ts';
import { aligned, type Pair, placed, type Span } from './align-clauses.ts';
import { addresseeKey, deadlineKeys, isHard, meetingKeys } from './comparison-keys.ts';
import { NOTHING, plus, type Tally, tallyOf } from './counts.ts';
import type { CorpusText, ExpectedClause } from './expected-extraction.ts';

export const MEASURES = ['clauses', 'kinds', 'addressees', 'deadlines', 'hardDeadlines', 'meeting'] as const;
export type Measure = (typeof MEASURES)[number];

/** What the reading of one text, or of a whole corpus, is worth. */
export interface Score {
  readonly tallies: Readonly<Record<Measure, Tally>>;
  /** Clauses found whose first and last word are exactly those expected. */
  readonly exact: number;
  /** Days the reader made hard and nobody said: the worst mistake, for a unit would be called late. */
  readonly invented: number;
}

type Placed = ExpectedClause & Span;

/** Counts over all expected clauses and all found ones; only what stands in a pair can be right. */
function tallyBy(
  expected: readonly Placed[],
  found: readonly ExtractedClause[],
  pairs: readonly Pair<Placed, ExtractedClause>[],
  keys: (clause: ExpectedClause | ExtractedClause) => string[],
): Tally {
  const count = (clauses: readonly (Placed | ExtractedClause)[]) => clauses.flatMap(keys).length;
  const inPairs = pairs.map((pair) => tallyOf(keys(pair.expected), keys(pair.found)));
  const { correct } = inPairs.reduce(plus, NOTHING);
  return { expected: count(expected), found: count(found), correct };
}

/** A clause without the blanks and stops at its end, which readers set differently and nobody minds. */
function isExact({ expected, found }: Pair<Placed, ExtractedClause>): boolean {
  const bare = (quote: string) => quote.replace(/[\s.;,/]+$/u, '');
  return expected.start === found.start && bare(expected.quote) === bare(found.quote);
}

/** A hard day is invented when no expected clause it touches has that day as a hard one. */
function isInvented(clause: ExtractedClause, expected: readonly Placed[]): boolean {
  if (!isHard(clause.deadline)) return false;
  const touched = expected.filter((other) => other.start < clause.end && clause.start < other.end);
  return !touched.some((other) => isHard(other.deadline) && other.deadline?.due === clause.deadline?.due);
}

/** Holds a reading against the expected one. */
export function scoreOf({ text, expected }: CorpusText, reading: Extraction): Score {
  const clauses = placed(text, expected.clauses);
  const pairs = aligned(clauses, reading.clauses);
  const by = (keys: (clause: ExpectedClause | ExtractedClause) => string[]) =>
    tallyBy(clauses, reading.clauses, pairs, keys);
  const meeting = meetingKeys(expected.meeting, reading.meeting);
  return {
    tallies: {
      clauses: by(() => ['here']),
      kinds: by(({ kind }) => [kind]),
      addressees: by(({ addressees }) => addressees.map(addresseeKey)),
      deadlines: by(({ deadline }) => deadlineKeys(deadline)),
      hardDeadlines: by(({ deadline }) => (isHard(deadline) ? deadlineKeys(deadline) : [])),
      meeting: tallyOf(meeting.expected, meeting.found),
    },
    exact: pairs.filter(isExact).length,
    invented: reading.clauses.filter((clause) => isInvented(clause, clauses)).length,
  };
}

/** Several texts as one: every clause weighs the same, however long its text. */
export function total(scores: readonly Score[]): Score {
  const sum = (measure: Measure) => scores.map(({ tallies }) => tallies[measure]).reduce(plus, NOTHING);
  return {
    tallies: Object.fromEntries(MEASURES.map((measure) => [measure, sum(measure)])) as Score['tallies'],
    exact: scores.reduce((count, score) => count + score.exact, 0),
    invented: scores.reduce((count, score) => count + score.invented, 0),
  };
}
