import { authorize } from '../../authorization/policy.ts';
import { Attendance, Meeting, type MeetingState } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { wasDeleted } from '../../mutations/deleted-rows.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { countParties } from '../../mutations/one-party.ts';
import { DomainError, inputError } from '../../shared/domain-error.ts';
import { assertPeriod } from '../../shared/period.ts';
import { governingBodyId } from '../units/unit.policy.ts';
import type { AttendanceInput, ChangeMeetingStateInput, RecordMeetingInput } from './meeting.inputs.ts';

async function createAttendance(
  ctx: MutationContext,
  meeting: Meeting,
  attendee: AttendanceInput,
): Promise<void> {
  const { words, role, organization, group, person } = attendee;
  if (countParties(attendee) > 1)
    throw inputError(
      'ATTENDEE_AMBIGUOUS',
      `The attendee "${words}" has more than one of organization, group and person. Send at most one.`,
      'attendances',
    );
  ctx.em.create(Attendance, {
    meeting,
    words,
    role,
    organization: organization ? await findVisible(ctx, Organization, organization) : null,
    group: group ? await findVisible(ctx, Group, group) : null,
    person: person ? await findVisible(ctx, Person, person) : null,
  });
}

/** Records a planned or held meeting. Throws `CODE_TAKEN` if the code was ever used, even by a withdrawn meeting. */
export async function recordMeeting(ctx: MutationContext, input: RecordMeetingInput): Promise<Meeting> {
  const { em, viewer, today } = ctx;
  const host = await findVisible(ctx, Organization, input.host);
  const body = await em.findOneOrFail(Organization, governingBodyId(host));
  authorize(viewer, 'meeting.record', { body: body.path });
  const code = input.code.trim();
  const { heldOn = null, period = null, state } = input;
  if (!code || !input.title.trim())
    throw inputError(
      'MEETING_WITHOUT_NAME',
      'The code or the title of the meeting is empty. Give both.',
      code ? 'title' : 'code',
    );
  assertPeriod(period);
  if (heldOn && heldOn > today && state !== 'PLANNED')
    throw inputError(
      'DAY_IN_FUTURE',
      `${heldOn} is in the future. Record the meeting with the state PLANNED.`,
      'heldOn',
    );
  if ((await em.count(Meeting, { code })) || (await wasDeleted(em, 'meeting', { code })))
    throw inputError(
      'CODE_TAKEN',
      `The code "${code}" is already used by another meeting. Choose another code.`,
      'code',
    );
  const meeting = em.create(Meeting, {
    code,
    kind: input.kind,
    title: input.title,
    period,
    heldOn,
    heldOnPrecision: heldOn ? (input.heldOnPrecision ?? 'DAY') : null,
    state,
    host,
    body,
    chair: input.chair ? await findVisible(ctx, Person, input.chair) : null,
    chairTitle: input.chairTitle ?? null,
  });
  for (const attendee of input.attendances) await createAttendance(ctx, meeting, attendee);
  return meeting;
}

/** The states that may follow each state. A concluded meeting stays concluded. */
const ALLOWED_STATE_CHANGES: Record<MeetingState, readonly MeetingState[]> = {
  PLANNED: ['HELD', 'CONCLUDED', 'CANCELLED'],
  HELD: ['CONCLUDED'],
  CONCLUDED: [],
  CANCELLED: ['PLANNED'],
};

/** Changes the state of a meeting. Throws `TRANSITION_IMPOSSIBLE` if the new state may not follow the present one. */
export async function changeMeetingState(
  ctx: MutationContext,
  input: ChangeMeetingStateInput,
): Promise<Meeting> {
  const meeting = await lockVisible(ctx, Meeting, input.id);
  await authorizeInBody(ctx, 'meeting.change', meeting);
  assertVersion(meeting, input.expectedVersion);
  const allowed = ALLOWED_STATE_CHANGES[meeting.state];
  if (!allowed.includes(input.state))
    throw new DomainError(
      'TRANSITION_IMPOSSIBLE',
      `${meeting.code} is ${meeting.state} and cannot become ${input.state}.${allowed.length ? ` Use ${allowed.join(', ')}.` : ''}`,
      { allowed: [...allowed], path: ['state'] },
    );
  meeting.state = input.state;
  if (input.heldOn) Object.assign(meeting, { heldOn: input.heldOn, heldOnPrecision: 'DAY' });
  return meeting;
}
