import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const CalendarDayKind = defineEnum('CalendarDayKind', 'What a calendar says of a day.', {
  DAY_OFF: ['ngày nghỉ', 'A public holiday, or a day off in its place: not a working day.'],
  WORKDAY: ['ngày làm bù', 'A Saturday or Sunday that is worked instead of another day.'],
  ORDINARY: ['ngày thường', 'As its weekday says: an earlier entry was taken back.'],
});
export type CalendarDayKind = keyof typeof CalendarDayKind;

/**
 * A day on which a governing body does not work as the weekday says.
 *
 * The Labour Code (2019, article 112) names the holidays; which five days are Tết and which days are worked instead the Government
 * decides anew each year. So the calendar is rows that an administrator completes, not a formula.
 */
@ObjectType({
  implements: Node,
  description:
    'A day on which a governing body does not work as the weekday says. Vietnamese: ngày nghỉ lễ, ngày làm bù.',
})
@Entity()
@Unique({ properties: ['body', 'day'] })
export class CalendarDay extends StoredNode {
  static override readonly prefix = 'cal';

  @Field(() => Organization, { nullable: true, description: 'The governing body whose calendar it is.' })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => DateScalar, { description: 'The day.' })
  @Property({ type: 'date' })
  day!: Day;

  @Field(() => CalendarDayKind, { description: 'What the calendar says of it.' })
  @Enum(enumColumn(CalendarDayKind))
  kind!: CalendarDayKind;

  @Field(() => String, {
    nullable: true,
    description: 'The holiday, or for which day it is worked instead, "Giỗ tổ Hùng Vương".',
  })
  @Property({ type: 'text', nullable: true })
  name: string | null = null;
}
