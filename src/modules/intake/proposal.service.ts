import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import type { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { bumpVersion, findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { inputError } from '../../shared/domain-error.ts';
import { isPresent } from '../../shared/is-present.ts';
import { buildDeadline } from '../directives/build-deadline.ts';
import { toPartyFields } from './create-proposals.ts';
import { resolveParty } from './draft.service.ts';
import { assertNoOverlap, lockUnsettledProposal } from './lock-draft.ts';
import type { DecidedAddresseeInput, ReviewProposalInput } from './proposal.inputs.ts';

/** Applies the decision of a reviewer to one addressee: updates the proposed one that the input names, or creates a new one. */
async function decideAddressee(
  ctx: MutationContext,
  proposal: Proposal,
  existing: readonly ProposedAddressee[],
  input: DecidedAddresseeInput,
): Promise<ProposedAddressee> {
  const proposed = input.addressee ? existing.find(({ id }) => id === input.addressee) : undefined;
  if (input.addressee && !proposed)
    throw inputError(
      'ADDRESSEE_UNKNOWN',
      `${input.addressee} is not a proposed addressee of this clause. Give one of this clause, or leave addressee out.`,
      'addressees',
    );
  const hasParty = [input.organization, input.group, input.person].some(isPresent);
  // Without organization, group or person, a proposed addressee stays as it is: resolved, or only words.
  const party = hasParty || !proposed ? await resolveParty(ctx, input) : undefined;
  if (proposed) {
    const partyFields = party ? toPartyFields(party, 'PERSON') : {};
    ctx.em.assign(proposed, { role: input.role, isExcluded: false, ...partyFields });
    return proposed;
  }
  return ctx.em.create(ProposedAddressee, {
    proposal,
    ordinal: Math.max(0, ...existing.map(({ ordinal }) => ordinal)) + 1,
    name: input.words?.trim() || (party?.name ?? ''),
    form: party?.form ?? 'UNIT',
    role: input.role,
    ...toPartyFields(party, 'PERSON'),
  });
}

async function decideAddressees(
  ctx: MutationContext,
  proposal: Proposal,
  inputs: readonly DecidedAddresseeInput[],
): Promise<void> {
  const existing = await ctx.em.find(ProposedAddressee, { proposal }, { orderBy: { ordinal: 'asc' } });
  const selected: ProposedAddressee[] = [];
  for (const input of inputs)
    selected.push(await decideAddressee(ctx, proposal, [...existing, ...selected], input));
  for (const addressee of existing) if (!selected.includes(addressee)) addressee.isExcluded = true;
  const ids = selected.flatMap(
    ({ organization, group, person }) => (organization ?? group ?? person)?.id ?? [],
  );
  if (new Set(ids).size < ids.length)
    throw inputError(
      'ADDRESSEE_TWICE',
      'An addressee is in the list twice. Remove one of the two.',
      'addressees',
    );
}

async function decideDuplicate(
  ctx: MutationContext,
  proposal: Proposal,
  input: ReviewProposalInput,
): Promise<void> {
  const { duplicateOf, duplicateDecision, clearDuplicate } = input;
  if (clearDuplicate) Object.assign(proposal, { duplicateOf: null, duplicateDecision: null });
  if (isPresent(duplicateOf)) {
    const directive = await findVisible(ctx, Directive, duplicateOf);
    if (directive.body.id !== (await proposal.draft.loadOrFail()).body.id)
      throw inputError(
        'DIRECTIVE_FOREIGN',
        `${directive.code} is a directive of another governing body. Give a directive of this body.`,
        'duplicateOf',
      );
    ctx.em.assign(proposal, {
      duplicateOf: directive.id,
      duplicateDecision: duplicateDecision ?? proposal.duplicateDecision ?? 'SAME',
    });
  } else if (isPresent(duplicateDecision)) {
    if (!proposal.duplicateOf)
      throw inputError(
        'DIRECTIVE_MISSING',
        'The clause has no directive to compare with. Give duplicateOf.',
        'duplicateOf',
      );
    proposal.duplicateDecision = duplicateDecision;
  }
}

async function decideDeadline(
  ctx: MutationContext,
  draft: Draft,
  proposal: Proposal,
  input: ReviewProposalInput,
): Promise<void> {
  if (!isPresent(input.deadline)) return;
  // The words of the source stay unless the input has other words: a correction of the day does not change the source.
  const words = input.deadline.words ?? proposal.deadline.words ?? proposal.extractedDeadline.words;
  const deadlineInput = { ...input.deadline, ...(isPresent(words) && { words }) };
  proposal.deadline = await buildDeadline(ctx, draft.body.id, deadlineInput, null);
  proposal.deadlineTerms = deadlineInput;
}

/** Decides about a proposed clause: accepts, changes or rejects it, or withdraws the decision. The extracted values stay stored. */
export async function reviewProposal(ctx: MutationContext, input: ReviewProposalInput): Promise<Proposal> {
  const { draft, proposal } = await lockUnsettledProposal(ctx, input);
  const { decision, note, kind, directiveKind, urgent, places } = input;
  if (decision === 'REPLACED')
    throw inputError(
      'DECISION_IMPOSSIBLE',
      'The decision REPLACED cannot be set directly. Use splitProposal or joinProposals.',
      'decision',
    );
  const plainFields = { decision, note, kind, directiveKind, urgent, places };
  Object.assign(
    proposal,
    Object.fromEntries(Object.entries(plainFields).filter(([, value]) => isPresent(value))),
  );
  if (isPresent(input.topics)) {
    for (const topic of input.topics) await findVisible(ctx, Topic, topic);
    proposal.topicIds = [...new Set(input.topics)];
  }
  await decideDeadline(ctx, draft, proposal, input);
  await decideDuplicate(ctx, proposal, input);
  if (isPresent(input.addressees)) await decideAddressees(ctx, proposal, input.addressees);
  if (decision && decision !== 'REJECTED') await assertNoOverlap(ctx, draft, proposal, [proposal.id]);
  bumpVersion(ctx, proposal);
  bumpVersion(ctx, draft);
  return proposal;
}
