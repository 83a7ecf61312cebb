import type { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import type { TextRange } from '../../shared/text-range.ts';
import { parseAddressees } from '../addressees/parse-addressees.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { toExtractedDeadline } from '../deadlines/deadline-rule.ts';
import { findDeadline } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline } from '../extraction.ts';
import { extractTerms } from '../terms/extract-terms.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import type { ColumnKind } from './columns.ts';
import type { TableRow } from './find-register-table.ts';

const COLUMN_ROLES: readonly (readonly [ColumnKind, AssignmentRole])[] = [
  ['LEAD', 'LEAD'],
  ['COORDINATE', 'COORDINATE'],
  ['MONITOR', 'MONITOR'],
];

/** Extracts the clause of a register row: the task is the text, the other cells give the addressees and the deadline. */
export function extractRow(source: NormalizedText, row: TableRow, reference: ReferenceDate): ExtractedClause {
  const task = row.cells.find(({ column }) => column === 'TASK') ?? row;
  const text = source.text.slice(task.start, task.end);
  const lower = source.lower.slice(task.start, task.end);
  const addressees = COLUMN_ROLES.flatMap(([column, role]) =>
    row.cells
      .filter((cell) => cell.column === column)
      .flatMap((cell) => findCellAddressees(source, cell, role)),
  );
  const deadlineCell = row.cells.find(({ column }) => column === 'DEADLINE');
  const deadline = deadlineCell ? findCellDeadline(source, deadlineCell, reference) : null;
  return {
    ...source.originalSpan(row.start, row.end),
    kind: 'DIRECTIVE',
    addressees,
    deadline,
    ...extractTerms(text, lower),
    rules: ['register-table-row'],
    confidence: addressees.length ? 0.9 : 0.7,
  };
}

const ROLE_PREFIX = /^(?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|thực hiện)\s*:\s*/u;

/** Returns all addressees of a cell. Words that no rule recognises become a name as they are. */
function findCellAddressees(
  { text, lower }: NormalizedText,
  { start, end }: TextRange,
  role: AssignmentRole,
): ExtractedAddressee[] {
  const named: ExtractedAddressee[] = [];
  const words = text.slice(start, end);
  const lowerWords = lower.slice(start, end);
  let at = ROLE_PREFIX.exec(lowerWords)?.[0].length ?? 0;
  while (at < words.length) {
    const found = parseAddressees(words, lowerWords, at);
    const stop = findSeparator(words, found?.end ?? at);
    const whole =
      found?.entities.length === 1 &&
      found.entities[0]?.form !== 'PERSON' &&
      /^ ?[\p{L}]/u.test(words.slice(found.end, stop));
    if (found && !whole)
      named.push(
        ...found.entities.map(
          ({ name, form }): ExtractedAddressee => ({ name, form, role, inherited: false }),
        ),
      );
    else {
      const name = words.slice(at, stop).trim();
      if (/\p{L}{2}/u.test(name) && !/^không$/iu.test(name))
        named.push({
          name,
          form: found?.entities[0]?.form ?? (/^\p{Lu}/u.test(name) ? 'UNIT' : 'GROUP'),
          role,
          inherited: false,
        });
    }
    at = stop + 1;
    while (words[at] === ' ') at++;
  }
  return named;
}

function findSeparator(words: string, from: number): number {
  const found = words.slice(from).search(/[;,\n]/u);
  return found < 0 ? words.length : from + found;
}

function findCellDeadline(
  { text, lower }: NormalizedText,
  { start, end }: TextRange,
  reference: ReferenceDate,
): ExtractedDeadline | null {
  const words = text.slice(start, end);
  const found = findDeadline(lower.slice(start, end), reference, true);
  return found && toExtractedDeadline(found.deadline, words);
}
