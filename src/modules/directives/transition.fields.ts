import { DeadlineChange, ExtensionRequest } from '../../entities/directives/extension.entity.ts';
import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { Transition } from '../../entities/directives/transition.entity.ts';
import { pointingBack, reading } from '../../shared/graph-type.ts';

const inTheirOrder = {
  ORDINAL: {
    type: 'integer',
    sql: (row: string) => `${row}.ordinal`,
    description: 'By number, the first one first.',
  },
} as const;

reading(Transition, { orders: inTheirOrder, defaultOrder: ['ORDINAL'] });

reading(DeadlineChange, { orders: inTheirOrder, defaultOrder: ['ORDINAL'] });

reading(ExtensionRequest, {
  links: {
    deadlineChanges: pointingBack(
      () => DeadlineChange,
      'request_id',
      'The change of deadline that granted it.',
    ),
  },
  orders: {
    REQUESTED_ON: {
      type: 'date',
      sql: (row) => `${row}.requested_on`,
      description: 'By the day it was asked for.',
    },
  },
  defaultOrder: ['REQUESTED_ON'],
});

reading(Evidence, {
  roots: {
    many: { name: 'evidence', description: 'Files that reports show; by hash with a filter on `sha256`.' },
  },
});

reading(ProgressReport, {
  links: { evidence: pointingBack(() => Evidence, 'report_id', 'Files that show what it claims.') },
  orders: {
    SUBMITTED_ON: {
      type: 'date',
      nullable: true,
      sql: (row) => `${row}.submitted_on`,
      description: 'By the day it was sent in.',
    },
  },
  defaultOrder: ['-SUBMITTED_ON'],
});
