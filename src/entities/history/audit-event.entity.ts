import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const AuditKind = defineEnum('AuditKind', 'What happened to a row of the graph.', {
  ENTERED: ['nhập mới', 'The row was entered.'],
  CHANGED: ['thay đổi', 'The row was changed.'],
  REMOVED: ['gỡ bỏ', 'The row was removed. Its versions stay in the history.'],
  READ: ['tra cứu', 'An auditor read or exported something.'],
});
export type AuditKind = keyof typeof AuditKind;

/**
 * One change of one row: who changed it, when and why, and its values before and after.
 *
 * The database writes an event for every change, also for changes that bypass the server. It numbers the events without gaps
 * and chains them: the hash of an event covers the event and the hash of the event before it in the chain of its governing
 * body. Events never change.
 */
@ObjectType({
  implements: Node,
  description:
    'One change of one row: who, when, why, and the values before and after. Events form a hash chain, so later changes of the past are detected. Vietnamese: nhật ký.',
})
@Entity()
export class AuditEvent extends Node {
  static override readonly prefix = 'evt';

  @Field(() => Int, {
    description: 'The number in the installation, from 1, without gaps, in the order of the commits.',
  })
  @Property({ type: 'integer', columnType: 'bigint' })
  seq!: number;

  @Field(() => Organization, {
    nullable: true,
    description:
      'The governing body whose chain the event belongs to; null for the chain of the installation.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  body: Ref<Organization> | null = null;

  @Field(() => Int, { description: 'The number in that chain, from 1, without gaps.' })
  @Property({ type: 'integer', columnType: 'bigint' })
  number!: number;

  @Field(() => DateTimeScalar, {
    description:
      'When it was recorded. It is never earlier than the preceding event, even if the clock was set back.',
  })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The time of the clock, if it was more than a second behind the preceding event; else null.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  clockAt: Date | null = null;

  @Field(() => String, { description: 'The transaction. All events of one mutation have the same.' })
  @Property({ type: 'text', columnType: 'bigint' })
  transaction!: string;

  @Field(() => AuditKind, { description: 'What happened.' })
  @Enum(enumColumn(AuditKind))
  kind!: AuditKind;

  @Property({ type: 'text' })
  subjectTable!: string;

  @Field(() => String, {
    description: 'The id of the changed row. For a row of a join table: its two ids, separated by a space.',
  })
  @Property({ type: 'text', collation: 'C' })
  subjectId!: string;

  @Field(() => String, {
    description: 'Who changed it: the id of an account, or `SEED`, `MIGRATION` or `LOCAL`.',
  })
  @Property({ type: 'text', collation: 'C' })
  actor!: string;

  @Field(() => String, {
    nullable: true,
    description: 'On whose behalf the actor did it; null if on nobody’s.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  onBehalfOf: string | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      'The name of the mutation, `issueDirective`; null if the change did not come from a mutation.',
  })
  @Property({ type: 'text', nullable: true, fieldName: 'act' })
  action: string | null = null;

  @Field(() => String, { nullable: true, description: 'The reason, if one was given.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;

  @Field(() => String, {
    nullable: true,
    description:
      'The id of the HTTP request that made the change. The log of the server has the same id. Null for commands.',
  })
  @Property({ type: 'text', nullable: true, fieldName: 'request' })
  requestId: string | null = null;

  @Field(() => String, {
    description: 'The hash of the preceding event in the chain; 64 zeros for the first event.',
  })
  @Property({ type: 'text', collation: 'C' })
  previous!: string;

  @Field(() => String, { description: 'SHA-256 of the event in canonical JSON, lower-case hexadecimal.' })
  @Property({ type: 'text', collation: 'C' })
  hash!: string;
}
