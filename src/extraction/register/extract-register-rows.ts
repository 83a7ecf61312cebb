import type { RegisterRow } from '../../parsers/register.ts';
import type { Day } from '../../shared/day.ts';
import { addresseesAt } from '../addressees/parse-addressees.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline, Extraction } from '../extraction.ts';
import { documentNumbersIn } from '../terms/document-numbers.ts';
import { placesIn } from '../terms/places.ts';
import { targetsIn } from '../terms/targets.ts';
import { topicsIn } from '../terms/topics.ts';
import { isUrgent } from '../terms/urgency.ts';
import { sourceText } from '../text/normalized-text.ts';

/** A column says what its words are, so little is left to guess. */
const SURE = 0.9;

/** Those a cell names, one to a line or between semicolons; commas belong to names as often as not. */
function namedIn(cell: string | null, role: ExtractedAddressee['role']): ExtractedAddressee[] {
  return (cell ?? '').split(/[;\n]+/u).flatMap((piece) => {
    const name = piece.trim();
    if (!name) return [];
    const { plain, low } = sourceText(name);
    const list = addresseesAt(plain, low, 0);
    // Names that are understood only in part are kept whole, for a person to read.
    if (!list || list.end < plain.length) return [{ name, role, inherited: false, is: 'UNIT' as const }];
    return list.named.map(({ name: found, is }) => ({ name: found, role, inherited: false, is }));
  });
}

/** Until when, in all the words of the cell; without a day where those give none. */
function dueIn(cell: string | null, context: TimeContext): ExtractedDeadline | null {
  const words = cell?.trim();
  if (!words) return null;
  const found = deadlineIn(sourceText(words).low, context, true)?.deadline;
  const { kind = 'NONE', start = null, due = null, precision = null, recurrence = null } = found ?? {};
  return { words, kind, start, due, precision, recurrence, inferred: false };
}

function clauseOf(row: RegisterRow, start: number, context: TimeContext): ExtractedClause {
  const { plain, low } = sourceText(row.task);
  return {
    start,
    end: start + row.task.length,
    quote: row.task,
    kind: 'DIRECTIVE',
    addressees: [...namedIn(row.lead, 'LEAD'), ...namedIn(row.coordinating, 'COORDINATE')],
    deadline: dueIn(row.deadline, context),
    urgent: isUrgent(low),
    topics: topicsIn(low),
    places: placesIn(plain),
    targets: targetsIn(plain, low),
    references: [
      ...new Set([row.task, row.source ?? ''].flatMap((it) => documentNumbersIn(sourceText(it).plain))),
    ],
    rules: ['register-line'],
    confidence: SURE,
  };
}

/**
 * A register as a text, a line for each row and a tab between cells, and what is read of it: each row is one clause, its task
 * the words of it. The same rows are always the same text.
 */
export function readRows(
  rows: readonly RegisterRow[],
  date: Day | null,
): { text: string; extraction: Extraction } {
  const context: TimeContext = { date, month: date, year: date ? Number(date.slice(0, 4)) : null };
  const clauses: ExtractedClause[] = [];
  let text = '';
  let section: string | null = null;
  for (const row of rows) {
    if (row.section && row.section !== section) text += `${row.section}\n`;
    section = row.section;
    text += `${row.number ?? ''}\t`;
    clauses.push(clauseOf(row, text.length, context));
    text += `${[row.task, row.lead, row.coordinating, row.deadline, row.source].map((it) => it ?? '').join('\t')}\n`;
  }
  const nothing = {
    kind: null,
    title: null,
    period: null,
    heldOn: null,
    precision: null,
    host: null,
    chair: null,
  };
  return { text, extraction: { meeting: { ...nothing, attendees: [] }, zone: null, clauses } };
}
