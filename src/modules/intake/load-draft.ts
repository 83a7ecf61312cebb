import { must } from '../../authorization/policy.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { known, locked, mustBeCurrent } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { mustBeOpen } from './draft.service.ts';
import type { Stretch } from './uncovered-ranges.ts';

/** An open draft whose clauses are reviewed, locked: of two reviewers one waits, and then meets what the first decided. */
export async function reviewedDraft(scope: Scope, id: string): Promise<Draft> {
  const draft = await locked(scope, Draft, id);
  const body = await draft.body.loadOrFail();
  must(scope.viewer, 'draft.review', { body: body.path });
  mustBeOpen(draft);
  return draft;
}

/** Refuses with `PROPOSAL_SETTLED` a clause that is in the record, or that others replaced. */
function mustBeUnsettled({ decision, conclusion }: Proposal): void {
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
export async function reviewedProposal(
  scope: Scope,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
): Promise<{ draft: Draft; proposal: Proposal }> {
  const seen = await known(scope, Proposal, id);
  const draft = await reviewedDraft(scope, seen.draft.id);
  const proposal = await locked(scope, Proposal, id);
  mustBeCurrent(proposal, expectedVersion);
  mustBeUnsettled(proposal);
  return { draft, proposal };
}

/** The exact words of a passage; refuses with `SPAN_INVALID` what is none, says nothing, or cuts a character in two. */
export function wordsOf({ text, length }: Draft, { start, end }: Stretch): string {
  const quote = start >= 0 && start < end && end <= length ? text.slice(start, end) : '';
  if (quote.trim() && quote.isWellFormed()) return quote;
  throw new DomainError(
    'SPAN_INVALID',
    `${start} to ${end} is no passage with words in this text of ${length} characters. Count UTF-16 units from 0; the end is exclusive.`,
    { path: ['start'] },
  );
}

/** Refuses with `SPAN_OVERLAPS` a passage that shares words with another clause: each word belongs to one clause or none. */
export async function mustStandAlone(
  { em }: Scope,
  draft: Draft,
  { start, end }: Stretch,
  besides: readonly string[] = [],
): Promise<void> {
  const other = await em.findOne(Proposal, {
    draft,
    id: { $nin: [...besides] },
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
