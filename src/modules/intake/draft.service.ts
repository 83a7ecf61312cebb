import { authorize } from '../../authorization/policy.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { bumpVersion, findVisible, lockAtVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { inputError } from '../../shared/domain-error.ts';
import { assertPeriod } from '../../shared/period.ts';
import { assertInBody } from '../units/governing-body.ts';
import { toPartyFields } from './create-proposals.ts';
import type { RejectDraftInput, ResolveNameInput, ReviewDraftInput } from './draft.inputs.ts';
import { nameKey } from './name-key.ts';

/** Refuses with `DRAFT_CLOSED` what was confirmed whole or put away. */
export function assertDraftOpen({ state }: Draft): void {
  if (state === 'OPEN') return;
  throw inputError(
    'DRAFT_CLOSED',
    state === 'CONFIRMED'
      ? 'This draft was confirmed whole: it is in the record. Change the record itself.'
      : 'This draft was put away. Bring the text in again.',
    'id',
  );
}

/** An open draft that an act changes: locked, in the version its caller read, and allowed to them. */
export async function lockDraftAtVersion(
  ctx: MutationContext,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  permission: 'draft.review' | 'draft.confirm',
): Promise<Draft> {
  const draft = await lockAtVersion(ctx, Draft, id, expectedVersion);
  const body = await draft.body.loadOrFail();
  authorize(ctx.viewer, permission, { body: body.path });
  assertDraftOpen(draft);
  return draft;
}

const isPresent = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** Refuses a zone that ends before it starts, or lies outside the text. */
function assertDraftZone({ zoneStart, zoneEnd, length }: Draft): void {
  if (zoneStart === null && zoneEnd === null) return;
  if (zoneStart !== null && zoneEnd !== null && 0 <= zoneStart && zoneStart <= zoneEnd && zoneEnd <= length)
    return;
  throw inputError(
    'ZONE_INVALID',
    'The concluding zone needs a start and an end within the text, or neither.',
    'zoneStart',
  );
}

/** Corrects what is proposed of meeting and document; what the rules read stays beside it. */
export async function reviewDraft(ctx: MutationContext, input: ReviewDraftInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  if (draft.document)
    throw inputError(
      'DRAFT_RECORDED',
      'Meeting and document are in the record already. Only clauses are left.',
      'id',
    );
  const { id: _, expectedVersion: __, meeting, host, chair, ...plainFields } = input;
  assertPeriod(plainFields.period);
  Object.assign(
    draft,
    Object.fromEntries(Object.entries(plainFields).filter(([, value]) => isPresent(value))),
  );
  // Who names a day means that day, unless they say otherwise.
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
    `${meeting.code} is a meeting of another body. Name one of this body.`,
    'meeting',
  );
}

/** Says whom a name means wherever it stands in a draft, in clauses that are not in the record yet. */
export async function resolveName(ctx: MutationContext, input: ResolveNameInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  const party = await resolveParty(ctx, input);
  const addressees = await ctx.em.find(
    ProposedAddressee,
    { proposal: { draft, conclusion: null, decision: { $ne: 'REPLACED' } } },
    { populate: ['proposal'] },
  );
  const key = nameKey(input.name);
  const named = addressees.filter(({ name }) => nameKey(name) === key);
  if (!named.length)
    throw inputError(
      'NAME_UNKNOWN',
      `No addressee of this draft is called "${input.name.slice(0, 60)}". Use a name as it stands there.`,
      'name',
    );
  for (const addressee of named) {
    ctx.em.assign(addressee, toPartyFields(party, 'PERSON'));
    bumpVersion(ctx, addressee.proposal.unwrap());
  }
  bumpVersion(ctx, draft);
  return draft;
}

/** Whom an input means: exactly one organization, collective or person that the viewer sees. */
export async function resolveParty(
  ctx: MutationContext,
  { organization, group, person }: Pick<ResolveNameInput, 'organization' | 'group' | 'person'>,
) {
  if ([organization, group, person].filter(isPresent).length !== 1)
    throw inputError(
      'ADDRESSEE_AMBIGUOUS',
      'An addressee is exactly one of organization, group and person. Give one of them.',
      'addressees',
    );
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

/** Puts a draft away, with the reason. What of it is in the record already stays there. */
export async function rejectDraft(ctx: MutationContext, input: RejectDraftInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.review');
  draft.reason = requireReason(input.reason);
  draft.state = 'REJECTED';
  bumpVersion(ctx, draft);
  return draft;
}
