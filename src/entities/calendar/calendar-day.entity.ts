import type { Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Organization } from '../units/organization.entity.ts';

export const CalendarDayKind = defineEnum('CalendarDayKind', 'What the calendar says about a day.', {
  DAY_OFF: ['ngày nghỉ', 'A public holiday or its substitute: not a working day.'],
  WORKDAY: ['ngày làm bù', 'A Saturday or Sunday that is worked instead of another day.'],
  ORDINARY: ['ngày thường', 'Working or not according to its weekday: an earlier entry was cleared.'],
});
export type CalendarDayKind = keyof typeof CalendarDayKind;

/**
 * A day on which the working time of a governing body differs from the weekday.
 *
 * The Labour Code (2019, article 112) names the holidays. The Government decides each year which five days are Tết and which
 * days are worked instead. So the calendar consists of rows that an administrator completes, and is not a formula.
 */
@ObjectType({
  implements: Node,
  description:
    'A day on which the working time of a governing body differs from the weekday. Vietnamese: ngày nghỉ lễ, ngày làm bù.',
})
@Entity()
@Unique({ properties: ['body', 'day'] })
export class CalendarDay extends StoredNode {
  static override readonly prefix = 'cal';

  @Field(() => Organization, { nullable: true, description: 'The governing body of the calendar.' })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => DateScalar, { description: 'The day.' })
  @Property({ type: 'date' })
  day!: Day;

  @Field(() => CalendarDayKind, { description: 'What the calendar says about the day.' })
  @Enum(enumColumn(CalendarDayKind))
  kind!: CalendarDayKind;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the holiday, "Giỗ tổ Hùng Vương", or the day instead of which it is worked.',
  })
  @Property({ type: 'text', nullable: true })
  name: string | null = null;
}
