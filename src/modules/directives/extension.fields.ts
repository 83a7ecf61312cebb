import { DeadlineChange } from '../../entities/directives/deadline-change.entity.ts';
import { ExtensionRequest } from '../../entities/directives/extension-request.entity.ts';
import { defineGraphType, hasMany } from '../../shared/graph-type.ts';
import { ordinalOrder } from './ordinal-order.ts';

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
