import { ID, ObjectType } from 'type-graphql';
import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { nodeEntities } from '../../entities/orm.ts';
import { pointingBack, reading, type Sql } from '../../shared/graph-type.ts';
import { InstantScalar, instantText } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';

/** What stands where an entry was taken out: nothing of it but that it was there. */
@ObjectType({
  implements: Node,
  description:
    'What stands where an entry was taken out: its id, its type, when and why. Seen by those who may read the history it stands in. Vietnamese: mục đã gỡ bỏ.',
})
export class Tombstone extends Node {}

const typeOf = (id: Sql): Sql =>
  `case left(${id}, 3) ${nodeEntities.map(({ prefix, name }) => `when '${prefix}' then '${name}'`).join(' ')} end`;

reading(Tombstone, {
  // The event of the removal is the tombstone: it is seen by whoever may see that event, and only while nothing came after it.
  rows: (q) => `(select e.subject_id as id, e.at, e.reason from ${q.table(AuditEvent)} e
    where e.kind = 'REMOVED' and e.subject_id ~ '^[a-z]{3}_[0-9a-f]{32}$' and ${q.seen(AuditEvent, 'e')}
      and not exists (select 1 from ${q.table(AuditEvent)} later where later.subject_id = e.subject_id and later.seq > e.seq))`,
  derived: {
    id: { type: () => ID, sql: (t) => `${t}.id`, description: 'The id it had; it is never used again.' },
    of: {
      type: () => String,
      sql: (t) => typeOf(`${t}.id`),
      description: 'The type it was of, as `__typename` says it: `Directive`.',
    },
    removedAt: {
      type: () => InstantScalar,
      sql: (t) => instantText(`${t}.at`),
      description: 'When it was taken out.',
    },
    reason: {
      type: () => String,
      nullable: true,
      sql: (t) => `${t}.reason`,
      description: 'Why; null when no reason was asked for, as when a role is revoked.',
    },
  },
  links: {
    auditLog: pointingBack(
      () => AuditEvent,
      'subject_id',
      'Its changes, the latest first; the first one is that it was removed.',
    ),
  },
});
