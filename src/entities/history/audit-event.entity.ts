import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const AuditKind = defineEnum('AuditKind', 'What happened to a row of the graph.', {
  ENTERED: ['nhập mới', 'It was entered.'],
  CHANGED: ['thay đổi', 'Some of it was changed.'],
  REMOVED: ['gỡ bỏ', 'It was taken out; its versions stay in the history.'],
  READ: ['tra cứu', 'An auditor read or exported something.'],
});
export type AuditKind = keyof typeof AuditKind;

/**
 * One change of one row: who, when, why, from what to what.
 *
 * The database writes it, whatever door the change came through, numbers it without gaps and chains it: its hash covers the
 * event and the hash of the event before it in the chain of its governing body. Nothing here is ever changed.
 */
@ObjectType({
  implements: Node,
  description:
    'One change of one row: who, when, why, from what to what; chained so that no change of the past goes unseen. Vietnamese: nhật ký.',
})
@Entity()
export class AuditEvent extends Node {
  static override readonly prefix = 'evt';

  @Field(() => Int, {
    description: 'Its number in the installation, from 1, without gaps, in the order of commits.',
  })
  @Property({ type: 'integer', columnType: 'bigint' })
  seq!: number;

  @Field(() => Organization, {
    nullable: true,
    description: 'The governing body in whose chain it stands; null: the chain of the installation.',
  })
  @ManyToOne(() => Organization, { ref: true, nullable: true })
  body: Ref<Organization> | null = null;

  @Field(() => Int, { description: 'Its number in that chain, from 1, without gaps.' })
  @Property({ type: 'integer', columnType: 'bigint' })
  number!: number;

  @Field(() => DateTimeScalar, {
    description: 'When it was recorded. Never before the event that precedes it, whatever the clock says.',
  })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'What the clock of the machine said, when it stood behind the last event by over a second.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  clockAt: Date | null = null;

  @Field(() => String, { description: 'Events of one transaction, so of one act, share this.' })
  @Property({ type: 'text', columnType: 'bigint' })
  transaction!: string;

  @Field(() => AuditKind, { description: 'What happened.' })
  @Enum(enumColumn(AuditKind))
  kind!: AuditKind;

  @Property({ type: 'text' })
  subjectTable!: string;

  @Field(() => String, {
    description: 'The id of what was changed; the two ids of a pair with a blank between them.',
  })
  @Property({ type: 'text', collation: 'C' })
  subjectId!: string;

  @Field(() => String, {
    description:
      'Who: the id of an account, or in capitals what acts by itself (`SEED`, `MIGRATION`, `LOCAL`).',
  })
  @Property({ type: 'text', collation: 'C' })
  actor!: string;

  @Field(() => String, { nullable: true, description: 'For whom it was done, if for somebody else.' })
  @Property({ type: 'text', collation: 'C', nullable: true })
  onBehalfOf: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The act that did it, `issueDirective`; null: past every act.',
  })
  @Property({ type: 'text', nullable: true, fieldName: 'act' })
  action: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why, when a reason was given.' })
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
    description: 'The hash of the event before it in its chain; 64 zeros at the first.',
  })
  @Property({ type: 'text', collation: 'C' })
  previous!: string;

  @Field(() => String, { description: 'SHA-256 of its record in canonical JSON, lower-case hexadecimal.' })
  @Property({ type: 'text', collation: 'C' })
  hash!: string;
}
