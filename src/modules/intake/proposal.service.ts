import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import type { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { known, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { refusalAt } from '../../shared/domain-error.ts';
import { deadlineFrom } from '../directives/build-deadline.ts';
import { meaning } from './create-proposals.ts';
import { decided } from './draft.service.ts';
import { mustStandAlone, reviewedProposal } from './load-draft.ts';
import type { DecidedAddresseeInput, ReviewProposalInput } from './proposal.inputs.ts';

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** One addressee as the reviewer has it: the proposed one that is named, or a new one. */
async function decideAddressee(
  scope: Scope,
  proposal: Proposal,
  present: readonly ProposedAddressee[],
  input: DecidedAddresseeInput,
): Promise<ProposedAddressee> {
  const proposed = input.addressee ? present.find(({ id }) => id === input.addressee) : undefined;
  if (input.addressee && !proposed)
    throw refusalAt(
      'ADDRESSEE_UNKNOWN',
      `${input.addressee} is no addressee of this clause. Use one of its own.`,
      'addressees',
    );
  const isNamed = [input.organization, input.group, input.person].some(isGiven);
  // A proposed one that is named without saying who is meant stays as it was found, if only as words.
  const found = isNamed || !proposed ? await decided(scope, input) : undefined;
  if (proposed) {
    const who = found ? meaning(found, 'PERSON') : {};
    scope.em.assign(proposed, { role: input.role, struck: false, ...who });
    return proposed;
  }
  return scope.em.create(ProposedAddressee, {
    proposal,
    ordinal: Math.max(0, ...present.map(({ ordinal }) => ordinal)) + 1,
    name: input.words?.trim() || (found?.name ?? ''),
    form: found?.form ?? 'UNIT',
    role: input.role,
    ...meaning(found, 'PERSON'),
  });
}

async function decideAddressees(
  scope: Scope,
  proposal: Proposal,
  inputs: readonly DecidedAddresseeInput[],
): Promise<void> {
  const present = await scope.em.find(ProposedAddressee, { proposal }, { orderBy: { ordinal: 'asc' } });
  const kept: ProposedAddressee[] = [];
  for (const input of inputs) kept.push(await decideAddressee(scope, proposal, [...present, ...kept], input));
  for (const addressee of present) if (!kept.includes(addressee)) addressee.struck = true;
  const ids = kept.flatMap(({ organization, group, person }) => (organization ?? group ?? person)?.id ?? []);
  if (new Set(ids).size < ids.length)
    throw refusalAt('ADDRESSEE_TWICE', 'Somebody is named twice. Leave one of them out.', 'addressees');
}

async function decideSameOrder(scope: Scope, proposal: Proposal, input: ReviewProposalInput): Promise<void> {
  const { earlier, sameOrder, isNew } = input;
  if (isNew) Object.assign(proposal, { earlier: null, sameOrder: null });
  if (isGiven(earlier)) {
    const directive = await known(scope, Directive, earlier);
    if (directive.body.id !== (await proposal.draft.loadOrFail()).body.id)
      throw refusalAt(
        'DIRECTIVE_FOREIGN',
        `${directive.code} is an order of another body. Name one of this body.`,
        'earlier',
      );
    scope.em.assign(proposal, {
      earlier: directive.id,
      sameOrder: sameOrder ?? proposal.sameOrder ?? 'SAME',
    });
  } else if (isGiven(sameOrder)) {
    if (!proposal.earlier)
      throw refusalAt('DIRECTIVE_MISSING', 'The same as which directive? Give earlier.', 'earlier');
    proposal.sameOrder = sameOrder;
  }
}

async function decideDeadline(
  scope: Scope,
  draft: Draft,
  proposal: Proposal,
  input: ReviewProposalInput,
): Promise<void> {
  if (!isGiven(input.deadline)) return;
  const body = await draft.body.loadOrFail();
  // The words of the source stay unless others are quoted: a correction of the day does not change what was said.
  const words = input.deadline.words ?? proposal.deadline.words ?? proposal.saidDeadline.words;
  const terms = { ...input.deadline, ...(isGiven(words) && { words }) };
  proposal.deadline = await deadlineFrom(scope, body, terms, null);
  proposal.deadlineTerms = terms;
}

/** Decides about a clause: accepts, changes, rejects it, or takes the decision back. What the rules read stays beside it. */
export async function reviewProposal(scope: Scope, input: ReviewProposalInput): Promise<Proposal> {
  const { draft, proposal } = await reviewedProposal(scope, input);
  const { decision, note, kind, directiveKind, urgent, places } = input;
  if (decision === 'REPLACED')
    throw refusalAt(
      'DECISION_IMPOSSIBLE',
      'A clause is replaced by splitProposal and joinProposals only.',
      'decision',
    );
  const plain = { decision, note, kind, directiveKind, urgent, places };
  Object.assign(proposal, Object.fromEntries(Object.entries(plain).filter(([, value]) => isGiven(value))));
  if (isGiven(input.topics)) {
    for (const topic of input.topics) await known(scope, Topic, topic);
    proposal.topicIds = [...new Set(input.topics)];
  }
  await decideDeadline(scope, draft, proposal, input);
  await decideSameOrder(scope, proposal, input);
  if (isGiven(input.addressees)) await decideAddressees(scope, proposal, input.addressees);
  if (decision && decision !== 'REJECTED') await mustStandAlone(scope, draft, proposal, [proposal.id]);
  touch(scope, proposal);
  touch(scope, draft);
  return proposal;
}
