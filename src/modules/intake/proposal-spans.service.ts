import { copyDeadline, Deadline } from '../../entities/directives/deadline.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { bumpVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { inputError } from '../../shared/domain-error.ts';
import type { TextRange } from '../../shared/text-range.ts';
import { assertNoOverlap, lockOpenDraft, lockUnsettledProposal, quoteAt } from './lock-draft.ts';
import type {
  AddProposalInput,
  JoinProposalsInput,
  MoveProposalSpanInput,
  SplitProposalInput,
} from './proposal.inputs.ts';
import { trimTextRange } from './uncovered-ranges.ts';

/** Changes the start and the end of a proposed clause. */
export async function moveProposalSpan(
  ctx: MutationContext,
  input: MoveProposalSpanInput,
): Promise<Proposal> {
  const { draft, proposal } = await lockUnsettledProposal(ctx, input);
  const quote = quoteAt(draft, input);
  await assertNoOverlap(ctx, draft, input, [proposal.id]);
  Object.assign(proposal, { start: input.start, end: input.end, quote });
  bumpVersion(ctx, proposal);
  bumpVersion(ctx, draft);
  return proposal;
}

/** Adds a clause that the rules missed. Its extracted values are empty. */
export async function addProposal(ctx: MutationContext, input: AddProposalInput): Promise<Proposal> {
  const draft = await lockOpenDraft(ctx, input.draft);
  const quote = quoteAt(draft, input);
  await assertNoOverlap(ctx, draft, input);
  const { start, end, kind } = input;
  bumpVersion(ctx, draft);
  return ctx.em.create(Proposal, { draft, start, end, quote, kind });
}

const findAddressees = (ctx: MutationContext, proposals: readonly Proposal[]): Promise<ProposedAddressee[]> =>
  ctx.em.find(
    ProposedAddressee,
    { proposal: { $in: proposals.map(({ id }) => id) } },
    { orderBy: { proposal: { start: 'asc' }, ordinal: 'asc' } },
  );

/** Copies addressees to a new proposal from the proposals that it replaces, each addressee once. */
function copyAddressees(
  ctx: MutationContext,
  proposal: Proposal,
  addressees: readonly ProposedAddressee[],
): void {
  const keys = new Set<string>();
  for (const {
    name,
    form,
    inherited,
    role,
    isExcluded,
    organization,
    group,
    person,
    resolvedBy,
  } of addressees) {
    const key = (organization ?? group ?? person)?.id ?? name;
    if (isExcluded || keys.has(key)) continue;
    keys.add(key);
    ctx.em.create(ProposedAddressee, {
      proposal,
      ordinal: keys.size,
      name,
      form,
      inherited,
      role,
      organization,
      group,
      person,
      resolvedBy,
    });
  }
}

function splitRange(draft: Draft, proposal: Proposal, offsets: readonly number[]): TextRange[] {
  const cuts = [proposal.start, ...offsets, proposal.end];
  const isAscending = cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] as number));
  if (!offsets.length || !isAscending)
    throw inputError(
      'SPLIT_INVALID',
      `The offsets do not split the clause from ${proposal.start} to ${proposal.end}. Give at least one offset inside it, in ascending order.`,
      'at',
    );
  return cuts.slice(1).map((end, index) => trimTextRange(draft.text, { start: cuts[index] as number, end }));
}

/**
 * Splits a proposed clause into several that replace it. The replaced proposal stays stored with its extracted values.
 *
 * Each part gets the kind and the addressees. The deadline goes to the parts that contain its words, or to all parts if none does.
 */
export async function splitProposal(ctx: MutationContext, input: SplitProposalInput): Promise<Proposal> {
  const { draft, proposal } = await lockUnsettledProposal(ctx, input);
  const pieces = splitRange(draft, proposal, input.at).map((it) => ({ ...it, quote: quoteAt(draft, it) }));
  const addressees = await findAddressees(ctx, [proposal]);
  const { kind, directiveKind, urgent, places, topicIds, deadline, deadlineTerms } = proposal;
  const { words } = deadline;
  const isDeadlineQuoted = words !== null && pieces.some(({ quote }) => quote.includes(words));
  for (const piece of pieces) {
    const hasDeadline = !isDeadlineQuoted || piece.quote.includes(words ?? '');
    const part = ctx.em.create(Proposal, {
      draft,
      ...piece,
      kind,
      directiveKind,
      urgent,
      places: [...places],
      topicIds: [...topicIds],
      deadline: hasDeadline ? copyDeadline(deadline) : new Deadline(),
      deadlineTerms: hasDeadline ? deadlineTerms : null,
      splitFrom: proposal,
    });
    copyAddressees(ctx, part, addressees);
  }
  proposal.decision = 'REPLACED';
  bumpVersion(ctx, proposal);
  bumpVersion(ctx, draft);
  return proposal;
}

/**
 * Joins proposed clauses into one, from the start of the first to the end of the last.
 *
 * The new proposal gets the kind of the first clause, the first deadline that there is, and all addressees.
 */
export async function joinProposals(ctx: MutationContext, input: JoinProposalsInput): Promise<Proposal> {
  const lockedProposals: { draft: Draft; proposal: Proposal }[] = [];
  for (const version of input.proposals) lockedProposals.push(await lockUnsettledProposal(ctx, version));
  const [first] = lockedProposals;
  const parts = lockedProposals.map(({ proposal }) => proposal).sort((a, b) => a.start - b.start);
  const ids = new Set(parts.map(({ id }) => id));
  if (
    !first ||
    ids.size < 2 ||
    ids.size < parts.length ||
    lockedProposals.some(({ draft }) => draft !== first.draft)
  )
    throw inputError(
      'JOIN_INVALID',
      'These clauses cannot be joined. Give two or more different clauses of one draft.',
      'proposals',
    );
  const { draft } = first;
  const span = { start: (parts[0] as Proposal).start, end: Math.max(...parts.map(({ end }) => end)) };
  await assertNoOverlap(ctx, draft, span, [...ids]);
  const withDeadline = parts.find(({ deadline }) => deadline.kind !== 'NONE' || deadline.words);
  const joined = ctx.em.create(Proposal, {
    draft,
    ...span,
    quote: quoteAt(draft, span),
    kind: (parts[0] as Proposal).kind,
    directiveKind: (parts[0] as Proposal).directiveKind,
    urgent: parts.some(({ urgent }) => urgent),
    places: [...new Set(parts.flatMap(({ places }) => places))],
    topicIds: [...new Set(parts.flatMap(({ topicIds }) => topicIds))],
    deadline: withDeadline ? copyDeadline(withDeadline.deadline) : new Deadline(),
    deadlineTerms: withDeadline?.deadlineTerms ?? null,
  });
  copyAddressees(ctx, joined, await findAddressees(ctx, parts));
  for (const part of parts) {
    Object.assign(part, { decision: 'REPLACED' });
    ctx.em.assign(part, { joinedInto: joined });
    bumpVersion(ctx, part);
  }
  bumpVersion(ctx, draft);
  return joined;
}
