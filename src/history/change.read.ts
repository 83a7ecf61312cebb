import { ID, Int } from 'type-graphql';
import { nodeEntities } from '../orm.ts';
import { InstantScalar } from '../shared/instant.ts';
import { Node } from '../shared/node.entity.ts';
import { type Definitions, reading, type Sql } from '../shared/reading.ts';
import { AuditEvent } from './audit-event.entity.ts';
import { Change, ChangeKind } from './change.ts';
import { eventsToTell } from './telling.ts';

/** Who did it and by which act is for those who may read the history, and for whoever did it. */
const ofTheHistory = (e: Sql, q: Definitions, value: Sql): Sql =>
  `case when ${e}.actor = ${q.viewer('account', 'text')} or ${q.seen(AuditEvent, e)} then ${value} end`;

reading(Change, {
  rows: eventsToTell,
  derived: {
    seq: {
      type: () => Int,
      description: 'Its number in the history of the installation: follow on `after` it.',
      sql: (e) => `${e}.seq`,
    },
    at: {
      type: () => InstantScalar,
      description: 'When it was recorded.',
      sql: (e) => `to_char(${e}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    },
    kind: { type: () => ChangeKind, description: 'What happened.', sql: (e) => `${e}.told_kind` },
    id: { type: () => ID, description: 'The id of the node.', sql: (e) => `${e}.node_id` },
    type: {
      type: () => String,
      description: 'The type of the node, `Directive`.',
      sql: (e) => `${e}.node_type`,
    },
    act: {
      type: () => String,
      nullable: true,
      description:
        'The act that did it, `issueDirective`, for those who may read the history and whoever did it.',
      sql: (e, q) => ofTheHistory(e, q, `${e}.act`),
    },
    actor: {
      type: () => String,
      nullable: true,
      description:
        'Who did it: the id of an account, or in capitals what acts by itself; for those who may read the history and whoever did it.',
      sql: (e, q) => ofTheHistory(e, q, `${e}.actor`),
    },
  },
  references: {
    node: {
      type: () => Node,
      to: () => nodeEntities,
      nullable: true,
      id: (e) => `${e}.node_id`,
      description: 'The node as it stands now, which may be later than the change; null when it is gone.',
    },
  },
});
