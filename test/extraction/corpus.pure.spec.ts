import { describe, expect, it } from 'vitest';
import { ConclusionKind } from '../../src/entities/conclusions/conclusion.entity.ts';
import { AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { DeadlineKind } from '../../src/entities/directives/deadline.ts';
import { MeetingKind } from '../../src/entities/meetings/meeting.entity.ts';
import { DatePrecision } from '../../src/shared/date-precision.ts';
import { parseDay } from '../../src/shared/day.ts';
import { locateClauses } from './evaluation/align-clauses.ts';
import {
  CORPUS_FOLDER,
  type ExpectedClause,
  type ExpectedDeadline,
  readCorpus,
} from './evaluation/expected-extraction.ts';

const corpus = readCorpus(CORPUS_FOLDER);

const listKeys = (enumeration: object): string[] => Object.keys(enumeration);
const normalizeBlanks = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

/** Returns the faults of a deadline; none if it is valid. */
function findDeadlineFaults({ kind, start, due, precision }: ExpectedDeadline): string[] {
  const faults: string[] = [];
  if (!listKeys(DeadlineKind).includes(kind) || kind === 'NONE') faults.push(`kind ${kind}`);
  if (precision !== null && !listKeys(DatePrecision).includes(precision))
    faults.push(`precision ${precision}`);
  if ((due === null) !== (precision === null)) faults.push(`due ${due} with precision ${precision}`);
  if (['FIXED', 'WINDOW'].includes(kind) && due === null) faults.push(`${kind} without a day`);
  if (kind === 'WINDOW' && (start === null || due === null || start > due)) faults.push(`${start} to ${due}`);
  for (const on of [start, due?.slice(0, 10)]) if (on) parseDay(on);
  return faults;
}

/** Returns whether the words of a deadline are in the clause, or anywhere above it for an implied deadline. */
function containsDeadlineWords({ quote, deadline }: ExpectedClause, text: string): boolean {
  return deadline === null || normalizeBlanks(deadline.inferred ? text : quote).includes(deadline.words);
}

describe('the corpus', () => {
  it('contains at least forty-five texts, among them the February 2017 briefing', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(45);
    expect(corpus.map(({ name }) => name)).toContain('bac-kan-2017-02');
  });

  it('contains at least eight texts without any order', () => {
    expect(corpus.filter(({ expected }) => expected.clauses.length === 0).length).toBeGreaterThanOrEqual(8);
  });

  it.each(corpus)(
    '$name: every quote is in the text, in order, and without overlap',
    ({ text, expected }) => {
      const clauses = locateClauses(text, expected.clauses);
      const quotes = clauses.map(({ quote }) => quote);
      expect(clauses.map(({ start, end }) => text.slice(start, end))).toEqual(quotes);
      expect(quotes.map((quote) => quote.trim())).toEqual(quotes);
    },
  );

  it.each(corpus)('$name: has only valid values of the domain', ({ text, expected }) => {
    const { kind, precision, heldOn } = expected.meeting;
    if (kind) expect(listKeys(MeetingKind)).toContain(kind);
    if (precision) expect(listKeys(DatePrecision)).toContain(precision);
    for (const on of [heldOn, expected.date]) expect(() => on && parseDay(on)).not.toThrow();
    for (const clause of expected.clauses) {
      expect(listKeys(ConclusionKind)).toContain(clause.kind);
      for (const { role } of clause.addressees) expect(listKeys(AssignmentRole)).toContain(role);
      expect(clause.deadline ? findDeadlineFaults(clause.deadline) : []).toEqual([]);
      expect(containsDeadlineWords(clause, text)).toBe(true);
    }
  });

  it('contains the expected extraction of the February 2017 briefing by its owner: the spans, six directives, a notice', () => {
    const february = corpus.find(({ name }) => name === 'bac-kan-2017-02');
    const clauses = locateClauses(february?.text ?? '', february?.expected.clauses ?? []);
    expect(clauses.map(({ start, end, kind }) => [start, end, kind])).toEqual([
      [1926, 2057, 'DIRECTIVE'],
      [2059, 2118, 'DIRECTIVE'],
      [2120, 2178, 'DIRECTIVE'],
      [2180, 2343, 'DIRECTIVE'],
      [2345, 2409, 'DIRECTIVE'],
      [2411, 2545, 'DIRECTIVE'],
      [2547, 2622, 'NOTICE'],
    ]);
    expect(clauses.some(({ deadline }) => deadline && !deadline.inferred)).toBe(false);
  });
});
