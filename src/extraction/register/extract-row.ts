import type { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import { addresseesAt } from '../addressees/parse-addressees.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline } from '../extraction.ts';
import { documentNumbersIn } from '../terms/document-numbers.ts';
import { placesIn } from '../terms/places.ts';
import { targetsIn } from '../terms/targets.ts';
import { topicsIn } from '../terms/topics.ts';
import { isUrgent } from '../terms/urgency.ts';
import type { SourceText } from '../text/normalized-text.ts';
import type { Stretch } from '../text/sentences.ts';
import type { Column } from './columns.ts';
import type { Row } from './register.ts';

const ROLES: readonly (readonly [Column, AssignmentRole])[] = [
  ['LEAD', 'LEAD'],
  ['COORDINATE', 'COORDINATE'],
  ['MONITOR', 'MONITOR'],
];

/** Reads a row of a register: its task is the clause, its other cells say for whom and until when. */
export function readRow(source: SourceText, row: Row, context: TimeContext): ExtractedClause {
  const task = row.cells.find(({ column }) => column === 'TASK') ?? row;
  const plain = source.plain.slice(task.start, task.end);
  const low = source.low.slice(task.start, task.end);
  const addressees = ROLES.flatMap(([column, role]) =>
    row.cells.filter((cell) => cell.column === column).flatMap((cell) => namedIn(source, cell, role)),
  );
  const term = row.cells.find(({ column }) => column === 'DEADLINE');
  const deadline = term ? termIn(source, term, context) : null;
  return {
    ...source.passage(row.start, row.end),
    kind: 'DIRECTIVE',
    addressees,
    deadline,
    urgent: isUrgent(low),
    topics: topicsIn(low),
    places: placesIn(plain),
    targets: targetsIn(plain, low),
    references: documentNumbersIn(plain),
    rules: ['row-of-register'],
    confidence: addressees.length ? 0.9 : 0.7,
  };
}

const REMARK = /^(?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|thực hiện)\s*:\s*/u;

/** Everybody a cell names; words no rule knows are a name as they stand. */
function namedIn(
  { plain, low }: SourceText,
  { start, end }: Stretch,
  role: AssignmentRole,
): ExtractedAddressee[] {
  const named: ExtractedAddressee[] = [];
  const words = plain.slice(start, end);
  const small = low.slice(start, end);
  let at = REMARK.exec(small)?.[0].length ?? 0;
  while (at < words.length) {
    const found = addresseesAt(words, small, at);
    const stop = nextBorder(words, found?.end ?? at);
    const whole =
      found?.named.length === 1 &&
      found.named[0]?.is !== 'PERSON' &&
      /^ ?[\p{L}]/u.test(words.slice(found.end, stop));
    if (found && !whole)
      named.push(...found.named.map(({ name, is }) => ({ name, is, role, inherited: false })));
    else {
      const name = words.slice(at, stop).trim();
      if (/\p{L}{2}/u.test(name) && !/^không$/iu.test(name))
        named.push({
          name,
          is: found?.named[0]?.is ?? (/^\p{Lu}/u.test(name) ? 'UNIT' : 'GROUP'),
          role,
          inherited: false,
        });
    }
    at = stop + 1;
    while (words[at] === ' ') at++;
  }
  return named;
}

function nextBorder(words: string, from: number): number {
  const found = words.slice(from).search(/[;,\n]/u);
  return found < 0 ? words.length : from + found;
}

function termIn(
  { plain, low }: SourceText,
  { start, end }: Stretch,
  context: TimeContext,
): ExtractedDeadline | null {
  const words = plain.slice(start, end);
  const read = deadlineIn(low.slice(start, end), context, true);
  if (!read) return null;
  const { kind, start: first, due, precision, recurrence } = read.deadline;
  return { words, kind, start: first, due, precision, recurrence, inferred: false };
}
