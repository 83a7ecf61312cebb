import { authorize } from '../../authorization/policy.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { assertDraftOpen } from './draft.service.ts';
import type { TextRange } from './uncovered-ranges.ts';

/** An open draft whose clauses are reviewed, locked: of two reviewers one waits, and then meets what the first decided. */
export async function lockOpenDraft(ctx: MutationContext, id: string): Promise<Draft> {
  const draft = await lockVisible(ctx, Draft, id);
  const body = await draft.body.loadOrFail();
  authorize(ctx.viewer, 'draft.review', { body: body.path });
  assertDraftOpen(draft);
  return draft;
}

/** Refuses with `PROPOSAL_SETTLED` a clause that is in the record, or that others replaced. */
function assertUnsettled({ decision, conclusion }: Proposal): void {
  if (!conclusion && decision !== 'REPLACED') return;
  throw new DomainError(
    'PROPOSAL_SETTLED',
    conclusion
      ? 'This clause is in the record already. Change the conclusion or the directive itself.'
      : 'This clause was split or joined: others stand in its place. Decide about those.',
    { path: ['id'] },
  );
}

/** A clause that an act changes, with its draft: both locked, and the clause in the version its caller read. */
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

/** The exact words of a passage; refuses with `SPAN_INVALID` what is none, says nothing, or cuts a character in two. */
export function quoteAt({ text, length }: Draft, { start, end }: TextRange): string {
  const quote = start >= 0 && start < end && end <= length ? text.slice(start, end) : '';
  if (quote.trim() && quote.isWellFormed()) return quote;
  throw new DomainError(
    'SPAN_INVALID',
    `${start} to ${end} is no passage with words in this text of ${length} characters. Count UTF-16 units from 0; the end is exclusive.`,
    { path: ['start'] },
  );
}

/** Refuses with `SPAN_OVERLAPS` a passage that shares words with another clause: each word belongs to one clause or none. */
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
    `${start} to ${end} shares words with another clause, from ${other.start} to ${other.end}. Reject, move or join that one first.`,
    { path: ['start'], node: other.id },
  );
}
