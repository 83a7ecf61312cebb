import type { Opt, Ref } from '@mikro-orm/core';
import { Check, Entity, Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, type Day } from '../../shared/day.ts';
import { defineEnum, enumColumn } from '../../shared/enum.ts';
import { Node, StoredNode } from '../../shared/node.entity.ts';
import { Account } from '../accounts/account.entity.ts';
import { Organization } from '../units/organization.entity.ts';
import { Directive } from './directive.entity.ts';

export const ReportState = defineEnum('ReportState', 'Whether a report is submitted.', {
  DRAFT: ['bản nháp', 'Being written. It has no effect yet.'],
  SUBMITTED: ['đã gửi', 'Submitted.'],
});
export type ReportState = keyof typeof ReportState;

@ObjectType({
  implements: Node,
  description: 'A report of a unit on a directive, with evidence. Vietnamese: báo cáo kết quả.',
})
@Entity()
@Index({ properties: ['directive', 'submittedOn'] })
@Check({ name: 'progress_report_percent_check', expression: 'percent between 0 and 100' })
@Check({
  name: 'progress_report_submitted_has_day',
  expression: `(state = 'SUBMITTED') = (submitted_on is not null)`,
})
export class ProgressReport extends StoredNode {
  static override readonly prefix = 'rep';

  @Field(() => Directive, {
    nullable: true,
    description: 'The directive; null if the viewer may not see it.',
  })
  @ManyToOne(() => Directive, { ref: true })
  directive!: Ref<Directive>;

  @Field(() => Organization, {
    nullable: true,
    description: 'The unit that reports; null if the viewer may not see it.',
  })
  @ManyToOne(() => Organization, { ref: true, index: true })
  organization!: Ref<Organization>;

  @Field(() => ReportState, { description: 'Whether the report is submitted.' })
  @Enum({ ...enumColumn(ReportState), default: 'DRAFT' })
  state: Opt<ReportState> = 'DRAFT';

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was submitted; null while it is a draft.',
  })
  @Property({ type: 'date', nullable: true })
  submittedOn: Day | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The period it covers, `2026-10`; null if the report names none.',
  })
  @Property({ type: 'text', collation: 'C', nullable: true })
  period: string | null = null;

  @Field(() => String, { description: 'What the unit says it did.' })
  @Property({ type: 'text', fieldName: 'claim' })
  summary!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The percentage done, 0 to 100, as the unit estimates it.',
  })
  @Property({ type: 'integer', nullable: true })
  percent: number | null = null;

  @Field(() => String, { nullable: true, description: 'The obstacles that the unit reports.' })
  @Property({ type: 'text', nullable: true })
  obstacles: string | null = null;

  @Field(() => Boolean, { description: 'True if the unit reports with it that the directive is done.' })
  @Property({ type: 'boolean', default: false, fieldName: 'says_done' })
  isCompletionReport: Opt<boolean> = false;

  @Field(() => Account, {
    nullable: true,
    description:
      'The account that entered the report. It may not confirm the completion. Null for seeded reports.',
  })
  @ManyToOne(() => Account, { ref: true, nullable: true, index: true })
  account: Ref<Account> | null = null;
}

@ObjectType({
  implements: Node,
  description: 'A file that proves what a report says, identified by its hash. Vietnamese: minh chứng.',
})
@Entity()
@Check({ name: 'evidence_sha256_check', expression: `sha256 ~ '^[0-9a-f]{64}$'` })
@Check({ name: 'evidence_size_check', expression: 'size_bytes >= 0' })
export class Evidence extends StoredNode {
  static override readonly prefix = 'evi';

  @Field(() => ProgressReport, {
    nullable: true,
    description: 'The report; null if the viewer may not see it.',
  })
  @ManyToOne(() => ProgressReport, { ref: true, index: true })
  report!: Ref<ProgressReport>;

  @Field(() => String, { description: 'The name of the file as it was uploaded.' })
  @Property({ type: 'text' })
  fileName!: string;

  @Field(() => String, { description: 'The media type, `application/pdf`.' })
  @Property({ type: 'text' })
  mediaType!: string;

  @Field(() => Int, { description: 'The size in bytes.' })
  @Property({ type: 'integer' })
  sizeBytes!: number;

  @Field(() => String, { description: 'SHA-256 of its bytes, lower-case hexadecimal.' })
  @Property({ type: 'text', collation: 'C' })
  sha256!: string;
}
