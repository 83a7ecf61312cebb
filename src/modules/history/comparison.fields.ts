import { Directive } from '../../entities/directives/directive.entity.ts';
import { DateScalar } from '../../shared/day.ts';
import { type ConnectionField, defineGraphType, type SqlExpression } from '../../shared/graph-type.ts';
import { ALL_KINDS, directiveChangesSql } from './comparison.sql.ts';
import { Comparison, DirectiveChange, DirectiveChangeKind } from './comparison.types.ts';

defineGraphType(DirectiveChange, {
  rows: directiveChangesSql,
  computedFields: {
    kind: { type: () => DirectiveChangeKind, sql: (c) => `${c}.kind`, description: 'What changed.' },
    on: {
      type: () => DateScalar,
      sql: (c) => `${c}.happened_on`,
      description:
        'The last day in the range on which it happened. For REASSIGNED and REWORDED: the day on which the change was recorded.',
    },
    before: {
      type: () => String,
      nullable: true,
      sql: (c) => `${c}.before`,
      description:
        'The value at the end of `from`. It is the status; for SLIPPED and TIGHTENED the due day, or null without one; for REASSIGNED one line for each addressee with role and present name; for REWORDED the text.',
    },
    after: {
      type: () => String,
      nullable: true,
      sql: (c) => `${c}.after`,
      description: 'The same value at the end of `to`.',
    },
  },
  nodeFields: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (c) => `${c}.directive_id`,
      description: 'The directive in its present state.',
    },
  },
  sortOrders: {
    ON: { type: 'date', sql: (c) => `${c}.happened_on`, description: 'By day, the earliest first.' },
  },
  defaultOrder: ['ON'],
});

const changesOfKind = (kind: keyof typeof DirectiveChangeKind, description: string): ConnectionField => ({
  to: () => DirectiveChange,
  description,
  join: () => 'true',
  parameters: { kind },
});

const dayValue =
  (name: 'from' | 'to'): SqlExpression =>
  (_, sql) =>
    sql.parameter(name);

defineGraphType(Comparison, {
  rows: () => `(select 1 as id)`,
  computedFields: {
    from: {
      type: () => DateScalar,
      sql: dayValue('from'),
      description: 'The earlier day; the comparison uses its end.',
    },
    to: {
      type: () => DateScalar,
      sql: dayValue('to'),
      description: 'The later day; the comparison uses its end.',
    },
  },
  connectionFields: {
    changes: {
      to: () => DirectiveChange,
      join: () => 'true',
      parameters: { kind: ALL_KINDS },
      description:
        'All changes, by day. A directive appears at most once for each kind, so at most seven times.',
    },
    opened: changesOfKind(
      'OPENED',
      'Directives that were open for the first time at the end of a day in the range, by day of issue. A directive that was opened and closed on the same day is left out. One that was opened and closed on different days is also in `closed`.',
    ),
    reopened: changesOfKind(
      'REOPENED',
      'Directives that were reopened on a day in the range, by the day of the transition.',
    ),
    closed: changesOfKind(
      'CLOSED',
      'Directives that were completed, cancelled, superseded or transferred on a day in the range, by the day of the transition, even if they were reopened later.',
    ),
    slipped: changesOfKind(
      'SLIPPED',
      'Directives with a later due day than before, by the day on which the deadline was changed. A deadline that was changed and changed back is left out.',
    ),
    tightened: changesOfKind(
      'TIGHTENED',
      'Directives with an earlier due day than before, by the day on which the deadline was changed.',
    ),
    reassigned: changesOfKind(
      'REASSIGNED',
      'Directives that were issued by the end of `from` and had other addressees at the end of `to`. Both states are as recorded at that time, because assignments have no day of their own. An addressee that returned the directive does not count, nor do the members of a collective addressee.',
    ),
    reworded: changesOfKind(
      'REWORDED',
      'Directives, drafts included, whose text at the end of `to` differs from the text at the end of `from`, both as recorded at that time. A directive that was recorded after the end of `from` is left out.',
    ),
  },
});
