import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, ManyToMany, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { TextSpan } from '../documents/document.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Topic } from './topic.entity.ts';

export const ConclusionKind = defineEnum('ConclusionKind', 'What a conclusion does.', {
  DIRECTIVE: ['nhiệm vụ giao', 'Orders somebody to do something.'],
  PROHIBITION: ['nghiêm cấm, không để', 'Forbids something.'],
  DECISION: ['thống nhất, đồng ý', 'Decides something that nobody has to do.'],
  NOTICE: ['thông báo', 'Announces something.'],
  TARGET: ['chỉ tiêu phấn đấu', 'Sets a figure to reach.'],
  ASSESSMENT: ['đánh giá, biểu dương', 'Praises or criticises.'],
  REPORT: ['báo cáo tình hình', 'Says what was done.'],
  ESCALATION: ['vượt thẩm quyền, báo cáo', 'Says to whom to turn when something exceeds one’s powers.'],
});
export type ConclusionKind = keyof typeof ConclusionKind;

/** One clause of what the chair concluded. Clauses and not sentences: one sentence may hold seven. */
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

  @Field(() => Meeting, { description: 'The meeting that concluded it.' })
  @ManyToOne(() => Meeting, { ref: true })
  meeting!: Ref<Meeting>;

  @Field(() => Int, { description: 'Its number in the meeting, from 1.' })
  @Property({ type: 'integer' })
  ordinal!: number;

  @Field(() => ConclusionKind, { description: 'What it does.' })
  @Enum(enumColumn(ConclusionKind))
  kind!: ConclusionKind;

  @Field(() => String, { description: 'Its words.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'Where it stands in the document; null when no text was kept.',
  })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;

  @Field(() => Boolean, {
    description: 'Somebody decided that nothing follows from it, so it is not forgotten.',
  })
  @Property({ type: 'boolean', default: false })
  noActionNeeded: Opt<boolean> = false;

  @Field(() => String, { nullable: true, description: 'Why nothing follows from it.' })
  @Property({ type: 'text', nullable: true })
  noActionReason: string | null = null;

  @ManyToMany(() => Topic, undefined, { pivotTable: 'conclusion_topic' })
  topics = new Collection<Topic>(this);
}
