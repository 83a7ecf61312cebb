import { Field, ID, InputType, Int } from 'type-graphql';
import { ConclusionKind } from '../../entities/conclusions/conclusion.entity.ts';
import { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { DuplicateDecision, ProposalDecision } from '../../entities/intake/proposal.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/inputs.ts';
import { DeadlineInput } from '../directives/deadline.inputs.ts';
import { AddresseeInput } from '../directives/directive.inputs.ts';

@InputType({
  description:
    'To whom a clause is given: exactly one of organization, group and person, and the words that name it.',
})
export class DecidedAddresseeInput extends AddresseeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The proposed addressee that is decided about; left out for one that was not proposed. Those that are not named are struck out.',
  })
  addressee?: string | null;
}

@InputType({ description: 'A decision about a clause; what is left out stays as it is.' })
export class ReviewProposalInput extends UpdateInput {
  @Field(() => ProposalDecision, {
    nullable: true,
    description: 'ACCEPTED, REJECTED, or PENDING to take a decision back.',
  })
  decision?: ProposalDecision | null;

  @Field(() => String, { nullable: true, description: 'A remark for others who review.' })
  note?: string | null;

  @Field(() => ConclusionKind, { nullable: true, description: 'What the clause does.' })
  kind?: ConclusionKind | null;

  @Field(() => DirectiveKind, {
    nullable: true,
    description: 'Whether the directive that follows has an end.',
  })
  directiveKind?: DirectiveKind | null;

  @Field(() => [DecidedAddresseeInput], {
    nullable: true,
    description: 'All to whom it is given; an empty list says that nobody is named.',
  })
  addressees?: DecidedAddresseeInput[] | null;

  @Field(() => DeadlineInput, {
    nullable: true,
    description: 'Until when. NONE says that nobody set a day. The words are kept.',
  })
  deadline?: DeadlineInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the source says it is urgent.' })
  urgent?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'Places it speaks of.' })
  places?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Themes it belongs to.' })
  topics?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The directive in the record that orders the same.' })
  duplicateOf?: string | null;

  @Field(() => DuplicateDecision, {
    nullable: true,
    description: 'What the clause is to that directive; SAME unless given.',
  })
  duplicateDecision?: DuplicateDecision | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: it is an order of its own after all; `duplicateOf` is taken back.',
  })
  clearDuplicate?: boolean | null;
}

@InputType({ description: 'Where a clause stands, when the rules saw it too short or too long.' })
export class MoveProposalSpanInput extends UpdateInput {
  @Field(() => Int, { description: 'Where it starts, in UTF-16 units.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;
}

@InputType({ description: 'Where a clause is to be split.' })
export class SplitProposalInput extends UpdateInput {
  @Field(() => [Int], {
    description: 'Places in the text where a new clause starts, inside the present one, in rising order.',
  })
  at!: number[];
}

@InputType({ description: 'A proposal and the version it was read in.' })
export class ProposalVersionInput {
  @Field(() => ID, { description: 'The proposal.' })
  id!: string;

  @Field(() => Int, { description: 'The version it had when it was read.' })
  expectedVersion!: number;
}

@InputType({ description: 'Clauses to be joined into one, from the first to the last of them.' })
export class JoinProposalsInput extends CreateInput {
  @Field(() => [ProposalVersionInput], { description: 'Two or more proposals of one draft.' })
  proposals!: ProposalVersionInput[];
}

@InputType({ description: 'A clause that the rules missed.' })
export class AddProposalInput extends CreateInput {
  @Field(() => ID, { description: 'The draft.' })
  draft!: string;

  @Field(() => Int, { description: 'Where it starts, in UTF-16 units.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;

  @Field(() => ConclusionKind, { defaultValue: 'DIRECTIVE', description: 'What it does.' })
  kind!: ConclusionKind;
}
