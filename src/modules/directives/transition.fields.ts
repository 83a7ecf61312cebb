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
    deadlineChanges: hasMany(
      () => DeadlineChange,
      'request_id',
      'The change of the deadline that followed when it was granted.',
    ),
  },
  sortOrders: {
    REQUESTED_ON: {
      type: 'date',
      sql: (row) => `${row}.requested_on`,
      description: 'By the day of the request.',
    },
  },
  defaultOrder: ['REQUESTED_ON'],
});

defineGraphType(Evidence, {
  rootFields: {
    many: {
      name: 'evidence',
      description: 'The evidence files of reports. Filter by `sha256` to find a file by its hash.',
    },
  },
});

defineGraphType(ProgressReport, {
  connectionFields: { evidence: hasMany(() => Evidence, 'report_id', 'The files that prove the report.') },
  sortOrders: {
    SUBMITTED_ON: {
      type: 'date',
      nullable: true,
      sql: (row) => `${row}.submitted_on`,
      description: 'By the day of submission.',
    },
  },
  defaultOrder: ['-SUBMITTED_ON'],
});
