import { must } from '../../authorization/policy.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { change, known, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { refusalAt } from '../../shared/domain-error.ts';
import { mustBePeriod } from '../../shared/period.ts';
import { mustBelongTo } from '../units/governing-body.ts';
import { meaning } from './create-proposals.ts';
import type { RejectDraftInput, ResolveNameInput, ReviewDraftInput } from './draft.inputs.ts';
import { nameKey } from './name-key.ts';

/** Refuses with `DRAFT_CLOSED` what was confirmed whole or put away. */
export function mustBeOpen({ state }: Draft): void {
  if (state === 'OPEN') return;
  throw refusalAt(
    'DRAFT_CLOSED',
    state === 'CONFIRMED'
      ? 'This draft was confirmed whole: it is in the record. Change the record itself.'
      : 'This draft was put away. Bring the text in again.',
    'id',
  );
}

/** An open draft that an act changes: locked, in the version its caller read, and allowed to them. */
export async function openDraft(
  scope: Scope,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  verb: 'draft.review' | 'draft.confirm',
): Promise<Draft> {
  const draft = await change(scope, Draft, id, expectedVersion);
  const body = await draft.body.loadOrFail();
  must(scope.viewer, verb, { body: body.path });
  mustBeOpen(draft);
  return draft;
}

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

/** Refuses a zone that ends before it starts, or lies outside the text. */
function mustHaveZone({ zoneStart, zoneEnd, length }: Draft): void {
  if (zoneStart === null && zoneEnd === null) return;
  if (zoneStart !== null && zoneEnd !== null && 0 <= zoneStart && zoneStart <= zoneEnd && zoneEnd <= length)
    return;
  throw refusalAt(
    'ZONE_INVALID',
    'The concluding zone needs a start and an end within the text, or neither.',
    'zoneStart',
  );
}

/** Corrects what is proposed of meeting and document; what the rules read stays beside it. */
export async function reviewDraft(scope: Scope, input: ReviewDraftInput): Promise<Draft> {
  const draft = await openDraft(scope, input, 'draft.review');
  if (draft.document)
    throw refusalAt(
      'DRAFT_RECORDED',
      'Meeting and document are in the record already. Only clauses are left.',
      'id',
    );
  const { id: _, expectedVersion: __, meeting, host, chair, ...plain } = input;
  mustBePeriod(plain.period);
  Object.assign(draft, Object.fromEntries(Object.entries(plain).filter(([, value]) => isGiven(value))));
  // Who names a day means that day, unless they say otherwise.
  if (isGiven(plain.heldOn)) draft.heldOnPrecision = plain.heldOnPrecision ?? 'DAY';
  mustHaveZone(draft);
  if (isGiven(meeting))
    draft.meeting = scope.em.getReference(Meeting, (await ofBody(scope, draft, meeting)).id, {
      wrapped: true,
    });
  if (isGiven(host)) {
    const organization = await known(scope, Organization, host);
    mustBelongTo(draft.body.id, organization, ['host']);
    draft.host = scope.em.getReference(Organization, organization.id, { wrapped: true });
  }
  if (isGiven(chair))
    draft.chair = scope.em.getReference(Person, (await known(scope, Person, chair)).id, { wrapped: true });
  touch(scope, draft);
  return draft;
}

async function ofBody(scope: Scope, draft: Draft, id: string): Promise<Meeting> {
  const meeting = await known(scope, Meeting, id);
  if (meeting.body.id === draft.body.id) return meeting;
  throw refusalAt(
    'MEETING_FOREIGN',
    `${meeting.code} is a meeting of another body. Name one of this body.`,
    'meeting',
  );
}

/** Says whom a name means wherever it stands in a draft, in clauses that are not in the record yet. */
export async function resolveName(scope: Scope, input: ResolveNameInput): Promise<Draft> {
  const draft = await openDraft(scope, input, 'draft.review');
  const found = await decided(scope, input);
  const addressees = await scope.em.find(
    ProposedAddressee,
    { proposal: { draft, conclusion: null, decision: { $ne: 'REPLACED' } } },
    { populate: ['proposal'] },
  );
  const wanted = nameKey(input.name);
  const named = addressees.filter(({ name }) => nameKey(name) === wanted);
  if (!named.length)
    throw refusalAt(
      'NAME_UNKNOWN',
      `No addressee of this draft is called "${input.name.slice(0, 60)}". Use a name as it stands there.`,
      'name',
    );
  for (const addressee of named) {
    scope.em.assign(addressee, meaning(found, 'PERSON'));
    touch(scope, addressee.proposal.unwrap());
  }
  touch(scope, draft);
  return draft;
}

/** Whom an input means: exactly one organization, collective or person that the viewer sees. */
export async function decided(
  scope: Scope,
  { organization, group, person }: Pick<ResolveNameInput, 'organization' | 'group' | 'person'>,
) {
  if ([organization, group, person].filter(isGiven).length !== 1)
    throw refusalAt(
      'ADDRESSEE_AMBIGUOUS',
      'An addressee is exactly one of organization, group and person. Give one of them.',
      'addressees',
    );
  if (organization) {
    const { id, name } = await known(scope, Organization, organization);
    return { id, name, form: 'UNIT' as const };
  }
  if (group) {
    const { id, name } = await known(scope, Group, group);
    return { id, name, form: 'GROUP' as const };
  }
  const { id, fullName } = await known(scope, Person, person as string);
  return { id, name: fullName, form: 'PERSON' as const };
}

/** Puts a draft away, with the reason. What of it is in the record already stays there. */
export async function rejectDraft(scope: Scope, input: RejectDraftInput): Promise<Draft> {
  const draft = await openDraft(scope, input, 'draft.review');
  draft.reason = requireReason(input.reason);
  draft.state = 'REJECTED';
  touch(scope, draft);
  return draft;
}
