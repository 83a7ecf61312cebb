import { Resolver } from 'type-graphql';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ADDRESSEE_ERRORS, DEADLINE_ERRORS } from '../directives/error-codes.ts';
import { REVIEW_ERRORS } from './error-codes.ts';
import {
  AddProposalInput,
  JoinProposalsInput,
  MoveProposalSpanInput,
  ReviewProposalInput,
  SplitProposalInput,
} from './proposal.inputs.ts';
import * as proposals from './proposal.service.ts';
import * as clauses from './proposal-spans.service.ts';

/** The clauses of drafts, as they are reviewed. */
@Resolver()
export class ProposalResolver {
  @TransactionalMutation({
    node: Proposal,
    input: ReviewProposalInput,
    permission: 'draft.review',
    description:
      'Decides about a clause: accepts it, changes what will be recorded, rejects it, or takes the decision back.',
    errorCodes: [
      ...REVIEW_ERRORS,
      'DECISION_IMPOSSIBLE',
      'SPAN_OVERLAPS',
      'ADDRESSEE_UNKNOWN',
      'DIRECTIVE_FOREIGN',
      'DIRECTIVE_MISSING',
      ...ADDRESSEE_ERRORS,
      ...DEADLINE_ERRORS,
    ],
  })
  reviewProposal(input: ReviewProposalInput, ctx: MutationContext): Promise<Proposal> {
    return proposals.reviewProposal(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: MoveProposalSpanInput,
    permission: 'draft.review',
    description: 'Says that a clause starts or ends elsewhere.',
    errorCodes: [...REVIEW_ERRORS, 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  moveProposalSpan(input: MoveProposalSpanInput, ctx: MutationContext): Promise<Proposal> {
    return clauses.moveProposalSpan(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: SplitProposalInput,
    permission: 'draft.review',
    description: 'Splits a clause. It is kept as REPLACED and answered; its parts name it in `splitFrom`.',
    errorCodes: [...REVIEW_ERRORS, 'SPLIT_INVALID', 'SPAN_INVALID'],
  })
  splitProposal(input: SplitProposalInput, ctx: MutationContext): Promise<Proposal> {
    return clauses.splitProposal(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: JoinProposalsInput,
    permission: 'draft.review',
    description:
      'Joins clauses into one, which is answered; they are kept as REPLACED and name it in `joinedInto`.',
    errorCodes: [...REVIEW_ERRORS, 'JOIN_INVALID', 'SPAN_OVERLAPS', 'SPAN_INVALID'],
  })
  joinProposals(input: JoinProposalsInput, ctx: MutationContext): Promise<Proposal> {
    return clauses.joinProposals(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: AddProposalInput,
    permission: 'draft.review',
    description: 'Marks a clause that the rules missed.',
    errorCodes: ['DRAFT_CLOSED', 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  addProposal(input: AddProposalInput, ctx: MutationContext): Promise<Proposal> {
    return clauses.addProposal(ctx, input);
  }
}
