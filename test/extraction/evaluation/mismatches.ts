import type { ExtractedClause, Extraction } from '../../../src/extraction/extraction.ts';
import { aligned, placed } from './align-clauses.ts';
import { addresseeKey, deadlineKeys, meetingKeys } from './comparison-keys.ts';
import type { CorpusText, ExpectedClause } from './expected-extraction.ts';

type Clause = ExpectedClause | ExtractedClause;

/** What one reading has and the other has not. */
const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((key) => !others.includes(key));

/** Both sides of a disagreement on one line; none when they agree. */
function differing(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const [missed, added] = [without(expected, found), without(found, expected)];
  if (missed.length + added.length === 0) return [];
  return [`    ${what}: expected ${missed.join(', ') || 'nothing'}; read ${added.join(', ') || 'nothing'}`];
}

function inPair(expected: Clause, found: Clause): string[] {
  const lines = [
    ...differing('kind', [expected.kind], [found.kind]),
    ...differing('addressees', expected.addressees.map(addresseeKey), found.addressees.map(addresseeKey)),
    ...differing('deadline', deadlineKeys(expected.deadline), deadlineKeys(found.deadline)),
  ];
  return lines.length === 0 ? [] : [`differs: ${expected.quote}`, ...lines];
}

/** Everything in which a reading differs from the expected one, in lines to read. */
export function missesOf({ text, expected }: CorpusText, reading: Extraction): string[] {
  const clauses = placed(text, expected.clauses);
  const pairs = aligned(clauses, reading.clauses);
  const missed = clauses.filter((clause) => !pairs.some((pair) => pair.expected === clause));
  const added = reading.clauses.filter((clause) => !pairs.some((pair) => pair.found === clause));
  const meeting = meetingKeys(expected.meeting, reading.meeting);
  return [
    ...differing('meeting', meeting.expected, meeting.found),
    ...missed.map(({ kind, quote }) => `missed: ${kind} ${quote}`),
    ...added.map(({ kind, quote }) => `not there: ${kind} ${quote}`),
    ...pairs.flatMap((pair) => inPair(pair.expected, pair.found)),
  ];
}
