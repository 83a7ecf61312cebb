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
  PENDING: ['chờ rà soát', 'Not decided yet.'],
  ACCEPTED: ['chấp nhận', 'It is a conclusion and will be recorded as proposed here.'],
  REJECTED: ['loại bỏ', 'It is not a conclusion.'],
  REPLACED: ['đã tách, gộp', 'Other proposals replace it, because it was split or joined with others.'],
});
export type ProposalDecision = keyof typeof ProposalDecision;

export const DuplicateDecision = defineEnum(
  'DuplicateDecision',
  'How a clause relates to a recorded directive that orders the same.',
  {
    SAME: ['cùng một nhiệm vụ', 'The same directive again. No new one is created.'],
    REPEATS: ['nhắc lại', 'A new directive that orders the same again.'],
  },
);
export type DuplicateDecision = keyof typeof DuplicateDecision;

/**
 * One clause of a draft: what the rules extracted, and what people decided.
 *
 * The fields under `extracted`, `extractedDeadline` and the extracted fields of the addressees never change. The other fields
 * start as copies of them, and the reviewer may change them.
 */
@ObjectType({
  implements: Node,
  description:
    'A clause of a draft: what the rules extracted, and what a reviewer decided. Vietnamese: đề xuất.',
})
@Entity()
@Index({ properties: ['draft', 'start', 'id'] })
@Check({ name: 'proposal_order', expression: '0 <= start and start < stop' })
@Check({ name: 'proposal_same_order', expression: '(earlier_id is null) = (same_order is null)' })
export class Proposal extends StoredNode {
  static override readonly prefix = 'prp';

  @Field(() => Draft, { nullable: true, description: 'The draft; null if the viewer may not see it.' })
  @ManyToOne(() => Draft, { ref: true })
  draft!: Ref<Draft>;

  @Field(() => Int, {
    description: 'The offset at which it starts, in UTF-16 units from the start of the text.',
  })
  @Property({ type: 'integer' })
  start!: number;

  @Field(() => Int, { description: 'The offset at which it ends, exclusive.' })
  @Property({ type: 'integer', fieldName: 'stop' })
  end!: number;

  @Field(() => String, { description: 'The exact words of the clause.' })
  @Property({ type: 'text' })
  quote!: string;

  @Field(() => ExtractedClauseValues, { description: 'What the rules extracted. It never changes.' })
  @Embedded(() => ExtractedClauseValues, { prefix: 'said_' })
  extracted: Opt<ExtractedClauseValues> = new ExtractedClauseValues();

  @Field(() => Deadline, {
    description: 'The deadline that the rules extracted; kind NONE without words if they found none.',
  })
  @Embedded(() => Deadline, { prefix: 'said_deadline_' })
  extractedDeadline: Opt<Deadline> = new Deadline();

  @Field(() => ProposalDecision, { description: 'What a reviewer decided.' })
  @Enum({ ...enumColumn(ProposalDecision), default: 'PENDING' })
  decision: Opt<ProposalDecision> = 'PENDING';

  @Field(() => String, { nullable: true, description: 'A remark of the reviewer.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => ConclusionKind, { description: 'The kind of conclusion it will be recorded as.' })
  @Enum(enumColumn(ConclusionKind))
  kind!: ConclusionKind;

  @Field(() => DirectiveKind, {
    nullable: true,
    description:
      'The kind of the directive. If null: STANDING_RULE for a PROHIBITION, CONTINUOUS for an ONGOING or RECURRING deadline, else TASK.',
  })
  @Enum({ ...enumColumn(DirectiveKind), nullable: true })
  directiveKind: DirectiveKind | null = null;

  @Field(() => Deadline, { description: 'The deadline it will be recorded with.' })
  @Embedded(() => Deadline)
  deadline: Opt<Deadline> = new Deadline();

  /** The deadline as the client sent it. It is resolved again when the directive is created. */
  @Property({ type: 'json', nullable: true })
  deadlineTerms: Opt<object> | null = null;

  @Field(() => Boolean, {
    description: 'Whether the source says that it is urgent. Urgency is not a deadline.',
  })
  @Property({ type: 'boolean', default: false })
  urgent: Opt<boolean> = false;

  @Field(() => [String], { description: 'The places it will be recorded with.' })
  @Property({ type: 'array', default: [] })
  places: Opt<string[]> = [];

  /** The ids of themes. An array is enough: they are few, and the link has no fields of its own. */
  @Property({ type: 'array', default: [] })
  topicIds: Opt<string[]> = [];

  @Field(() => Directive, {
    nullable: true,
    description: 'The recorded directive that orders the same, if the reviewer decided so.',
  })
  @ManyToOne(() => Directive, { ref: true, nullable: true, index: true, fieldName: 'earlier_id' })
  duplicateOf: Ref<Directive> | null = null;

  @Field(() => DuplicateDecision, {
    nullable: true,
    description: 'How this clause relates to that directive.',
  })
  @Enum({ ...enumColumn(DuplicateDecision), nullable: true, fieldName: 'same_order' })
  duplicateDecision: DuplicateDecision | null = null;

  @Field(() => Proposal, { nullable: true, description: 'The proposal that it was split from.' })
  @ManyToOne(() => Proposal, { ref: true, nullable: true, index: true })
  splitFrom: Ref<Proposal> | null = null;

  @Field(() => Proposal, { nullable: true, description: 'The proposal that it was joined into.' })
  @ManyToOne(() => Proposal, { ref: true, nullable: true, index: true })
  joinedInto: Ref<Proposal> | null = null;

  @Field(() => Conclusion, { nullable: true, description: 'The conclusion that was recorded from it.' })
  @ManyToOne(() => Conclusion, { ref: true, nullable: true, index: true })
  conclusion: Ref<Conclusion> | null = null;

  @Field(() => Directive, { nullable: true, description: 'The directive that was recorded from it.' })
  @ManyToOne(() => Directive, { ref: true, nullable: true, index: true })
  directive: Ref<Directive> | null = null;

  @Field(() => DateTimeScalar, { description: 'When the proposal last changed, including its addressees.' })
  @Property({ type: 'datetime', length: 3, fieldName: 'changed_at', defaultRaw: 'current_timestamp(3)' })
  updatedAt: Opt<Date> = new Date();
}
