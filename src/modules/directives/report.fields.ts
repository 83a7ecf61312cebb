import { Evidence, ProgressReport } from '../../entities/directives/progress-report.entity.ts';
import { defineGraphType, hasMany } from '../../shared/graph-type.ts';

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
