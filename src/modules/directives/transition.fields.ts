import { DeadlineChange, ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { defineGraphType, hasMany } from '../../shared/graph-type.ts';

const ordinalOrder = {
  ORDINAL: {
    type: 'integer',
    sql: (row: string) => `${row}.ordinal`,
    description: 'By number, the first one first.',
  },
} as const;

defineGraphType(Transition, { sortOrders: ordinalOrder, defaultOrder: ['ORDINAL'] });

defineGraphType(DeadlineChange, { sortOrders: ordinalOrder, defaultOrder: ['ORDINAL'] });

defineGraphType(ExtensionRequest, {
  connectionFields: {
    deadlineChanges: hasMany(() => DeadlineChange, 'request_id', 'The change of deadline that granted it.'),
  },
  sortOrders: {
    REQUESTED_ON: {
      type: 'date',
      sql: (row) => `${row}.requested_on`,
      description: 'By the day it was asked for.',
    },
  },
  defaultOrder: ['REQUESTED_ON'],
});

defineGraphType(Evidence, {
  rootFields: {
    many: { name: 'evidence', description: 'Files that reports show; by hash with a filter on `sha256`.' },
  },
});

defineGraphType(ProgressReport, {
  connectionFields: { evidence: hasMany(() => Evidence, 'report_id', 'Files that show what it claims.') },
  sortOrders: {
    SUBMITTED_ON: {
      type: 'date',
      nullable: true,
      sql: (row) => `${row}.submitted_on`,
      description: 'By the day it was sent in.',
    },
  },
  defaultOrder: ['-SUBMITTED_ON'],
});
