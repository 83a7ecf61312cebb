import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { TextSpan } from '../documents/document.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Directive } from './directive.entity.ts';

export const ReviewOutcome = defineEnum('ReviewOutcome', 'What a later meeting decided about a directive.', {
  CARRIED_OVER: ['tiếp tục theo dõi', 'It stays open and is reviewed again.'],
  NOTED: ['ghi nhận', 'The meeting took note of it.'],
  URGED: ['đôn đốc', 'The meeting urged the unit.'],
  CLOSED: ['kết thúc theo dõi', 'The meeting closed it.'],
});
export type ReviewOutcome = keyof typeof ReviewOutcome;
/** The review of a directive in a later meeting. The directive is carried over; no new one is created. */
@ObjectType({
  implements: Node,
  description: 'The review of a directive in a later meeting. Vietnamese: rà soát tại kỳ họp sau.',
})
@Entity()
@Unique({ properties: ['directive', 'meeting'] })
export class Review extends StoredNode {
  static override readonly prefix = 'rev';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The later meeting; null if the viewer may not see it.',
  })
  @ManyToOne(() => Meeting, { ref: true, index: true })
  meeting!: Ref<Meeting>;

  @Field(() => DateScalar, { description: 'The day of the review.' })
  @Property({ type: 'date' })
  reviewedOn!: Day;

  @Field(() => ReviewOutcome, { description: 'What the meeting decided.' })
  @Enum(enumColumn(ReviewOutcome))
  outcome!: ReviewOutcome;

  @Field(() => String, { nullable: true, description: 'A note of the review.' })
  @Property({ type: 'text', nullable: true })
  note: string | null = null;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'The passage of the later document about the directive.',
  })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;
}
