import { Field, ID, InputType, Int } from 'type-graphql';
import { ConclusionKind } from '../../entities/conclusions/conclusion.entity.ts';
import { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { DuplicateDecision, ProposalDecision } from '../../entities/intake/proposal.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DeadlineInput } from '../directives/deadline.inputs.ts';
import { AddresseeInput } from '../directives/directive.inputs.ts';

@InputType({
  description:
    'An addressee of a clause: exactly one of organization, group and person, and the words that name it.',
})
export class DecidedAddresseeInput extends AddresseeInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the proposed addressee; leave it out for a new addressee. Proposed addressees that are not in the list become excluded.',
  })
  addressee?: string | null;
}

@InputType({ description: 'A decision about a proposed clause. A field that is left out stays as it is.' })
export class ReviewProposalInput extends UpdateInput {
  @Field(() => ProposalDecision, {
    nullable: true,
    description: 'ACCEPTED, REJECTED, or PENDING to withdraw a decision.',
  })
  decision?: ProposalDecision | null;

  @Field(() => String, { nullable: true, description: 'A note for other reviewers.' })
  note?: string | null;

  @Field(() => ConclusionKind, { nullable: true, description: 'The kind of conclusion.' })
  kind?: ConclusionKind | null;

  @Field(() => DirectiveKind, {
    nullable: true,
    description: 'The kind of the directive that is recorded from the clause.',
  })
  directiveKind?: DirectiveKind | null;

  @Field(() => [DecidedAddresseeInput], {
    nullable: true,
    description: 'The complete list of addressees. An empty list means that the clause has no addressee.',
  })
  addressees?: DecidedAddresseeInput[] | null;

  @Field(() => DeadlineInput, {
    nullable: true,
    description:
      'The deadline; kind NONE if the source sets none. The words of the source stay unless `words` is given.',
  })
  deadline?: DeadlineInput | null;

  @Field(() => Boolean, { nullable: true, description: 'True if the source says that it is urgent.' })
  urgent?: boolean | null;

  @Field(() => [String], { nullable: true, description: 'The places that it names.' })
  places?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'The topics it belongs to.' })
  topics?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'The recorded directive that the clause repeats.' })
  duplicateOf?: string | null;

  @Field(() => DuplicateDecision, {
    nullable: true,
    description: 'The relation of the clause to that directive. Default: SAME.',
  })
  duplicateDecision?: DuplicateDecision | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to clear `duplicateOf`, because the clause is not a duplicate.',
  })
  clearDuplicate?: boolean | null;
}

@InputType({ description: 'The corrected start and end of a proposed clause.' })
export class MoveProposalSpanInput extends UpdateInput {
  @Field(() => Int, { description: 'The start offset, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'The end offset, exclusive.' })
  end!: number;
}

@InputType({ description: 'The proposed clause to split, and where.' })
export class SplitProposalInput extends UpdateInput {
  @Field(() => [Int], {
    description: 'The offsets in the text where a new clause starts: inside the clause, in ascending order.',
  })
  at!: number[];
}

@InputType({ description: 'A proposal and its expected version.' })
export class ProposalVersionInput extends UpdateInput {}

@InputType({ description: 'The proposed clauses to join into one.' })
export class JoinProposalsInput extends CreateInput {
  @Field(() => [ProposalVersionInput], { description: 'Two or more proposals of one draft.' })
  proposals!: ProposalVersionInput[];
}

@InputType({ description: 'A clause that the rules missed.' })
export class AddProposalInput extends CreateInput {
  @Field(() => ID, { description: 'The draft.' })
  draft!: string;

  @Field(() => Int, { description: 'The start offset, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int, { description: 'The end offset, exclusive.' })
  end!: number;

  @Field(() => ConclusionKind, { defaultValue: 'DIRECTIVE', description: 'The kind of conclusion.' })
  kind!: ConclusionKind;
}
