import { defineEnum } from '../../shared/enum.ts';

/** Where a directive stands between being written and being closed. Lateness is no status: see `Timeliness`. */
export const DirectiveStatus = defineEnum('DirectiveStatus', 'Where a directive stands in its life cycle.', {
  DRAFT: ['dự thảo', 'Being written; nobody owes anything yet.'],
  ASSIGNED: ['đã giao', 'Issued and waiting for the unit to accept or return it.'],
  ACCEPTED: ['đã nhận', 'Accepted by the unit.'],
  RETURNED: ['trả lại', 'Returned by the unit with a reason; the office must assign it anew.'],
  IN_PROGRESS: ['đang thực hiện', 'Being carried out.'],
  REPORTED_DONE: [
    'đã báo cáo hoàn thành',
    'The unit says it is done; the office has not confirmed it. Still open.',
  ],
  REWORK: ['yêu cầu làm lại', 'Sent back by the office after the unit reported it done.'],
  SUSPENDED: ['tạm dừng', 'Put on hold. Still open.'],
  COMPLETED: ['hoàn thành', 'Confirmed by the side that ordered it.'],
  CANCELLED: ['hủy', 'Taken back.'],
  SUPERSEDED: ['được thay thế', 'Replaced by another directive.'],
  TRANSFERRED: ['chuyển cơ quan khác', 'Handed to a body outside this installation.'],
});
export type DirectiveStatus = keyof typeof DirectiveStatus;

/** The statuses in which nobody owes anything any more. */
export const CLOSED_STATUSES: readonly DirectiveStatus[] = [
  'COMPLETED',
  'CANCELLED',
  'SUPERSEDED',
  'TRANSFERRED',
];

export const DirectiveKind = defineEnum('DirectiveKind', 'Whether a directive has an end.', {
  TASK: ['nhiệm vụ có thời hạn', 'Has an end.'],
  CONTINUOUS: ['nhiệm vụ thường xuyên', 'Has no end and is reported in cycles.'],
  STANDING_RULE: ['quy định chung', 'A rule to keep; nothing to tick off, so it is never in the open list.'],
});
export type DirectiveKind = keyof typeof DirectiveKind;

export const Timeliness = defineEnum(
  'Timeliness',
  'How a directive stands to its deadline on a day. Derived, never stored.',
  {
    NO_DEADLINE: ['không có thời hạn', 'Nobody set a day, or it was only implied.'],
    ON_TRACK: ['trong hạn', 'Open, and not due soon.'],
    DUE_SOON: ['sắp đến hạn', 'Open, and due within seven days, the last day included.'],
    OVERDUE: ['quá hạn', 'Open, and the deadline lies before the day asked for. Due today is not overdue.'],
    ON_TIME: ['hoàn thành đúng hạn', 'Completed, and reported done no later than the deadline in force.'],
    LATE: ['hoàn thành quá hạn', 'Completed, and reported done after the deadline in force.'],
  },
);
export type Timeliness = keyof typeof Timeliness;
