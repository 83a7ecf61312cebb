import { Account } from '../../entities/accounts/account.entity.ts';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { defineGraphType, extendGraphType, hasMany } from '../../shared/graph-type.ts';
import { Node } from '../../shared/node.entity.ts';
import { diffRows, FieldChange } from './field-change.ts';
import { Tombstone } from './tombstone.fields.ts';
import { trackedTypes } from './tracked-tables.ts';

defineGraphType(AuditEvent, {
  rowsKnownAt: (at) => `(select e.* from audit_event e where e.at <= ${at})`,
  computedFields: {
    changes: {
      type: () => FieldChange,
      list: true,
      description: 'The fields that differ, by name; of an entered row all that have a value.',
      sql: (e) => `json_build_array(${e}.subject_table, ${e}.before, ${e}.after)`,
      transform: (value) => diffRows(...(value as Parameters<typeof diffRows>)),
    },
  },
  nodeFields: {
    subject: {
      type: () => Node,
      to: () => [...nodeEntities, Tombstone],
      nullable: true,
      id: (e) => `${e}.subject_id`,
      description:
        'What was changed, as it stands now; a tombstone when it was taken out; null when it is hidden, or a pair.',
    },
    account: {
      type: () => Account,
      to: () => [Account],
      nullable: true,
      id: (e) => `${e}.actor`,
      description: 'The account that did it; null when something acted by itself.',
    },
  },
  sortOrders: {
    SEQ: { type: 'integer', sql: (e) => `${e}.seq`, description: 'By number: in the order of commits.' },
  },
  defaultOrder: ['-SEQ'],
  rootFields: {
    one: { name: 'auditEvent', by: ['id'], description: 'One event of the history.' },
    many: {
      name: 'auditLog',
      description: 'The history, the latest event first; of one body with a filter.',
    },
  },
});

/** Gives every node the log of its changes. To be called once, when all readings are declared. */
export function registerAuditLogLinks(): void {
  const auditLog = hasMany(
    () => AuditEvent,
    'subject_id',
    'Its changes, the latest first, to those who may read the history.',
  );
  for (const of of trackedTypes) extendGraphType(of, { auditLog });
}
