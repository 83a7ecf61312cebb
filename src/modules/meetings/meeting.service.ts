import { must } from '../../authorization/policy.ts';
import { Attendance, Meeting, type MeetingState } from '../../entities/meetings/meeting.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { known, locked, mustBeCurrent } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { wasWithdrawn } from '../../mutations/retired-codes.ts';
import { DomainError, refusalAt } from '../../shared/domain-error.ts';
import { mustBePeriod } from '../../shared/period.ts';
import { bodyIdOf } from '../units/unit.policy.ts';
import type { AttendanceInput, ChangeMeetingStateInput, RecordMeetingInput } from './meeting.inputs.ts';

async function enterAttendance(scope: Scope, meeting: Meeting, attendee: AttendanceInput): Promise<void> {
  const { words, role, organization, group, person } = attendee;
  if ([organization, group, person].filter(Boolean).length > 1)
    throw refusalAt(
      'ATTENDEE_AMBIGUOUS',
      `"${words}" means at most one organization, group or person.`,
      'attendances',
    );
  scope.em.create(Attendance, {
    meeting,
    words,
    role,
    organization: organization ? await known(scope, Organization, organization) : null,
    group: group ? await known(scope, Group, group) : null,
    person: person ? await known(scope, Person, person) : null,
  });
}

/** Records a meeting, planned or held; refuses a code that was used before. */
export async function recordMeeting(scope: Scope, input: RecordMeetingInput): Promise<Meeting> {
  const { em, viewer, today } = scope;
  const host = await known(scope, Organization, input.host);
  const body = await em.findOneOrFail(Organization, bodyIdOf(host));
  must(viewer, 'meeting.record', { body: body.path });
  const code = input.code.trim();
  const { heldOn = null, period = null, state } = input;
  if (!code || !input.title.trim())
    throw refusalAt('MEETING_WITHOUT_NAME', 'A meeting needs a code and a title.', code ? 'title' : 'code');
  mustBePeriod(period);
  if (heldOn && heldOn > today && state !== 'PLANNED')
    throw refusalAt('DAY_IN_FUTURE', `${heldOn} has not come yet. Record the meeting as PLANNED.`, 'heldOn');
  if ((await em.count(Meeting, { code })) || (await wasWithdrawn(em, 'meeting', { code })))
    throw refusalAt('CODE_TAKEN', `Another meeting is called "${code}". Give a code of its own.`, 'code');
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
    chair: input.chair ? await known(scope, Person, input.chair) : null,
    chairTitle: input.chairTitle ?? null,
  });
  for (const attendee of input.attendances) await enterAttendance(scope, meeting, attendee);
  return meeting;
}

/** Which states may follow which; a meeting that concluded stays concluded. */
const FOLLOWS: Record<MeetingState, readonly MeetingState[]> = {
  PLANNED: ['HELD', 'CONCLUDED', 'CANCELLED'],
  HELD: ['CONCLUDED'],
  CONCLUDED: [],
  CANCELLED: ['PLANNED'],
};

/** Says that a meeting was held, concluded or cancelled. */
export async function changeState(scope: Scope, input: ChangeMeetingStateInput): Promise<Meeting> {
  const meeting = await locked(scope, Meeting, input.id);
  const body = await meeting.body.loadOrFail();
  must(scope.viewer, 'meeting.change', { body: body.path });
  mustBeCurrent(meeting, input.expectedVersion);
  const allowed = FOLLOWS[meeting.state];
  if (!allowed.includes(input.state))
    throw new DomainError(
      'TRANSITION_IMPOSSIBLE',
      `${meeting.code} is ${meeting.state} and cannot become ${input.state}.${allowed.length ? ` Possible: ${allowed.join(', ')}.` : ''}`,
      { allowed: [...allowed], path: ['state'] },
    );
  meeting.state = input.state;
  if (input.heldOn) Object.assign(meeting, { heldOn: input.heldOn, heldOnPrecision: 'DAY' });
  return meeting;
}
