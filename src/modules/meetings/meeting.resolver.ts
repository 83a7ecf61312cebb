import { Resolver } from 'type-graphql';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { ChangeMeetingStateInput, RecordMeetingInput } from './meeting.inputs.ts';
import * as meetings from './meeting.service.ts';

/** The record of meetings. */
@Resolver()
export class MeetingResolver {
  @Act({
    node: Meeting,
    input: RecordMeetingInput,
    verb: 'meeting.record',
    description: 'Records a meeting, planned or held.',
    refusals: ['MEETING_WITHOUT_NAME', 'PERIOD_INVALID', 'DAY_IN_FUTURE', 'CODE_TAKEN', 'ATTENDEE_AMBIGUOUS'],
  })
  recordMeeting(input: RecordMeetingInput, scope: Scope): Promise<Meeting> {
    return meetings.recordMeeting(scope, input);
  }

  @Act({
    node: Meeting,
    input: ChangeMeetingStateInput,
    verb: 'meeting.change',
    description: 'Says that a meeting was held, concluded or cancelled.',
    refusals: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE'],
  })
  changeMeetingState(input: ChangeMeetingStateInput, scope: Scope): Promise<Meeting> {
    return meetings.changeState(scope, input);
  }
}
