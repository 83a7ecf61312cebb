import type { RegisterRow } from '../../parsers/register.ts';
import type { Day } from '../../shared/day.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { findDeadline } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline, Extraction } from '../extraction.ts';
import { findDocumentNumbers } from '../terms/document-numbers.ts';
import { findPlaces } from '../terms/places.ts';
import { findTargets } from '../terms/targets.ts';
import { findTopics } from '../terms/topics.ts';
import { isUrgent } from '../terms/urgency.ts';
import { normalizeText } from '../text/normalized-text.ts';

/** A column says what its words are, so little is left to guess. */
const COLUMN_CONFIDENCE = 0.9;

/** Those a cell names, one to a line or between semicolons; commas belong to names as often as not. */
function parseAddresseeCell(cell: string | null, role: ExtractedAddressee['role']): ExtractedAddressee[] {
  return (cell ?? '').split(/[;\n]+/u).flatMap((piece): ExtractedAddressee[] => {
    const name = piece.trim();
    if (!name) return [];
    const { text, lower } = normalizeText(name);
    const list = parseAddressees(text, lower, 0);
    // Names that are understood only in part are kept whole, for a person to read.
    if (!list || list.end < text.length) return [{ name, role, inherited: false, form: 'UNIT' as const }];
    return list.entities.map(
      ({ name: found, form }): ExtractedAddressee => ({ name: found, role, inherited: false, form }),
    );
  });
}

/** Until when, in all the words of the cell; without a day where those give none. */
function parseDeadlineCell(cell: string | null, reference: ReferenceDate): ExtractedDeadline | null {
  const words = cell?.trim();
  if (!words) return null;
  const found = findDeadline(normalizeText(words).lower, reference, true)?.deadline;
  const { kind = 'NONE', start = null, due = null, precision = null, recurrence = null } = found ?? {};
  return { words, kind, start, due, precision, recurrence, inferred: false };
}

function buildRowClause(row: RegisterRow, start: number, reference: ReferenceDate): ExtractedClause {
  const { text, lower } = normalizeText(row.task);
  return {
    start,
    end: start + row.task.length,
    quote: row.task,
    kind: 'DIRECTIVE',
    addressees: [
      ...parseAddresseeCell(row.lead, 'LEAD'),
      ...parseAddresseeCell(row.coordinating, 'COORDINATE'),
    ],
    deadline: parseDeadlineCell(row.deadline, reference),
    urgent: isUrgent(lower),
    topics: findTopics(lower),
    places: findPlaces(text),
    targets: findTargets(text, lower),
    references: [
      ...new Set([row.task, row.source ?? ''].flatMap((it) => findDocumentNumbers(normalizeText(it).text))),
    ],
    rules: ['register-line'],
    confidence: COLUMN_CONFIDENCE,
  };
}

/**
 * A register as a text, a line for each row and a tab between cells, and what is read of it: each row is one clause, its task
 * the words of it. The same rows are always the same text.
 */
export function extractRegisterRows(
  rows: readonly RegisterRow[],
  date: Day | null,
): { text: string; extraction: Extraction } {
  const reference: ReferenceDate = { date, month: date, year: date ? Number(date.slice(0, 4)) : null };
  const clauses: ExtractedClause[] = [];
  let text = '';
  let section: string | null = null;
  for (const row of rows) {
    if (row.section && row.section !== section) text += `${row.section}\n`;
    section = row.section;
    text += `${row.number ?? ''}\t`;
    clauses.push(buildRowClause(row, text.length, reference));
    text += `${[row.task, row.lead, row.coordinating, row.deadline, row.source].map((it) => it ?? '').join('\t')}\n`;
  }
  const emptyMeeting = {
    kind: null,
    title: null,
    period: null,
    heldOn: null,
    precision: null,
    host: null,
    chair: null,
  };
  return { text, extraction: { meeting: { ...emptyMeeting, attendees: [] }, zone: null, clauses } };
}
