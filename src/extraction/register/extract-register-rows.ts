import type { RegisterRow } from '../../parsers/register.ts';
import type { Day } from '../../shared/day.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { EMPTY_DEADLINE, toExtractedDeadline } from '../deadlines/deadline-rule.ts';
import { findDeadline } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline, Extraction } from '../extraction.ts';
import { findDocumentNumbers } from '../terms/document-numbers.ts';
import { extractTerms } from '../terms/extract-terms.ts';
import { normalizeText } from '../text/normalized-text.ts';

/** The confidence is high because the column says what its words mean. */
const COLUMN_CONFIDENCE = 0.9;

/**
 * Returns the addressees of a cell, one per line or between semicolons. A comma does not separate them: it is often part of a
 * name.
 */
function parseAddresseeCell(cell: string | null, role: ExtractedAddressee['role']): ExtractedAddressee[] {
  return (cell ?? '').split(/[;\n]+/u).flatMap((piece): ExtractedAddressee[] => {
    const name = piece.trim();
    if (!name) return [];
    const { text, lower } = normalizeText(name);
    const parsed = parseAddressees(text, lower, 0);
    // A name that is only partly recognised is stored whole, for a person to check.
    if (!parsed || parsed.end < text.length) return [{ name, role, inherited: false, form: 'UNIT' as const }];
    return parsed.entities.map(
      ({ name: entityName, form }): ExtractedAddressee => ({
        name: entityName,
        role,
        inherited: false,
        form,
      }),
    );
  });
}

/** Returns the deadline with all words of the cell. It has no day if the words give none. */
function parseDeadlineCell(cell: string | null, reference: ReferenceDate): ExtractedDeadline | null {
  const words = cell?.trim();
  if (!words) return null;
  const found = findDeadline(normalizeText(words).lower, reference, true)?.deadline;
  return found
    ? toExtractedDeadline(found, words)
    : { ...EMPTY_DEADLINE, words, kind: 'NONE', inferred: false };
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
    ...extractTerms(text, lower),
    references: [
      ...new Set([row.task, row.source ?? ''].flatMap((it) => findDocumentNumbers(normalizeText(it).text))),
    ],
    rules: ['register-file-row'],
    confidence: COLUMN_CONFIDENCE,
  };
}

/**
 * Returns a register as text and the clauses extracted from it.
 *
 * The text has one line per row and a tab between cells. Each row is one clause; its quote is the task. The same rows always give
 * the same text.
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
