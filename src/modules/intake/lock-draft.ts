import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { TextRange } from '../../shared/text-range.ts';
import { assertDraftOpen } from './draft.service.ts';

/** Locks an open draft to review its clauses. A second reviewer waits, and then gets the decisions of the first. */
export async function lockOpenDraft(ctx: MutationContext, id: string): Promise<Draft> {
  const draft = await lockVisible(ctx, Draft, id);
  await authorizeInBody(ctx, 'draft.review', draft);
  assertDraftOpen(draft);
  return draft;
}

/** Throws `PROPOSAL_SETTLED` if the proposal is recorded or replaced by others. */
function assertUnsettled({ decision, conclusion }: Proposal): void {
  if (!conclusion && decision !== 'REPLACED') return;
  throw new DomainError(
    'PROPOSAL_SETTLED',
    conclusion
      ? 'This clause is already recorded. Change the conclusion or the directive.'
      : 'This clause was split or joined, and other clauses replace it. Decide about those.',
    { path: ['id'] },
  );
}

/** Locks a proposal and its draft for a mutation. Checks the expected version. Throws `PROPOSAL_SETTLED`. */
export async function lockUnsettledProposal(
  ctx: MutationContext,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<{ draft: Draft; proposal: Proposal }> {
  const visible = await findVisible(ctx, Proposal, id);
  const draft = await lockOpenDraft(ctx, visible.draft.id);
  const proposal = await lockVisible(ctx, Proposal, id);
  assertVersion(proposal, expectedVersion);
  assertUnsettled(proposal);
  return { draft, proposal };
}

/** Returns the exact words of a span. Throws `SPAN_INVALID` if it is outside the text, has no words, or cuts a character in two. */
export function quoteAt({ text, length }: Draft, { start, end }: TextRange): string {
  const quote = start >= 0 && start < end && end <= length ? text.slice(start, end) : '';
  if (quote.trim() && quote.isWellFormed()) return quote;
  throw new DomainError(
    'SPAN_INVALID',
    `${start} to ${end} is not a span with words in this text of ${length} characters. Count UTF-16 code units from 0; the end is exclusive.`,
    { path: ['start'] },
  );
}

/** Throws `SPAN_OVERLAPS` if the span shares words with another clause. Each word belongs to at most one clause. */
export async function assertNoOverlap(
  { em }: MutationContext,
  draft: Draft,
  { start, end }: TextRange,
  exceptIds: readonly string[] = [],
): Promise<void> {
  const other = await em.findOne(Proposal, {
    draft,
    id: { $nin: [...exceptIds] },
    decision: { $in: ['PENDING', 'ACCEPTED'] },
    start: { $lt: end },
    end: { $gt: start },
  });
  if (!other) return;
  throw new DomainError(
    'SPAN_OVERLAPS',
    `The span from ${start} to ${end} overlaps another clause, from ${other.start} to ${other.end}. Reject, move or join that clause first.`,
    { path: ['start'], node: other.id },
  );
}
