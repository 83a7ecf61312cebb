import { Resolver } from 'type-graphql';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ADDRESSEE_ERRORS, DEADLINE_ERRORS } from '../directives/directive-error-codes.ts';
import { REVIEW_ERRORS } from './intake-error-codes.ts';
import {
  AddProposalInput,
  JoinProposalsInput,
  MoveProposalSpanInput,
  ReviewProposalInput,
  SplitProposalInput,
} from './proposal.inputs.ts';
import * as proposals from './proposal.service.ts';
import * as proposalSpans from './proposal-spans.service.ts';

/** The mutations of proposals: the clauses of drafts under review. */
@Resolver()
export class ProposalResolver {
  @TransactionalMutation({
    node: Proposal,
    input: ReviewProposalInput,
    permission: 'draft.review',
    description:
      'Decides about a proposed clause: accepts it, changes what will be recorded, rejects it, or withdraws the decision.',
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
    description: 'Changes the start and the end of a proposed clause.',
    errorCodes: [...REVIEW_ERRORS, 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  moveProposalSpan(input: MoveProposalSpanInput, ctx: MutationContext): Promise<Proposal> {
    return proposalSpans.moveProposalSpan(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: SplitProposalInput,
    permission: 'draft.review',
    description:
      'Splits a proposed clause. Returns the split proposal, which stays stored as REPLACED; its parts refer to it with `splitFrom`.',
    errorCodes: [...REVIEW_ERRORS, 'SPLIT_INVALID', 'SPAN_INVALID'],
  })
  splitProposal(input: SplitProposalInput, ctx: MutationContext): Promise<Proposal> {
    return proposalSpans.splitProposal(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: JoinProposalsInput,
    permission: 'draft.review',
    description:
      'Joins proposed clauses into one and returns it. The joined proposals stay stored as REPLACED and refer to it with `joinedInto`.',
    errorCodes: [...REVIEW_ERRORS, 'JOIN_INVALID', 'SPAN_OVERLAPS', 'SPAN_INVALID'],
  })
  joinProposals(input: JoinProposalsInput, ctx: MutationContext): Promise<Proposal> {
    return proposalSpans.joinProposals(ctx, input);
  }

  @TransactionalMutation({
    node: Proposal,
    input: AddProposalInput,
    permission: 'draft.review',
    description: 'Adds a clause that the rules missed.',
    errorCodes: ['DRAFT_CLOSED', 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  addProposal(input: AddProposalInput, ctx: MutationContext): Promise<Proposal> {
    return proposalSpans.addProposal(ctx, input);
  }
}
