// This file is longer than usual, because a directive is the central entity and has many columns.
import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import {
  Check,
  Embedded,
  Entity,
  Enum,
  Index,
  ManyToMany,
  ManyToOne,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { enumColumn } from '../../shared/enum.ts';
import { DateTimeScalar } from '../../shared/instant.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Conclusion } from '../conclusions/conclusion.entity.ts';
import { Topic } from '../conclusions/topic.entity.ts';
import { TextSpan } from '../documents/document.entity.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Deadline } from './deadline.ts';
import { CLOSED_STATUSES, DirectiveKind, DirectiveStatus } from './directive-enums.ts';

const closedStatusesSql = CLOSED_STATUSES.map((status) => `'${status}'`).join(', ');

/**
 * An order of a governing body in its exact words, with its addressees and its deadline, if there is one.
 *
 * The status is stored. Whether the directive is open, late or silent is derived by one SQL expression each, in
 * `directive.fields.ts`.
 */
@ObjectType({
  implements: Node,
  description:
    'An order of a governing body in its exact words, with its addressees and its deadline. Vietnamese: nhiệm vụ, ý kiến chỉ đạo.',
})
@Entity()
@Unique({ properties: ['body', 'code'] })
@Index({ properties: ['meeting', 'id'] })
// Three columns say whether a directive is open now, and must agree: the status, the open-ended range of days, and the closing day.
@Check({
  name: 'directive_open_days_agree',
  expression: `(status not in ('DRAFT', ${closedStatusesSql}) and kind <> 'STANDING_RULE') = upper_inf(open_days)`,
})
@Check({
  name: 'directive_closed_on_agrees',
  expression: `(status in (${closedStatusesSql})) = (closed_on is not null)`,
})
@Check({
  name: 'directive_issued_unless_draft',
  expression: `status in ('DRAFT', 'CANCELLED') or issued_on is not null`,
})
@Check({ name: 'directive_due_after_issue', expression: 'deadline_due_on >= issued_on' })
@Check({ name: 'directive_closed_after_issue', expression: 'closed_on >= issued_on' })
export class Directive extends StoredNode {
  static override readonly prefix = 'dir';

  @Field(() => String, {
    description: 'A short code for people, unique in its governing body. It is never changed or reused.',
  })
  @Property({ type: 'text', collation: 'C' })
  code!: string;

  @Field(() => String, { description: 'The order in the words of the source.' })
  @Property({ type: 'text' })
  text!: string;

  @Field(() => DirectiveKind, { description: 'Whether the directive has an end.' })
  @Enum(enumColumn(DirectiveKind))
  kind!: DirectiveKind;

  @Enum(enumColumn(DirectiveStatus))
  status!: DirectiveStatus;

  @Field(() => Organization, {
    nullable: true,
    description: 'The governing body that ordered it; null if the viewer may not see it.',
  })
  @ManyToOne(() => Organization, { ref: true })
  body!: Ref<Organization>;

  @Field(() => Meeting, {
    nullable: true,
    description: 'The meeting that ordered it; null if only a document did.',
  })
  @ManyToOne(() => Meeting, { ref: true, nullable: true })
  meeting: Ref<Meeting> | null = null;

  @Field(() => Conclusion, { nullable: true, description: 'The conclusion it follows from.' })
  @ManyToOne(() => Conclusion, { ref: true, nullable: true, index: true })
  conclusion: Ref<Conclusion> | null = null;

  @Field(() => TextSpan, {
    nullable: true,
    description: 'The exact words it follows from, and their place in the document.',
  })
  @ManyToOne(() => TextSpan, { ref: true, nullable: true, index: true })
  span: Ref<TextSpan> | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was issued; null while it is a draft.',
  })
  @Property({ type: 'date', nullable: true })
  issuedOn: Day | null = null;

  @Field(() => DatePrecision, {
    nullable: true,
    description: 'How exactly the source names the day of issue.',
  })
  @Enum({ ...enumColumn(DatePrecision), nullable: true })
  issuedOnPrecision: DatePrecision | null = null;

  @Field(() => Deadline, { description: 'The deadline in force.' })
  @Embedded(() => Deadline)
  deadline: Opt<Deadline> = new Deadline();

  @Field(() => Deadline, { description: 'The deadline as it was first set. It never changes.' })
  @Embedded(() => Deadline)
  originalDeadline: Opt<Deadline> = new Deadline();

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'The day the unit reported it done, if that report was not sent back. This day decides whether it is late.',
  })
  @Property({ type: 'date', nullable: true })
  reportedDoneOn: Day | null = null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was closed; null while it is not closed.',
  })
  @Property({ type: 'date', nullable: true })
  closedOn: Day | null = null;

  /** The days at whose end it was open, `{[2017-02-28,)}`. After a reopening there are several ranges. */
  @Property({ columnType: 'datemultirange', type: 'string', default: '{}' })
  openDays: Opt<string> = '{}';

  @Field(() => Boolean, {
    description: 'True if the source says "ngay", "khẩn trương" or "sớm". Urgency is not a deadline.',
  })
  @Property({ type: 'boolean', default: false })
  urgent: Opt<boolean> = false;

  @Field(() => [String], { description: 'The places it mentions, in the words of the source.' })
  @Property({ type: 'array', default: [] })
  places: Opt<string[]> = [];

  @Field(() => DateTimeScalar, {
    description: 'When the directive last changed, including its status, deadline, assignments and reports.',
  })
  @Property({ type: 'datetime', length: 3, fieldName: 'changed_at', defaultRaw: 'current_timestamp(3)' })
  updatedAt: Opt<Date> = new Date();

  @ManyToMany(() => Topic, undefined, { pivotTable: 'directive_topic' })
  topics = new Collection<Topic>(this);
}
