import type { Assignment } from '../../src/entities/directives/assignment.entity.ts';
import type { Directive } from '../../src/entities/directives/directive.entity.ts';

/** A second, slow way to read the graph: hydrated entities, filtered in code. The query engine must return the same. */
export interface DirectiveRow {
  readonly directive: Directive;
  readonly assignments: readonly Assignment[];
}

const DAY_MS = 86_400_000;

const countDays = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Computes the fields of a directive in the generated queries by the definitions of the domain. */
export function projectDirective({ directive, assignments }: DirectiveRow, on: string) {
  const { deadline, issuedOn, closedOn, status, kind } = directive;
  const effectiveDueOn = deadline.inferred ? null : deadline.dueOn;
  const isIssued = issuedOn !== null && issuedOn <= on;
  const isClosed = closedOn !== null && closedOn <= on;
  const isOpen = isIssued && !isClosed && kind !== 'STANDING_RULE' && status !== 'DRAFT';
  const isOverdue = isOpen && effectiveDueOn !== null && effectiveDueOn < on;
  return {
    id: directive.id,
    code: directive.code,
    text: directive.text,
    kind,
    urgent: directive.urgent,
    isOpen,
    isOverdue,
    timeliness: isOpen
      ? !effectiveDueOn
        ? 'NO_DEADLINE'
        : effectiveDueOn < on
          ? 'OVERDUE'
          : countDays(on, effectiveDueOn) <= 7
            ? 'DUE_SOON'
            : 'ON_TRACK'
      : isClosed && status === 'COMPLETED' && kind !== 'STANDING_RULE'
        ? !effectiveDueOn
          ? 'NO_DEADLINE'
          : (directive.reportedDoneOn ?? (closedOn as string)) <= effectiveDueOn
            ? 'ON_TIME'
            : 'LATE'
        : null,
    daysOverdue: isOverdue ? countDays(effectiveDueOn as string, on) : 0,
    deadline: { dueOn: deadline.dueOn, inferred: deadline.inferred },
    issuedOn,
    meeting: directive.meeting
      ? { code: directive.meeting.unwrap().code, period: directive.meeting.unwrap().period }
      : null,
    roles: assignments.map(({ role }) => role),
  };
}

export type DirectiveProjection = ReturnType<typeof projectDirective>;

type Filter = Record<string, unknown>;

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

function matchesConditions(value: unknown, conditions: Filter): boolean {
  return Object.entries(conditions).every(([operator, operand]) => {
    if (operator === 'isNull') return (value === null) === operand;
    if (operator === 'not') return value !== operand;
    if (value === null) return false;
    const [a, b] = [value as string, operand as string];
    if (operator === 'eq') return a === b;
    if (operator === 'in') return (operand as unknown[]).includes(a);
    if (operator === 'contains') return fold(a).includes(fold(b));
    return operator === 'gt' ? a > b : operator === 'gte' ? a >= b : operator === 'lt' ? a < b : a <= b;
  });
}

/** Returns whether a node matches a filter. A comparison with null is not true, and its negation is not either. */
export function matchesFilter(node: DirectiveProjection, filter: Filter): boolean {
  return Object.entries(filter).every(([key, condition]) => {
    if (key === 'and') return (condition as Filter[]).every((part) => matchesFilter(node, part));
    if (key === 'or') return (condition as Filter[]).some((part) => matchesFilter(node, part));
    if (key === 'deadline')
      return Object.entries(condition as Filter).every(([name, of]) =>
        matchesConditions(node.deadline[name as 'dueOn'], of as Filter),
      );
    if (key === 'meeting')
      return (
        node.meeting !== null &&
        Object.entries(condition as Filter).every(([name, of]) =>
          matchesConditions((node.meeting as Filter)[name], of as Filter),
        )
      );
    if (key === 'assignments')
      return Object.entries(condition as Filter).every(([which, of]) => {
        const some = node.roles.some((role) => matchesConditions(role, (of as { role?: Filter }).role ?? {}));
        return which === 'some' ? some : !some;
      });
    return matchesConditions(node[key as keyof DirectiveProjection], condition as Filter);
  });
}

/** Returns a comparator for an order: nulls come first or last as requested, and the id breaks ties. */
export function createOrderComparator(terms: readonly { field: string; direction: string; nulls: string }[]) {
  const value = (node: DirectiveProjection, field: string) =>
    field === 'DUE_ON' ? node.deadline.dueOn : field === 'ISSUED_ON' ? node.issuedOn : node.code;
  return (a: DirectiveProjection, b: DirectiveProjection): number => {
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
