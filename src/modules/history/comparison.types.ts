import { ObjectType } from 'type-graphql';
import { defineEnum } from '../../shared/enum.ts';

export const DirectiveChangeKind = defineEnum(
  'DirectiveChangeKind',
  'What changed about a directive between the ends of two days.',
  {
    OPENED: ['mới giao', 'It was open at the end of a day for the first time.'],
    REOPENED: ['mở lại', 'It was open again at the end of a day.'],
    CLOSED: ['kết thúc', 'It was no longer open at the end of a day.'],
    SLIPPED: ['lùi thời hạn', 'Its due day is later than before, or it has no due day any more.'],
    TIGHTENED: [
      'rút ngắn thời hạn',
      'Its due day is earlier than before, or it has a due day for the first time.',
    ],
    REASSIGNED: ['giao lại', 'It is assigned to other addressees, or to the same addressees in other roles.'],
    REWORDED: ['sửa nội dung', 'Its text is different.'],
  },
);
export type DirectiveChangeKind = keyof typeof DirectiveChangeKind;

/** One change of one directive. A directive has at most one change of each kind. */
@ObjectType({
  description:
    'One change of one directive between the ends of two days. Opening, closing and changes of the deadline use the day of the event, even if it was entered later. Changes of addressees and text use the day of recording, because they have no other day.',
})
export class DirectiveChange {}

/** The comparison of two days. */
@ObjectType({
  description: 'The changes of directives between the ends of two days. Vietnamese: đối chiếu hai thời điểm.',
})
export class Comparison {}
