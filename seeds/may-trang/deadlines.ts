import { Deadline } from '../../src/entities/directives/deadline.ts';
import { addDays, type Day, endOfMonth } from '../../src/shared/day.ts';
import { endOfPeriod } from '../../src/shared/period.ts';
import { formatDay } from './calendar.ts';
import type { Random } from './random.ts';

/** A deadline in the words of the chair: the stored value, and the phrase that contains its words. */
export interface PhrasedDeadline {
  readonly deadline: Deadline;
  /** The end of the clause, with the words of the deadline. Empty if the clause states none. */
  readonly phrase: string;
}

const phraseDeadline = (before: string, of: Partial<Deadline>, after = ''): PhrasedDeadline => ({
  deadline: Object.assign(new Deadline(), of),
  phrase: of.words ? `, ${before}${of.words}${after}` : '',
});

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

const EVENTS = [
  'trước mùa mưa bão',
  'trước kỳ họp Hội đồng nhân dân gần nhất',
  'trước khi khai giảng năm học mới',
  'trước Ngày hội Đại đoàn kết toàn dân tộc',
];

type DeadlineGenerator = (on: Day, chance: Random) => PhrasedDeadline;

const byDay: DeadlineGenerator = (on, chance) => {
  const dueOn = addDays(on, chance.between(10, 75));
  return phraseDeadline('hoàn thành ', {
    kind: 'FIXED',
    words: `trước ngày ${formatDay(dueOn)}`,
    dueOn,
    precision: 'DAY',
  });
};

const byMonth: DeadlineGenerator = (on, chance) => {
  const dueOn = endOfMonth(addDays(on, chance.pick([12, 12, 35, 60])));
  const words = `trong tháng ${dueOn.slice(5, 7)}/${dueOn.slice(0, 4)}`;
  return phraseDeadline('hoàn thành ', { kind: 'FIXED', words, dueOn, precision: 'MONTH' });
};

const byQuarter: DeadlineGenerator = (on) => {
  const dueOn = endOfPeriod(addDays(on, 30), 'QUARTER');
  const words = `trong quý ${QUARTERS[Number(dueOn.slice(5, 7)) / 3 - 1]} năm ${dueOn.slice(0, 4)}`;
  return phraseDeadline('xong ', { kind: 'FIXED', words, dueOn, precision: 'QUARTER' });
};

const byWeek: DeadlineGenerator = (on) =>
  phraseDeadline('báo cáo kết quả ', {
    kind: 'FIXED',
    words: 'trong tuần tới',
    dueOn: addDays(endOfPeriod(on, 'WEEK'), 7),
    precision: 'WEEK',
  });

const byHalfYear: DeadlineGenerator = (on) => {
  const from = addDays(on, 30);
  const isFirst = from.slice(5, 7) <= '06';
  const year = from.slice(0, 4);
  return phraseDeadline('hoàn thành ', {
    kind: 'FIXED',
    words: `trong 6 tháng ${isFirst ? 'đầu' : 'cuối'} năm ${year}`,
    dueOn: endOfPeriod(from, 'HALF_YEAR'),
    precision: 'HALF_YEAR',
  });
};

const byYear: DeadlineGenerator = (on) => {
  const dueOn = endOfPeriod(addDays(on, 60), 'YEAR');
  return phraseDeadline('hoàn thành ', {
    kind: 'FIXED',
    words: `trong năm ${dueOn.slice(0, 4)}`,
    dueOn,
    precision: 'YEAR',
  });
};

const byHour: DeadlineGenerator = (on, chance) => {
  const dueOn = addDays(on, chance.between(4, 20));
  return phraseDeadline('gửi Văn phòng Thành ủy tổng hợp ', {
    kind: 'FIXED',
    words: `trước 16h30 ngày ${formatDay(dueOn)}`,
    dueOn,
    dueAt: new Date(`${dueOn}T16:30:00+07:00`),
    precision: 'TIME',
  });
};

const window: DeadlineGenerator = (on, chance) => {
  const startOn = addDays(on, chance.between(3, 12));
  const dueOn = addDays(startOn, chance.pick([30, 45, 60, 90]));
  const words = `từ ngày ${formatDay(startOn)} đến hết ngày ${formatDay(dueOn)}`;
  return phraseDeadline('thời gian thực hiện ', { kind: 'WINDOW', words, startOn, dueOn, precision: 'DAY' });
};

const ongoing: DeadlineGenerator = (_, chance) =>
  phraseDeadline('', {
    kind: 'ONGOING',
    words: chance.pick(['thực hiện thường xuyên', 'duy trì thường xuyên, liên tục']),
  });

const recurring: DeadlineGenerator = (_, chance) =>
  chance.percent(60)
    ? phraseDeadline('định kỳ báo cáo kết quả ', {
        kind: 'RECURRING',
        words: 'trước ngày 25 hằng tháng',
        recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25',
      })
    : phraseDeadline('tổng hợp báo cáo ', {
        kind: 'RECURRING',
        words: 'vào tuần cuối của mỗi quý',
        recurrence: 'FREQ=MONTHLY;INTERVAL=3;BYMONTH=3,6,9,12;BYDAY=-1FR',
      });

const event: DeadlineGenerator = (_, chance) =>
  phraseDeadline('hoàn thành ', { kind: 'EVENT', words: chance.pick(EVENTS) });

const relative: DeadlineGenerator = () =>
  phraseDeadline('báo cáo kết quả ', {
    kind: 'RELATIVE',
    words: 'trong 10 ngày làm việc kể từ ngày nhận được văn bản này',
  });

const referenced: DeadlineGenerator = () =>
  phraseDeadline('bảo đảm ', { kind: 'REFERENCED', words: 'theo đúng thời gian quy định' });

const noDeadline: DeadlineGenerator = () => phraseDeadline('', {});

/** A deadline that the list implies, such as "March's work". No clause states it, so it is never overdue. */
const implied: DeadlineGenerator = (on) => {
  const dueOn = endOfMonth(on);
  return {
    phrase: '',
    deadline: Object.assign(new Deadline(), {
      kind: 'FIXED',
      words: `nhiệm vụ trọng tâm tháng ${dueOn.slice(5, 7)}/${dueOn.slice(0, 4)}`,
      dueOn,
      precision: 'MONTH',
      inferred: true,
    } as const),
  };
};

/** The kinds of deadlines that chairs use, with their share of a hundred. A plain date is not frequent. */
const deadlineGenerators: readonly (readonly [share: number, generate: DeadlineGenerator])[] = [
  [25, byDay],
  [18, byMonth],
  [7, byQuarter],
  [5, byWeek],
  [3, byHalfYear],
  [4, byYear],
  [4, byHour],
  [8, window],
  [5, ongoing],
  [5, recurring],
  [3, event],
  [3, relative],
  [3, referenced],
  [4, noDeadline],
  [3, implied],
];

/**
 * Returns a deadline that the chair might set on a day. `at`, from 0 to 99, selects the kind, so that each kind gets its share.
 */
export function randomDeadline(on: Day, at: number, chance: Random): PhrasedDeadline {
  let left = at;
  for (const [share, generate] of deadlineGenerators) {
    if (left < share) return generate(on, chance);
    left -= share;
  }
  return noDeadline(on, chance);
}

/** Returns the deadline of a granted extension, in the words of the office. */
export const extendedDeadline = (dueOn: Day): Deadline =>
  Object.assign(new Deadline(), {
    kind: 'FIXED',
    words: `gia hạn đến ngày ${formatDay(dueOn)}`,
    dueOn,
    precision: 'DAY',
  } as const);
