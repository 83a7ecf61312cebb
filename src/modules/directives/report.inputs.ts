import { Field, ID, InputType, Int } from 'type-graphql';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({
  description: 'A file that shows what a report claims: sent to POST /files before, named by its hash.',
})
export class EvidenceInput {
  @Field(() => String, { description: 'SHA-256 of its bytes, as POST /files answered it.' })
  sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What to call it; the name it was sent with unless given.',
  })
  fileName?: string | null;
}

@InputType({ description: 'What a unit reports of a directive.' })
export class ReportProgressInput extends CreateInput {
  @Field(() => ID, { description: 'The directive.' })
  directive!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The assignment it reports on; may be left out when only one is yours.',
  })
  assignment?: string | null;

  @Field(() => String, { description: 'What was done.' })
  summary!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How much is done, 0 to 100, by the unit’s own judgement.',
  })
  percent?: number | null;

  @Field(() => String, { nullable: true, description: 'What stands in the way.' })
  obstacles?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The period it covers, `2026-10`, `2026-Q3` or `2026`.',
  })
  period?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: the unit says with it that its part is done.',
  })
  isCompletionReport!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False: a draft that changes nothing until it is submitted.',
  })
  submit!: boolean;

  @Field(() => [EvidenceInput], { defaultValue: [], description: 'Files that show it.' })
  evidence!: EvidenceInput[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it was sent in; today unless it is entered later.',
  })
  on?: Day | null;
}

@InputType({ description: 'A draft of a report to be sent in.' })
export class SubmitReportInput extends UpdateInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day it is sent in; today unless entered later.',
  })
  on?: Day | null;
}

@InputType({ description: 'What of a draft of a report is to be written anew; what is left out stays.' })
export class RewriteReportInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'What was done.' })
  summary?: string | null;

  @Field(() => Int, { nullable: true, description: 'How much is done, 0 to 100.' })
  percent?: number | null;

  @Field(() => String, { nullable: true, description: 'What stands in the way.' })
  obstacles?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the unit says with it that its part is done.',
  })
  isCompletionReport?: boolean | null;

  @Field(() => [EvidenceInput], { defaultValue: [], description: 'Files to add.' })
  evidence!: EvidenceInput[];
}
