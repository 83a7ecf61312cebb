import { copyOf, Deadline } from '../../entities/directives/deadline.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { refusalAt } from '../../shared/domain-error.ts';
import { mustStandAlone, reviewedDraft, reviewedProposal, wordsOf } from './load-draft.ts';
import type {
  AddProposalInput,
  JoinProposalsInput,
  MoveProposalSpanInput,
  SplitProposalInput,
} from './proposal.inputs.ts';
import { type Stretch, trimmed } from './uncovered-ranges.ts';

/** Says that a clause starts or ends elsewhere. */
export async function moveSpan(scope: Scope, input: MoveProposalSpanInput): Promise<Proposal> {
  const { draft, proposal } = await reviewedProposal(scope, input);
  const quote = wordsOf(draft, input);
  await mustStandAlone(scope, draft, input, [proposal.id]);
  Object.assign(proposal, { start: input.start, end: input.end, quote });
  touch(scope, proposal);
  touch(scope, draft);
  return proposal;
}

/** A clause that the rules missed; what the rules said of it stays empty. */
export async function addProposal(scope: Scope, input: AddProposalInput): Promise<Proposal> {
  const draft = await reviewedDraft(scope, input.draft);
  const quote = wordsOf(draft, input);
  await mustStandAlone(scope, draft, input);
  const { start, end, kind } = input;
  touch(scope, draft);
  return scope.em.create(Proposal, { draft, start, end, quote, kind });
}

const addresseesOf = (scope: Scope, proposals: readonly Proposal[]): Promise<ProposedAddressee[]> =>
  scope.em.find(
    ProposedAddressee,
    { proposal: { $in: proposals.map(({ id }) => id) } },
    { orderBy: { proposal: { start: 'asc' }, ordinal: 'asc' } },
  );

/** Gives a clause the addressees of those it comes from, each once. */
function giveTo(scope: Scope, proposal: Proposal, from: readonly ProposedAddressee[]): void {
  const keys = new Set<string>();
  for (const { name, form, inherited, role, struck, organization, group, person, resolvedBy } of from) {
    const key = (organization ?? group ?? person)?.id ?? name;
    if (struck || keys.has(key)) continue;
    keys.add(key);
    scope.em.create(ProposedAddressee, {
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

function piecesOf(draft: Draft, proposal: Proposal, at: readonly number[]): Stretch[] {
  const cuts = [proposal.start, ...at, proposal.end];
  const isRising = cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] as number));
  if (!at.length || !isRising)
    throw refusalAt(
      'SPLIT_INVALID',
      `A clause from ${proposal.start} to ${proposal.end} is split at places inside it, in rising order. Give at least one.`,
      'at',
    );
  return cuts.slice(1).map((end, index) => trimmed(draft.text, { start: cuts[index] as number, end }));
}

/**
 * Splits a clause: others stand in its place, and what the rules said of it stays with it.
 *
 * Each gets its kind and addressees; the deadline goes to those that hold its words, or to all when none does.
 */
export async function split(scope: Scope, input: SplitProposalInput): Promise<Proposal> {
  const { draft, proposal } = await reviewedProposal(scope, input);
  const pieces = piecesOf(draft, proposal, input.at).map((it) => ({ ...it, quote: wordsOf(draft, it) }));
  const from = await addresseesOf(scope, [proposal]);
  const { kind, directiveKind, urgent, places, topicIds, deadline, deadlineTerms } = proposal;
  const { words } = deadline;
  const isNamed = words !== null && pieces.some(({ quote }) => quote.includes(words));
  for (const piece of pieces) {
    const isDue = !isNamed || piece.quote.includes(words ?? '');
    const part = scope.em.create(Proposal, {
      draft,
      ...piece,
      kind,
      directiveKind,
      urgent,
      places: [...places],
      topicIds: [...topicIds],
      deadline: isDue ? copyOf(deadline) : new Deadline(),
      deadlineTerms: isDue ? deadlineTerms : null,
      splitFrom: proposal,
    });
    giveTo(scope, part, from);
  }
  proposal.decision = 'REPLACED';
  touch(scope, proposal);
  touch(scope, draft);
  return proposal;
}

/** Joins clauses into one, from the first to the last: it takes the kind and deadline of the first that has them, and all addressees. */
export async function join(scope: Scope, input: JoinProposalsInput): Promise<Proposal> {
  const opened: { draft: Draft; proposal: Proposal }[] = [];
  for (const named of input.proposals) opened.push(await reviewedProposal(scope, named));
  const [first] = opened;
  const parts = opened.map(({ proposal }) => proposal).sort((a, b) => a.start - b.start);
  const ids = new Set(parts.map(({ id }) => id));
  if (!first || ids.size < 2 || ids.size < parts.length || opened.some(({ draft }) => draft !== first.draft))
    throw refusalAt(
      'JOIN_INVALID',
      'Two or more different clauses of one draft are joined. Name them.',
      'proposals',
    );
  const { draft } = first;
  const span = { start: (parts[0] as Proposal).start, end: Math.max(...parts.map(({ end }) => end)) };
  await mustStandAlone(scope, draft, span, [...ids]);
  const due = parts.find(({ deadline }) => deadline.kind !== 'NONE' || deadline.words);
  const whole = scope.em.create(Proposal, {
    draft,
    ...span,
    quote: wordsOf(draft, span),
    kind: (parts[0] as Proposal).kind,
    directiveKind: (parts[0] as Proposal).directiveKind,
    urgent: parts.some(({ urgent }) => urgent),
    places: [...new Set(parts.flatMap(({ places }) => places))],
    topicIds: [...new Set(parts.flatMap(({ topicIds }) => topicIds))],
    deadline: due ? copyOf(due.deadline) : new Deadline(),
    deadlineTerms: due?.deadlineTerms ?? null,
  });
  giveTo(scope, whole, await addresseesOf(scope, parts));
  for (const part of parts) {
    Object.assign(part, { decision: 'REPLACED' });
    scope.em.assign(part, { joinedInto: whole });
    touch(scope, part);
  }
  touch(scope, draft);
  return whole;
}
