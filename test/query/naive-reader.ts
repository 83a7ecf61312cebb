import type { Assignment } from '../../src/entities/directives/assignment.entity.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';

/** The other way to read the graph: hydrated entities, walked in code, slowly. The engine must agree with it. */
export interface Row {
  readonly directive: Directive;
  readonly assignments: readonly Assignment[];
}

const DAY = 86_400_000;

const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** The fields of a directive the generated queries speak of, as the definitions in the domain read. */
export function view({ directive, assignments }: Row, on: string) {
  const { deadline, issuedOn, closedOn, status, kind } = directive;
  const judging = deadline.inferred ? null : deadline.dueOn;
  const issued = issuedOn !== null && issuedOn <= on;
  const closed = closedOn !== null && closedOn <= on;
  const isOpen = issued && !closed && kind !== 'STANDING_RULE' && status !== 'DRAFT';
  const isOverdue = isOpen && judging !== null && judging < on;
  return {
    id: directive.id,
    code: directive.code,
    text: directive.text,
    kind,
    urgent: directive.urgent,
    isOpen,
    isOverdue,
    timeliness: isOpen
      ? !judging
        ? 'NO_DEADLINE'
        : judging < on
          ? 'OVERDUE'
          : days(on, judging) <= 7
            ? 'DUE_SOON'
            : 'ON_TRACK'
      : closed && status === 'COMPLETED' && kind !== 'STANDING_RULE'
        ? !judging
          ? 'NO_DEADLINE'
          : (directive.reportedDoneOn ?? (closedOn as string)) <= judging
            ? 'ON_TIME'
            : 'LATE'
        : null,
    daysOverdue: isOverdue ? days(judging as string, on) : 0,
    deadline: { dueOn: deadline.dueOn, inferred: deadline.inferred },
    issuedOn,
    meeting: directive.meeting
      ? { code: directive.meeting.unwrap().code, period: directive.meeting.unwrap().period }
      : null,
    roles: assignments.map(({ role }) => role),
  };
}

export type View = ReturnType<typeof view>;

type Filter = Record<string, unknown>;

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

function compare(value: unknown, given: Filter): boolean {
  return Object.entries(given).every(([operator, wanted]) => {
    if (operator === 'isNull') return (value === null) === wanted;
    if (operator === 'not') return value !== wanted;
    if (value === null) return false;
    const [a, b] = [value as string, wanted as string];
    if (operator === 'eq') return a === b;
    if (operator === 'in') return (wanted as unknown[]).includes(a);
    if (operator === 'contains') return fold(a).includes(fold(b));
    return operator === 'gt' ? a > b : operator === 'gte' ? a >= b : operator === 'lt' ? a < b : a <= b;
  });
}

/** Whether a node fits a filter. A comparison with what has no value does not hold; its negation then does not either. */
export function fits(node: View, filter: Filter): boolean {
  return Object.entries(filter).every(([key, given]) => {
    if (key === 'and') return (given as Filter[]).every((part) => fits(node, part));
    if (key === 'or') return (given as Filter[]).some((part) => fits(node, part));
    if (key === 'deadline')
      return Object.entries(given as Filter).every(([name, of]) =>
        compare(node.deadline[name as 'dueOn'], of as Filter),
      );
    if (key === 'meeting')
      return (
        node.meeting !== null &&
        Object.entries(given as Filter).every(([name, of]) =>
          compare((node.meeting as Filter)[name], of as Filter),
        )
      );
    if (key === 'assignments')
      return Object.entries(given as Filter).every(([which, of]) => {
        const some = node.roles.some((role) => compare(role, (of as { role?: Filter }).role ?? {}));
        return which === 'some' ? some : !some;
      });
    return compare(node[key as keyof View], given as Filter);
  });
}

/** The place of a node in an order: what has no value comes first or last as asked, the id breaks ties. */
export function inOrder(terms: readonly { field: string; direction: string; nulls: string }[]) {
  const value = (node: View, field: string) =>
    field === 'DUE_ON' ? node.deadline.dueOn : field === 'ISSUED_ON' ? node.issuedOn : node.code;
  return (a: View, b: View): number => {
    for (const { field, direction, nulls } of terms) {
      const [x, y] = [value(a, field), value(b, field)];
      if (x === y) continue;
      if (x === null || y === null) return (x === null) === (nulls === 'FIRST') ? -1 : 1;
      return x < y === (direction === 'ASC') ? -1 : 1;
    }
    const last = terms.at(-1)?.direction === 'DESC';
    return a.id < b.id === !last ? -1 : 1;
  };
}
