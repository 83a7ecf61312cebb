import { ID, ObjectType } from 'type-graphql';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { defineGraphType, hasMany, type Sql } from '../../shared/graph-type.ts';
import { DateTimeScalar, instantSql } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';

/** The record of a withdrawn entry. It shows that the entry existed, but none of its content. */
@ObjectType({
  implements: Node,
  description:
    'The record of a withdrawn entry: its id, its type, when and why it was withdrawn. Only for viewers who may read the history of its governing body. Vietnamese: mục đã gỡ bỏ.',
})
export class Tombstone extends Node {}

const typeNameSql = (id: Sql): Sql =>
  `case left(${id}, 3) ${nodeEntities.map(({ prefix, name }) => `when '${prefix}' then '${name}'`).join(' ')} end`;

defineGraphType(Tombstone, {
  // The REMOVED event is the tombstone. Viewers see it if they may see that event, and if no later event has the same subject.
  rows: (sql) => `(select e.subject_id as id, e.at, e.reason from ${sql.table(AuditEvent)} e
    where e.kind = 'REMOVED' and e.subject_id ~ '^[a-z]{3}_[0-9a-f]{32}$' and ${sql.visible(AuditEvent, 'e')}
      and not exists (select 1 from ${sql.table(AuditEvent)} later where later.subject_id = e.subject_id and later.seq > e.seq))`,
  computedFields: {
    id: {
      type: () => ID,
      sql: (t) => `${t}.id`,
      description: 'The id of the entry; it is never used again.',
    },
    of: {
      type: () => String,
      sql: (t) => typeNameSql(`${t}.id`),
      description: 'The `__typename` of the entry, for example `Directive`.',
    },
    removedAt: {
      type: () => DateTimeScalar,
      sql: (t) => instantSql(`${t}.at`),
      description: 'When it was withdrawn.',
    },
    reason: {
      type: () => String,
      nullable: true,
      sql: (t) => `${t}.reason`,
      description: 'Why it was withdrawn; null if no reason was required, for example for a revoked role.',
    },
  },
  connectionFields: {
    auditLog: hasMany(
      () => AuditEvent,
      'subject_id',
      'Its changes, the latest first. The first one is its removal.',
    ),
  },
});
