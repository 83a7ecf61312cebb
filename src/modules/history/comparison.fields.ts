import { Directive } from '../../entities/directives/directive.entity.ts';
import { DayScalar } from '../../shared/day.ts';
import { type Definition, type Link, reading } from '../../shared/graph-type.ts';
import { changes, EVERY } from './comparison.sql.ts';
import { Comparison, DirectiveChange, DirectiveChangeKind } from './comparison.types.ts';

reading(DirectiveChange, {
  rows: changes,
  derived: {
    kind: { type: () => DirectiveChangeKind, sql: (c) => `${c}.kind`, description: 'What differs.' },
    on: {
      type: () => DayScalar,
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
  references: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (c) => `${c}.directive_id`,
      description: 'The directive, as it stands now.',
    },
  },
  orders: {
    ON: { type: 'date', sql: (c) => `${c}.happened_on`, description: 'By day, the earliest first.' },
  },
  defaultOrder: ['ON'],
});

const ofKind = (kind: keyof typeof DirectiveChangeKind, description: string): Link => ({
  to: () => DirectiveChange,
  description,
  join: () => 'true',
  values: { kind },
});

const day =
  (name: 'from' | 'to'): Definition =>
  (_, q) =>
    q.value(name);

reading(Comparison, {
  rows: () => `(select 1 as id)`,
  derived: {
    from: { type: () => DayScalar, sql: day('from'), description: 'The earlier day; its end is meant.' },
    to: { type: () => DayScalar, sql: day('to'), description: 'The later day; its end is meant.' },
  },
  links: {
    changes: {
      to: () => DirectiveChange,
      join: () => 'true',
      values: { kind: EVERY },
      description:
        'Everything that differs, by day. A directive stands here once for each kind, so at most seven times.',
    },
    opened: ofKind(
      'OPENED',
      'Open for the first time on a day between, by its day of issue. What was opened and closed on one day was never open at the end of a day, and is not told; what was opened on one day and closed on another stands here and among the closed.',
    ),
    reopened: ofKind('REOPENED', 'Open again on a day between, by the day of the move.'),
    closed: ofKind(
      'CLOSED',
      'Completed, cancelled, superseded or transferred on a day between, by the day of the move; opened again since or not.',
    ),
    slipped: ofKind(
      'SLIPPED',
      'Due on a later day than before, by the days on which deadlines were changed; what was moved and moved back is not told.',
    ),
    tightened: ofKind('TIGHTENED', 'Due on an earlier day than before, told in the same way.'),
    reassigned: ofKind(
      'REASSIGNED',
      'Issued by the end of `from`, and given to others at the end of `to`, both as recorded by then: assignments bear no day of their own. Who returned it does not count any more; members a collective was resolved into do not count besides it.',
    ),
    reworded: ofKind(
      'REWORDED',
      'With other words at the end of `to` than at the end of `from`, both as recorded by then; drafts too. What was not yet recorded at the end of `from` has no words to compare.',
    ),
  },
});
