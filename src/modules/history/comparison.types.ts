import { ObjectType } from 'type-graphql';
import { defineEnum } from '../../shared/enum.ts';

export const DirectiveChangeKind = defineEnum(
  'DirectiveChangeKind',
  'What happened to a directive between the ends of two days.',
  {
    OPENED: ['mới giao', 'It was open at the end of a day for the first time.'],
    REOPENED: ['mở lại', 'It was open again at the end of a day.'],
    CLOSED: ['kết thúc', 'It was no longer open at the end of a day.'],
    SLIPPED: ['lùi thời hạn', 'Its deadline is a later day than before, or no day any more.'],
    TIGHTENED: [
      'rút ngắn thời hạn',
      'Its deadline is an earlier day than before, or a day for the first time.',
    ],
    REASSIGNED: ['giao lại', 'It is given to others than before, or to the same in other roles.'],
    REWORDED: ['sửa nội dung', 'Its words are others than before.'],
  },
);
export type DirectiveChangeKind = keyof typeof DirectiveChangeKind;

/** One thing that differs about one directive. A directive has at most one of each kind. */
@ObjectType({
  description:
    'One thing that differs about one directive between the ends of two days. What opened, closed and moved its deadline is told by the days it happened on, however late it was entered; what was given to others or worded anew, by the day it was recorded, because nothing else knows it.',
})
export class DirectiveChange {}

/** Two days laid side by side. */
@ObjectType({
  description: 'What differs between the ends of two days. Vietnamese: đối chiếu hai thời điểm.',
})
export class Comparison {}
