import type { ExtractedClause, Extraction } from '../../../src/extraction/extraction.ts';
import { alignClauses, locateClauses } from './align-clauses.ts';
import { addresseeKey, deadlineKeys, meetingKeys } from './comparison-keys.ts';
import type { CorpusText, ExpectedClause } from './expected-extraction.ts';

type Clause = ExpectedClause | ExtractedClause;

/** Returns the keys of one list that are not in the other. */
const difference = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((key) => !others.includes(key));

/** Describes both sides of a difference in one line; returns no line if they are equal. */
function describeDifference(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const [missed, added] = [difference(expected, found), difference(found, expected)];
  if (missed.length + added.length === 0) return [];
  return [`    ${what}: expected ${missed.join(', ') || 'nothing'}; read ${added.join(', ') || 'nothing'}`];
}

function comparePair(expected: Clause, found: Clause): string[] {
  const lines = [
    ...describeDifference('kind', [expected.kind], [found.kind]),
    ...describeDifference(
      'addressees',
      expected.addressees.map(addresseeKey),
      found.addressees.map(addresseeKey),
    ),
    ...describeDifference('deadline', deadlineKeys(expected.deadline), deadlineKeys(found.deadline)),
  ];
  return lines.length === 0 ? [] : [`differs: ${expected.quote}`, ...lines];
}

/** Lists all differences between an extraction and the expected one, one in each line. */
export function listMismatches({ text, expected }: CorpusText, extraction: Extraction): string[] {
  const clauses = locateClauses(text, expected.clauses);
  const pairs = alignClauses(clauses, extraction.clauses);
  const missed = clauses.filter((clause) => !pairs.some((pair) => pair.expected === clause));
  const added = extraction.clauses.filter((clause) => !pairs.some((pair) => pair.found === clause));
  const meeting = meetingKeys(expected.meeting, extraction.meeting);
  return [
    ...describeDifference('meeting', meeting.expected, meeting.found),
    ...missed.map(({ kind, quote }) => `missed: ${kind} ${quote}`),
    ...added.map(({ kind, quote }) => `not there: ${kind} ${quote}`),
    ...pairs.flatMap((pair) => comparePair(pair.expected, pair.found)),
  ];
}
