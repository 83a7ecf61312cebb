import { Resolver } from 'type-graphql';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { ADDRESSEE, DEADLINE } from '../directives/error-codes.ts';
import { REVIEW } from './error-codes.ts';
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
  @Act({
    node: Proposal,
    input: ReviewProposalInput,
    verb: 'draft.review',
    description:
      'Decides about a clause: accepts it, changes what will be recorded, rejects it, or takes the decision back.',
    refusals: [
      ...REVIEW,
      'DECISION_IMPOSSIBLE',
      'SPAN_OVERLAPS',
      'ADDRESSEE_UNKNOWN',
      'DIRECTIVE_FOREIGN',
      'DIRECTIVE_MISSING',
      ...ADDRESSEE,
      ...DEADLINE,
    ],
  })
  reviewProposal(input: ReviewProposalInput, scope: Scope): Promise<Proposal> {
    return proposals.reviewProposal(scope, input);
  }

  @Act({
    node: Proposal,
    input: MoveProposalSpanInput,
    verb: 'draft.review',
    description: 'Says that a clause starts or ends elsewhere.',
    refusals: [...REVIEW, 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  moveProposalSpan(input: MoveProposalSpanInput, scope: Scope): Promise<Proposal> {
    return clauses.moveSpan(scope, input);
  }

  @Act({
    node: Proposal,
    input: SplitProposalInput,
    verb: 'draft.review',
    description: 'Splits a clause. It is kept as REPLACED and answered; its parts name it in `splitFrom`.',
    refusals: [...REVIEW, 'SPLIT_INVALID', 'SPAN_INVALID'],
  })
  splitProposal(input: SplitProposalInput, scope: Scope): Promise<Proposal> {
    return clauses.split(scope, input);
  }

  @Act({
    node: Proposal,
    input: JoinProposalsInput,
    verb: 'draft.review',
    description:
      'Joins clauses into one, which is answered; they are kept as REPLACED and name it in `joinedInto`.',
    refusals: [...REVIEW, 'JOIN_INVALID', 'SPAN_OVERLAPS', 'SPAN_INVALID'],
  })
  joinProposals(input: JoinProposalsInput, scope: Scope): Promise<Proposal> {
    return clauses.join(scope, input);
  }

  @Act({
    node: Proposal,
    input: AddProposalInput,
    verb: 'draft.review',
    description: 'Marks a clause that the rules missed.',
    refusals: ['DRAFT_CLOSED', 'SPAN_INVALID', 'SPAN_OVERLAPS'],
  })
  addProposal(input: AddProposalInput, scope: Scope): Promise<Proposal> {
    return clauses.addProposal(scope, input);
  }
}
