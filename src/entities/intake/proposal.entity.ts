import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Embedded, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Conclusion, ConclusionKind } from '../conclusions/conclusion.entity.ts';
import { Deadline } from '../directives/deadline.ts';
import { Directive } from '../directives/directive.entity.ts';
import { DirectiveKind } from '../directives/directive-enums.ts';
import { Draft } from './draft.entity.ts';
import { ExtractedClauseValues } from './extracted-clause.ts';

export const ProposalDecision = defineEnum('ProposalDecision', 'What a reviewer decided about a clause.', {
  PENDING: ['chờ rà soát', 'Nobody decided yet.'],
  ACCEPTED: ['chấp nhận', 'It is a clause, and is to be recorded as it stands here.'],
  REJECTED: ['loại bỏ', 'It is no clause of what was concluded.'],
  REPLACED: ['đã tách, gộp', 'Other proposals stand in its place: it was split, or joined with others.'],
});
export type ProposalDecision = keyof typeof ProposalDecision;

export const DuplicateDecision = defineEnum(
  'DuplicateDecision',
  'What a clause is to an order that is in the record already.',
  {
    SAME: ['cùng một nhiệm vụ', 'The same order, arriving once more: no new directive is made.'],
    REPEATS: ['nhắc lại', 'A new directive that says the same again.'],
  },
);
export type DuplicateDecision = keyof typeof DuplicateDecision;

/**
 * One clause of a draft: what the rules said of it, and what people decided, side by side.
 *
 * The fields under `said`, `extractedDeadline` and those of the addressees that the rules named never change. The others start
 * as their copies and are the reviewer's.
 */
@ObjectType({
  implements: Node,
  description: 'A clause of a draft: what the rules read, and what a reviewer decided. Vietnamese: đề xuất.',
})
@Entity()
@Index({ properties: ['draft', 'start', 'id'] })
@Check({ name: 'proposal_order', expression: '0 <= start and start < stop' })
@Check({ name: 'proposal_same_order', expression: '(earlier_id is null) = (same_order is null)' })
export class Proposal extends StoredNode {
  static override readonly prefix = 'prp';

  @Field(() => Draft, { nullable: true, description: 'The draft; null to those who may not see it.' })
  @ManyToOne(() => Draft, { ref: true })
  draft!: Ref<Draft>;

  @Field(() => Int, { description: 'Where it starts, in UTF-16 units from the start of the text.' })
  @Property({ type: 'integer' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  @Property({ type: 'integer', fieldName: 'stop' })
  end!: number;

  @Field(() => String, { description: 'The exact words that stand there.' })
  @Property({ type: 'text' })
  quote!: string;

  @Field(() => ExtractedClauseValues, { description: 'What the rules read. It never changes.' })
  @Embedded(() => ExtractedClauseValues, { prefix: 'said_' })
  extracted: Opt<ExtractedClauseValues> = new ExtractedClauseValues();

  @Field(() => Deadline, {
    description: 'The deadline the rules read; NONE without words where they read none.',
  })
  @Embedded(() => Deadline, { prefix: 'said_deadline_' })
  extractedDeadline: Opt<Deadline> = new Deadline();

  @Field(() => ProposalDecision, { description: 'What a reviewer decided.' })
  @Enum({ ...enumColumn(ProposalDecision), default: 'PENDING' })
  decision: Opt<ProposalDecision> = 'PENDING';

  @Field(() => String, { nullable: true, description: 'A remark of the reviewer.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => ConclusionKind, { description: 'The kind it will be recorded as.' })
  @Enum(enumColumn(ConclusionKind))
  kind!: ConclusionKind;

  @Field(() => DirectiveKind, {
    nullable: true,
    description:
      'The kind of the directive that follows: unless chosen, STANDING_RULE for a PROHIBITION, CONTINUOUS for what is due ONGOING or RECURRING, else TASK. Null: it is left to that.',
  })
  @Enum({ ...enumColumn(DirectiveKind), nullable: true })
  directiveKind: DirectiveKind | null = null;

  @Field(() => Deadline, { description: 'The deadline it will be recorded with.' })
  @Embedded(() => Deadline)
  deadline: Opt<Deadline> = new Deadline();

  /** The deadline as it was sent, to be read once more when the directive is made. */
  @Property({ type: 'json', nullable: true })
  deadlineTerms: Opt<object> | null = null;

  @Field(() => Boolean, { description: 'Whether the source says it is urgent. Urgency is no deadline.' })
  @Property({ type: 'boolean', default: false })
  urgent: Opt<boolean> = false;

  @Field(() => [String], { description: 'Places it will be recorded with.' })
  @Property({ type: 'array', default: [] })
  places: Opt<string[]> = [];

  /** Ids of themes: few, and nothing is kept of the link but that it is there. */
  @Property({ type: 'array', default: [] })
  topicIds: Opt<string[]> = [];

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive in the record that orders the same, when the reviewer decided so.',
  })
  @ManyToOne(() => Directive, { ref: true, nullable: true, index: true, fieldName: 'earlier_id' })
  duplicateOf: Ref<Directive> | null = null;

  @Field(() => DuplicateDecision, { nullable: true, description: 'What this clause is to that directive.' })
  @Enum({ ...enumColumn(DuplicateDecision), nullable: true, fieldName: 'same_order' })
  duplicateDecision: DuplicateDecision | null = null;

  @Field(() => Proposal, { nullable: true, description: 'The proposal it was split off from.' })
  @ManyToOne(() => Proposal, { ref: true, nullable: true, index: true })
  splitFrom: Ref<Proposal> | null = null;

  @Field(() => Proposal, { nullable: true, description: 'The proposal it was joined into.' })
  @ManyToOne(() => Proposal, { ref: true, nullable: true, index: true })
  joinedInto: Ref<Proposal> | null = null;

  @Field(() => Conclusion, { nullable: true, description: 'The conclusion it became.' })
  @ManyToOne(() => Conclusion, { ref: true, nullable: true, index: true })
  conclusion: Ref<Conclusion> | null = null;

  @Field(() => Directive, { nullable: true, description: 'The directive it became.' })
  @ManyToOne(() => Directive, { ref: true, nullable: true, index: true })
  directive: Ref<Directive> | null = null;

  @Field(() => DateTimeScalar, { description: 'When anything about it or its addressees last changed.' })
  @Property({ type: 'datetime', length: 3, fieldName: 'changed_at', defaultRaw: 'current_timestamp(3)' })
  updatedAt: Opt<Date> = new Date();
}
