import { Resolver } from 'type-graphql';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { ChangeMeetingStateInput, RecordMeetingInput } from './meeting.inputs.ts';
import * as meetings from './meeting.service.ts';

/** The mutations of meetings. */
@Resolver()
export class MeetingResolver {
  @TransactionalMutation({
    node: Meeting,
    input: RecordMeetingInput,
    permission: 'meeting.record',
    description: 'Records a planned or held meeting.',
    errorCodes: [
      'MEETING_WITHOUT_NAME',
      'PERIOD_INVALID',
      'DAY_IN_FUTURE',
      'CODE_TAKEN',
      'ATTENDEE_AMBIGUOUS',
    ],
  })
  recordMeeting(input: RecordMeetingInput, ctx: MutationContext): Promise<Meeting> {
    return meetings.recordMeeting(ctx, input);
  }

  @TransactionalMutation({
    node: Meeting,
    input: ChangeMeetingStateInput,
    permission: 'meeting.change',
    description: 'Changes the state of a meeting: held, concluded, cancelled, or planned again.',
    errorCodes: ['VERSION_STALE', 'TRANSITION_IMPOSSIBLE'],
  })
  changeMeetingState(input: ChangeMeetingStateInput, ctx: MutationContext): Promise<Meeting> {
    return meetings.changeMeetingState(ctx, input);
  }
}
