// One act after the other: what each takes. Past the usual size, because a directive has many acts.
import { Field, ID, InputType } from 'type-graphql';
import { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { CreateInput, DatedUpdateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DatePrecision } from '../../shared/date-precision.ts';
import { DateScalar, type Day } from '../../shared/day.ts';
import { DeadlineInput } from './deadline.inputs.ts';

@InputType({ description: 'Whom a directive is given to: exactly one of organization, group and person.' })
export class AddresseeInput {
  @Field(() => ID, { nullable: true, description: 'An organization.' })
  organization?: string | null;

  @Field(() => ID, { nullable: true, description: 'A collective.' })
  group?: string | null;

  @Field(() => ID, { nullable: true, description: 'A person.' })
  person?: string | null;

  @Field(() => AssignmentRole, { defaultValue: 'LEAD', description: 'What it has to do.' })
  role!: AssignmentRole;

  @Field(() => String, { nullable: true, description: 'The words of the source that name it.' })
  words?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: the clause names nobody; the addressee stands earlier in the speech.',
  })
  inherited?: boolean;
}

@InputType({ description: 'A directive to be written as a draft.' })
export class DraftDirectiveInput extends CreateInput {
  @Field(() => ID, { description: 'The governing body that orders it.' })
  body!: string;

  @Field(() => String, { description: 'The order in the words of the source.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A code for people, unique in the body; made from the meeting and a number unless given.',
  })
  code?: string | null;

  @Field(() => DirectiveKind, { defaultValue: 'TASK', description: 'Whether it has an end.' })
  kind!: DirectiveKind;

  @Field(() => ID, { nullable: true, description: 'The conclusion it follows from.' })
  conclusion?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting it was born in; that of the conclusion unless given.',
  })
  meeting?: string | null;

  @Field(() => ID, { nullable: true, description: 'The exact words; those of the conclusion unless given.' })
  span?: string | null;

  @Field(() => DeadlineInput, { nullable: true, description: 'Until when; left out when nobody said.' })
  deadline?: DeadlineInput | null;

  @Field(() => [AddresseeInput], { defaultValue: [], description: 'To whom; empty when nobody was named.' })
  addressees!: AddresseeInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Themes it belongs to.' })
  topics!: string[];

  @Field(() => [String], { defaultValue: [], description: 'Places it speaks of.' })
  places!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The source says "ngay", "khẩn trương" or "sớm".',
  })
  urgent!: boolean;
}

@InputType({ description: 'What of a draft is to be written anew; what is left out stays.' })
export class RewriteDirectiveDraftInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'The order in the words of the source.' })
  text?: string | null;

  @Field(() => DirectiveKind, { nullable: true, description: 'Whether it has an end.' })
  kind?: DirectiveKind | null;

  @Field(() => DeadlineInput, { nullable: true, description: 'Until when.' })
  deadline?: DeadlineInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the source says it is urgent.' })
  urgent?: boolean | null;
}

@InputType({ description: 'A draft to be issued: from then on somebody owes it.' })
export class IssueDirectiveInput extends UpdateInput {
  @Field(() => DateScalar, { nullable: true, description: 'The day of issue; today unless given.' })
  issuedOn?: Day | null;

  @Field(() => DatePrecision, { defaultValue: 'DAY', description: 'How exactly the source names that day.' })
  precision!: DatePrecision;
}

@InputType({ description: 'To whom a directive is given besides those it was given to.' })
export class AssignDirectiveInput extends DatedUpdateInput {
  @Field(() => [AddresseeInput], { description: 'To whom, in which roles.' })
  addressees!: AddresseeInput[];
}

@InputType({ description: 'An answer of an addressee.' })
export class AcceptDirectiveInput extends DatedUpdateInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The assignment that is answered; may be left out when only one is yours.',
  })
  assignment?: string | null;
}

@InputType({ description: 'That an addressee returns a directive, and why.' })
export class ReturnDirectiveInput extends AcceptDirectiveInput {
  @Field(() => String, { description: 'Why it is returned.' })
  reason!: string;
}

/** A transition of a directive that needs no reason. */
@InputType()
export abstract class TransitionInput extends DatedUpdateInput {
  @Field(() => String, { nullable: true, description: 'A note, if there is something to say.' })
  reason?: string | null;
}

/** A transition of a directive that needs a reason. */
@InputType()
export abstract class ReasonedTransitionInput extends DatedUpdateInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'The directive that the unit starts to work on.' })
export class StartDirectiveInput extends TransitionInput {}

@InputType({ description: 'The directive that is confirmed to be done.' })
export class ConfirmCompletionInput extends TransitionInput {}

@InputType({ description: 'The suspended directive that goes on.' })
export class ResumeDirectiveInput extends TransitionInput {}

@InputType({ description: 'The directive to suspend, and why.' })
export class SuspendDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The directive to cancel, and why.' })
export class CancelDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The directive to hand to a body outside, and why.' })
export class TransferDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'The closed directive to open again, and why.' })
export class ReopenDirectiveInput extends ReasonedTransitionInput {}

@InputType({ description: 'A report that is returned to the unit, and why.' })
export class ReturnForReworkInput extends ReasonedTransitionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The assignments whose part is not done; all that reported unless given.',
  })
  assignments?: string[] | null;
}

@InputType({ description: 'A deadline to be set in place of the one in force.' })
export class ChangeDeadlineInput extends ReasonedTransitionInput {
  @Field(() => DeadlineInput, { description: 'The new deadline.' })
  deadline!: DeadlineInput;
}

@InputType({ description: 'A collective assignment to be resolved into one for each member.' })
export class ResolveGroupInput extends UpdateInput {}
