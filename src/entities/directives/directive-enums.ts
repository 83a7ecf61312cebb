import { defineEnum } from '../../shared/enum.ts';

/** The position of a directive in its life cycle. Whether it is late is not a status: see `Timeliness`. */
export const DirectiveStatus = defineEnum(
  'DirectiveStatus',
  'The position of a directive in its life cycle.',
  {
    DRAFT: ['dự thảo', 'Being written. It binds nobody yet.'],
    ASSIGNED: ['đã giao', 'Issued. The unit has not accepted or returned it yet.'],
    ACCEPTED: ['đã nhận', 'Accepted by the unit.'],
    RETURNED: ['trả lại', 'Returned by the unit with a reason. The office must assign it again.'],
    IN_PROGRESS: ['đang thực hiện', 'Being carried out.'],
    REPORTED_DONE: [
      'đã báo cáo hoàn thành',
      'The unit reported it done and the office has not confirmed this yet. Still open.',
    ],
    REWORK: ['yêu cầu làm lại', 'The unit reported it done and the office sent it back.'],
    SUSPENDED: ['tạm dừng', 'Suspended for a time. Still open.'],
    COMPLETED: ['hoàn thành', 'Confirmed as done by the side that ordered it.'],
    CANCELLED: ['hủy', 'Cancelled. It no longer binds anybody.'],
    SUPERSEDED: ['được thay thế', 'Replaced by another directive.'],
    TRANSFERRED: ['chuyển cơ quan khác', 'Transferred to a body outside this installation.'],
  },
);
export type DirectiveStatus = keyof typeof DirectiveStatus;

/** The statuses in which a directive no longer binds anybody. */
export const CLOSED_STATUSES: readonly DirectiveStatus[] = [
  'COMPLETED',
  'CANCELLED',
  'SUPERSEDED',
  'TRANSFERRED',
];

export const DirectiveKind = defineEnum('DirectiveKind', 'Whether a directive has an end.', {
  TASK: ['nhiệm vụ có thời hạn', 'Has an end.'],
  CONTINUOUS: ['nhiệm vụ thường xuyên', 'Has no end and is reported on at regular intervals.'],
  STANDING_RULE: ['quy định chung', 'A rule to follow. It cannot be completed, so it never counts as open.'],
});
export type DirectiveKind = keyof typeof DirectiveKind;

export const Timeliness = defineEnum(
  'Timeliness',
  'Whether a directive is in time on a day. Derived, never stored.',
  {
    NO_DEADLINE: ['không có thời hạn', 'The source names no due day, or only implies one.'],
    ON_TRACK: ['trong hạn', 'Open, and not due soon.'],
    DUE_SOON: [
      'sắp đến hạn',
      'Open, and due within `dueSoonDays` of the body (default: 7), the last day included.',
    ],
    OVERDUE: ['quá hạn', 'Open, and the deadline lies before the requested day. Due today is not overdue.'],
    ON_TIME: ['hoàn thành đúng hạn', 'Completed, and reported done by the deadline in force.'],
    LATE: ['hoàn thành quá hạn', 'Completed, and reported done after the deadline in force.'],
  },
);
export type Timeliness = keyof typeof Timeliness;
