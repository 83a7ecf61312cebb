import { Directive } from '../../entities/directives/directive.entity.ts';
import { DateScalar } from '../../shared/day.ts';
import { type ConnectionField, defineGraphType, type SqlExpression } from '../../shared/graph-type.ts';
import { ALL_KINDS, directiveChangesSql } from './comparison.sql.ts';
import { Comparison, DirectiveChange, DirectiveChangeKind } from './comparison.types.ts';

defineGraphType(DirectiveChange, {
  rows: directiveChangesSql,
  computedFields: {
    kind: { type: () => DirectiveChangeKind, sql: (c) => `${c}.kind`, description: 'What differs.' },
    on: {
      type: () => DateScalar,
      sql: (c) => `${c}.happened_on`,
      description:
        'The last day between the two it happened on; with REASSIGNED and REWORDED the day the change was recorded on.',
    },
    before: {
      type: () => String,
      nullable: true,
      sql: (c) => `${c}.before`,
      description:
        'How it stood at the end of `from`: the status; with SLIPPED and TIGHTENED the day it was due, null for none; with REASSIGNED a line for each addressee, role and present name; with REWORDED the words.',
    },
    after: {
      type: () => String,
      nullable: true,
      sql: (c) => `${c}.after`,
      description: 'The same at the end of `to`.',
    },
  },
  nodeFields: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (c) => `${c}.directive_id`,
      description: 'The directive, as it stands now.',
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
      description: 'The earlier day; its end is meant.',
    },
    to: { type: () => DateScalar, sql: dayValue('to'), description: 'The later day; its end is meant.' },
  },
  connectionFields: {
    changes: {
      to: () => DirectiveChange,
      join: () => 'true',
      parameters: { kind: ALL_KINDS },
      description:
        'Everything that differs, by day. A directive stands here once for each kind, so at most seven times.',
    },
    opened: changesOfKind(
      'OPENED',
      'Open for the first time on a day between, by its day of issue. What was opened and closed on one day was never open at the end of a day, and is not told; what was opened on one day and closed on another stands here and among the closed.',
    ),
    reopened: changesOfKind('REOPENED', 'Open again on a day between, by the day of the move.'),
    closed: changesOfKind(
      'CLOSED',
      'Completed, cancelled, superseded or transferred on a day between, by the day of the move; opened again since or not.',
    ),
    slipped: changesOfKind(
      'SLIPPED',
      'Due on a later day than before, by the days on which deadlines were changed; what was moved and moved back is not told.',
    ),
    tightened: changesOfKind('TIGHTENED', 'Due on an earlier day than before, told in the same way.'),
    reassigned: changesOfKind(
      'REASSIGNED',
      'Issued by the end of `from`, and given to others at the end of `to`, both as recorded by then: assignments bear no day of their own. Who returned it does not count any more; members a collective was resolved into do not count besides it.',
    ),
    reworded: changesOfKind(
      'REWORDED',
      'With other words at the end of `to` than at the end of `from`, both as recorded by then; drafts too. What was not yet recorded at the end of `from` has no words to compare.',
    ),
  },
});
