import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToMany, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { TextSpan } from '../documents/document.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Topic } from './topic.entity.ts';

export const ConclusionKind = defineEnum('ConclusionKind', 'The kind of a conclusion.', {
  DIRECTIVE: ['nhiệm vụ giao', 'Orders somebody to do something.'],
  PROHIBITION: ['nghiêm cấm, không để', 'Forbids something.'],
  DECISION: ['thống nhất, đồng ý', 'Decides something. It orders nobody to do anything.'],
  NOTICE: ['thông báo', 'Announces something.'],
  TARGET: ['chỉ tiêu phấn đấu', 'Sets a figure to reach.'],
  ASSESSMENT: ['đánh giá, biểu dương', 'Praises or criticizes.'],
  REPORT: ['báo cáo tình hình', 'Reports what was done.'],
  ESCALATION: [
    'vượt thẩm quyền, báo cáo',
    'Says to whom matters beyond the powers of a unit are to be reported.',
  ],
});
export type ConclusionKind = keyof typeof ConclusionKind;

/** One clause of what the chair concluded. The unit is the clause and not the sentence, because one sentence may hold seven. */
@ObjectType({
  implements: Node,
  description:
    'One clause of what the chair concluded, numbered in its meeting and never renumbered. Vietnamese: kết luận.',
})
@Entity()
@Unique({ properties: ['meeting', 'ordinal'] })
@Check({ name: 'conclusion_ordinal_check', expression: 'ordinal > 0' })
export class Conclusion extends StoredNode {
  static override readonly prefix = 'con';

  @Field(() => Meeting, { description: 'The meeting that stated the conclusion.' })
  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  @Field(() => Int, { description: 'The number within the meeting, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => ConclusionKind, { description: 'The kind of conclusion.' })
  @Enum(enumColumn(ConclusionKind))
  kind!: ConclusionKind;

  @Field(() => String, { description: 'The words of the conclusion.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'Its place in the document; null if no text was recorded.',
  })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;

  @Field(() => Boolean, {
    description:
      'True if it was decided that the conclusion needs no action. It then does not count as forgotten.',
  })
  @Property({ type: 'boolean', default: false })
  noActionNeeded: Opt<boolean> = false;

  @Field(() => String, { nullable: true, description: 'Why it needs no action.' })
  @Property({ type: 'text', nullable: true })
  noActionReason: string | null = null;

  @ManyToMany(() => Topic, undefined, { pivotTable: 'conclusion_topic' })
  topics = new Collection<Topic>(this);
}
