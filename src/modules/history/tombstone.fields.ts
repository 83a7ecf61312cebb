import { ID, ObjectType } from 'type-graphql';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { defineGraphType, hasMany, type Sql } from '../../shared/graph-type.ts';
import { DateTimeScalar, instantSql } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';

/** What stands where an entry was taken out: nothing of it but that it was there. */
@ObjectType({
  implements: Node,
  description:
    'What stands where an entry was taken out: its id, its type, when and why. Seen by those who may read the history it stands in. Vietnamese: mục đã gỡ bỏ.',
})
export class Tombstone extends Node {}

const typeNameSql = (id: Sql): Sql =>
  `case left(${id}, 3) ${nodeEntities.map(({ prefix, name }) => `when '${prefix}' then '${name}'`).join(' ')} end`;

defineGraphType(Tombstone, {
  // The event of the removal is the tombstone: it is seen by whoever may see that event, and only while nothing came after it.
  rows: (sql) => `(select e.subject_id as id, e.at, e.reason from ${sql.table(AuditEvent)} e
    where e.kind = 'REMOVED' and e.subject_id ~ '^[a-z]{3}_[0-9a-f]{32}$' and ${sql.visible(AuditEvent, 'e')}
      and not exists (select 1 from ${sql.table(AuditEvent)} later where later.subject_id = e.subject_id and later.seq > e.seq))`,
  computedFields: {
    id: { type: () => ID, sql: (t) => `${t}.id`, description: 'The id it had; it is never used again.' },
    of: {
      type: () => String,
      sql: (t) => typeNameSql(`${t}.id`),
      description: 'The type it was of, as `__typename` says it: `Directive`.',
    },
    removedAt: {
      type: () => DateTimeScalar,
      sql: (t) => instantSql(`${t}.at`),
      description: 'When it was taken out.',
    },
    reason: {
      type: () => String,
      nullable: true,
      sql: (t) => `${t}.reason`,
      description: 'Why; null when no reason was asked for, as when a role is revoked.',
    },
  },
  connectionFields: {
    auditLog: hasMany(
      () => AuditEvent,
      'subject_id',
      'Its changes, the latest first; the first one is that it was removed.',
    ),
  },
});
