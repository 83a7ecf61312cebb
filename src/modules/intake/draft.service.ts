import { Draft } from '../../entities/intake/draft.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { bumpVersion, findVisible, lockAtVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { assertOneParty, type PartyInput } from '../../mutations/one-party.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { inputError } from '../../shared/domain-error.ts';
import { isPresent } from '../../shared/is-present.ts';
import { assertPeriod } from '../../shared/period.ts';
import { assertInBody } from '../units/governing-body.ts';
import { toPartyFields } from './create-proposals.ts';
import type { RejectDraftInput, ResolveNameInput, ReviewDraftInput } from './draft.inputs.ts';
import { nameKey } from './name-key.ts';

/** Throws `DRAFT_CLOSED` if the draft is confirmed or rejected. */
export function assertDraftOpen({ state }: Draft): void {
  if (state === 'OPEN') return;
  throw inputError(
    'DRAFT_CLOSED',
    state === 'CONFIRMED'
      ? 'This draft is confirmed, and all of it is recorded. Change the recorded objects.'
      : 'This draft is rejected. Import the text again.',
    'id',
  );
}

/** Locks an open draft for a mutation. Checks the expected version, the permission and that the draft is open. */
export async function lockDraftAtVersion(
  ctx: MutationContext,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  permission: 'draft.review' | 'draft.confirm',
): Promise<Draft> {
  const draft = await lockAtVersion(ctx, Draft, id, expectedVersion);
  await authorizeInBody(ctx, permission, draft);
  assertDraftOpen(draft);
  return draft;
}

/** Throws `ZONE_INVALID` if the zone ends before it starts or is outside the text. */
function assertDraftZone({ zoneStart, zoneEnd, length }: Draft): void {
  if (zoneStart === null && zoneEnd === null) return;
  if (zoneStart !== null && zoneEnd !== null && 0 <= zoneStart && zoneStart <= zoneEnd && zoneEnd <= length)
    return;
  throw inputError(
    'ZONE_INVALID',
    `The concluding zone from ${zoneStart} to ${zoneEnd} is not valid. Give a start and an end within the text of ${length} characters.`,
    'zoneStart',
  );
}

/** Corrects the proposed meeting and document. The extracted values stay stored beside the corrections. */
export async function reviewDraft(ctx: MutationContext, input: ReviewDraftInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  if (draft.document)
    throw inputError(
      'DRAFT_RECORDED',
      'The meeting and the document of this draft are already recorded. Change the recorded meeting or document.',
      'id',
    );
  const { id: _, expectedVersion: __, meeting, host, chair, ...plainFields } = input;
  assertPeriod(plainFields.period);
  Object.assign(
    draft,
    Object.fromEntries(Object.entries(plainFields).filter(([, value]) => isPresent(value))),
  );
  // A day without a precision means exactly that day.
  if (isPresent(plainFields.heldOn)) draft.heldOnPrecision = plainFields.heldOnPrecision ?? 'DAY';
  assertDraftZone(draft);
  if (isPresent(meeting))
    draft.meeting = ctx.em.getReference(Meeting, (await findMeetingOfBody(ctx, draft, meeting)).id, {
      wrapped: true,
    });
  if (isPresent(host)) {
    const organization = await findVisible(ctx, Organization, host);
    assertInBody(draft.body.id, organization, ['host']);
    draft.host = ctx.em.getReference(Organization, organization.id, { wrapped: true });
  }
  if (isPresent(chair))
    draft.chair = ctx.em.getReference(Person, (await findVisible(ctx, Person, chair)).id, { wrapped: true });
  bumpVersion(ctx, draft);
  return draft;
}

async function findMeetingOfBody(ctx: MutationContext, draft: Draft, id: string): Promise<Meeting> {
  const meeting = await findVisible(ctx, Meeting, id);
  if (meeting.body.id === draft.body.id) return meeting;
  throw inputError(
    'MEETING_FOREIGN',
    `${meeting.code} is a meeting of another governing body. Give a meeting of this body.`,
    'meeting',
  );
}

/** Resolves a name to an addressee everywhere in a draft, in clauses that are not recorded yet. */
export async function resolveName(ctx: MutationContext, input: ResolveNameInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  const party = await resolveParty(ctx, input);
  const addressees = await ctx.em.find(
    ProposedAddressee,
    { proposal: { draft, conclusion: null, decision: { $ne: 'REPLACED' } } },
    { populate: ['proposal'] },
  );
  const key = nameKey(input.name);
  const matches = addressees.filter(({ name }) => nameKey(name) === key);
  if (!matches.length)
    throw inputError(
      'NAME_UNKNOWN',
      `No addressee of this draft has the name "${input.name.slice(0, 60)}". Give a name as it is written in the draft.`,
      'name',
    );
  for (const addressee of matches) {
    ctx.em.assign(addressee, toPartyFields(party, 'PERSON'));
    bumpVersion(ctx, addressee.proposal.unwrap());
  }
  bumpVersion(ctx, draft);
  return draft;
}

/** Returns the organization, group or person of an input. Throws `ADDRESSEE_AMBIGUOUS` unless exactly one is given. */
export async function resolveParty(ctx: MutationContext, party: PartyInput) {
  assertOneParty(party);
  const { organization, group, person } = party;
  if (organization) {
    const { id, name } = await findVisible(ctx, Organization, organization);
    return { id, name, form: 'UNIT' as const };
  }
  if (group) {
    const { id, name } = await findVisible(ctx, Group, group);
    return { id, name, form: 'GROUP' as const };
  }
  const { id, fullName } = await findVisible(ctx, Person, person as string);
  return { id, name: fullName, form: 'PERSON' as const };
}

/** Rejects a draft, with a reason. Clauses that are already recorded stay in the record. */
export async function rejectDraft(ctx: MutationContext, input: RejectDraftInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  draft.reason = requireReason(input.reason);
  draft.state = 'REJECTED';
  bumpVersion(ctx, draft);
  return draft;
}
