// The inputs of the mutations of a directive. The file is longer than usual, because a directive has many mutations.
import { Field, ID, InputType } from 'type-graphql';
import { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { CreateInput, DatedUpdateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { DeadlineInput } from './deadline.inputs.ts';

@InputType({ description: 'An addressee of a directive: exactly one of organization, group and person.' })
export class AddresseeInput {
  @Field(() => ID, { nullable: true, description: 'An organization.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'A group (collective addressee).' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'A person.' })
  person?: string | null;

  @Field(() => AssignmentRole, { defaultValue: 'LEAD', description: 'The role of the addressee.' })
  role!: AssignmentRole;

  @Field(() => String, { nullable: true, description: 'The words of the source that name the addressee.' })
  words?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'True if the clause names no addressee, and the addressee comes from an earlier part of the speech.',
  })
  inherited?: boolean;
}

@InputType({ description: 'The draft of a directive.' })
export class DraftDirectiveInput extends CreateInput {
  @Field(() => ID, { description: 'The governing body that issues it.' })
  body!: string;

  @Field(() => String, { description: 'The text of the directive, in the words of the source.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The code, unique in the governing body. Default: the code of the meeting, or the year, with the next number.',
  })
  code?: string | null;

  @Field(() => DirectiveKind, {
    defaultValue: 'TASK',
    description: 'The kind: whether the directive has an end.',
  })
  kind!: DirectiveKind;

  @Field(() => ID, { nullable: true, description: 'The conclusion that the directive follows from.' })
  conclusion?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting that the directive comes from. Default: the meeting of the conclusion.',
  })
  meeting?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The text span with the exact words. Default: the span of the conclusion.',
  })
  span?: string | null;

  @Field(() => DeadlineInput, {
    nullable: true,
    description: 'The deadline. Leave it out if the source names none.',
  })
  deadline?: DeadlineInput | null;

  @Field(() => [AddresseeInput], {
    defaultValue: [],
    description: 'The addressees; empty if the source names none.',
  })
  addressees!: AddresseeInput[];

  @Field(() => [ID], { defaultValue: [], description: 'The topics it belongs to.' })
  topics!: string[];

  @Field(() => [String], { defaultValue: [], description: 'The places that it names.' })
  places!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True if the source says "ngay", "khẩn trương" or "sớm" (urgent).',
  })
  urgent!: boolean;
}

@InputType({ description: 'The fields of a draft to change. A field that is left out stays as it is.' })
export class RewriteDirectiveDraftInput extends UpdateInput {
  @Field(() => String, {
    nullable: true,
    description: 'The text of the directive, in the words of the source.',
  })
  text?: string | null;

  @Field(() => DirectiveKind, { nullable: true, description: 'The kind: whether the directive has an end.' })
  kind?: DirectiveKind | null;

  @Field(() => DeadlineInput, { nullable: true, description: 'The deadline.' })
  deadline?: DeadlineInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the source says it is urgent.' })
  urgent?: boolean | null;
}

@InputType({ description: 'The draft to issue. From the day of issue its addressees owe a result.' })
export class IssueDirectiveInput extends UpdateInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day of issue. Default: today.' })
  issuedOn?: Day | null;

  @Field(() => DatePrecision, {
    defaultValue: 'DAY',
    description: 'How precisely the source names that day.',
  })
  precision!: DatePrecision;
}

@InputType({ description: 'Additional addressees of a directive.' })
export class AssignDirectiveInput extends DatedUpdateInput {
  @Field(() => [AddresseeInput], { description: 'The addressees and their roles.' })
  addressees!: AddresseeInput[];
}

@InputType({ description: 'The directive that an addressee accepts.' })
export class AcceptDirectiveInput extends DatedUpdateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The assignment. Leave it out if the viewer can act for only one assignment.',
  })
  assignment?: string | null;
}

@InputType({ description: 'The directive that an addressee returns, and the reason.' })
export class ReturnDirectiveInput extends AcceptDirectiveInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

/** Base of inputs for transitions that need no reason. */
@InputType()
export abstract class TransitionInput extends DatedUpdateInput {
  @Field(() => String, { nullable: true, description: 'An optional note.' })
  reason?: string | null;
}

/** Base of inputs for transitions that need a reason. */
@InputType()
export abstract class ReasonedTransitionInput extends DatedUpdateInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'The directive that the unit starts.' })
export class StartDirectiveInput extends TransitionInput {}

@InputType({ description: 'The directive whose completion is confirmed.' })
export class ConfirmCompletionInput extends TransitionInput {}

@InputType({ description: 'The suspended directive to resume.' })
export class ResumeDirectiveInput extends TransitionInput {}

@InputType({ description: 'The directive to suspend, and the reason.' })
export class SuspendDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The directive to cancel, and the reason.' })
export class CancelDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The directive to transfer to another governing body, and the reason.' })
export class TransferDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The closed directive to reopen, and the reason.' })
export class ReopenDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The directive to return to the unit for rework, and the reason.' })
export class ReturnForReworkInput extends ReasonedTransitionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The lead assignments whose part is not done. Default: all leads.',
  })
  assignments?: string[] | null;
}

@InputType({ description: 'The deadline that replaces the deadline in force, and the reason.' })
export class ChangeDeadlineInput extends ReasonedTransitionInput {
  @Field(() => DeadlineInput, { description: 'The new deadline.' })
  deadline!: DeadlineInput;
}

@InputType({ description: 'The assignment to a group to resolve into one assignment for each member.' })
export class ResolveGroupInput extends UpdateInput {}
