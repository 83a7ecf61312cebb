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
      description: 'The fields that differ, sorted by name. For a new row: all fields that have a value.',
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
        'The changed node in its present state; a tombstone if it was withdrawn. Null if the viewer may not see it, or if the row is a pair without an id.',
    },
    account: {
      type: () => Account,
      to: () => [Account],
      nullable: true,
      id: (e) => `${e}.actor`,
      description: 'The account that made the change; null if no account made it, for example a migration.',
    },
  },
  sortOrders: {
    SEQ: { type: 'integer', sql: (e) => `${e}.seq`, description: 'By number, in the order of commits.' },
  },
  defaultOrder: ['-SEQ'],
  rootFields: {
    one: { name: 'auditEvent', by: ['id'], description: 'One event of the history.' },
    many: {
      name: 'auditLog',
      description:
        'The events of the history, the latest first. Use a filter on `body` for one governing body.',
    },
  },
});

/** Adds the field `auditLog` to every type with a history. Call it once, after all type definitions are declared. */
export function registerAuditLogLinks(): void {
  const auditLog = hasMany(
    () => AuditEvent,
    'subject_id',
    'The changes of this node, the latest first. Only for viewers who may read the history.',
  );
  for (const of of trackedTypes) extendGraphType(of, { auditLog });
}
