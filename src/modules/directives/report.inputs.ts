import { Field, InputType, Int } from 'type-graphql';
import { UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { CreateForAssignmentInput } from './assignment.inputs.ts';

@InputType({
  description: 'A file that proves a report. Upload it with POST /files first.',
})
export class EvidenceInput {
  @Field(() => String, { description: 'The SHA-256 hash of the file, as returned by POST /files.' })
  sha256!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the file. Default: the name from the upload.',
  })
  fileName?: string | null;
}

@InputType({ description: 'A progress report of a unit on a directive.' })
export class ReportProgressInput extends CreateForAssignmentInput {
  @Field(() => String, { description: 'What was done.' })
  summary!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The percentage done, 0 to 100, as the unit estimates it.',
  })
  percent?: number | null;

  @Field(() => String, { nullable: true, description: 'The obstacles.' })
  obstacles?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The period that the report covers, for example `2026-10`, `2026-Q3` or `2026`.',
  })
  period?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True if the unit reports that its part is done.',
  })
  isCompletionReport!: boolean;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'False to store the report as a draft. A draft changes nothing until it is submitted.',
  })
  submit!: boolean;

  @Field(() => [EvidenceInput], {
    defaultValue: [],
    description: 'The evidence: files that prove the report.',
  })
  evidence!: EvidenceInput[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of submission. Default: today.',
  })
  on?: Day | null;
}

@InputType({ description: 'The draft of a report to submit.' })
export class SubmitReportInput extends UpdateInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of submission. Default: today.',
  })
  on?: Day | null;
}

@InputType({
  description: 'The fields of a draft report to change. A field that is left out stays as it is.',
})
export class RewriteReportInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'What was done.' })
  summary?: string | null;

  @Field(() => Int, { nullable: true, description: 'The percentage done, 0 to 100.' })
  percent?: number | null;

  @Field(() => String, { nullable: true, description: 'The obstacles.' })
  obstacles?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True if the unit reports that its part is done.',
  })
  isCompletionReport?: boolean | null;

  @Field(() => [EvidenceInput], { defaultValue: [], description: 'The evidence files to add.' })
  evidence!: EvidenceInput[];
}
