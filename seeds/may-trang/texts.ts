import type { ConclusionKind } from '../../src/conclusions/conclusion.entity.ts';
import type { DeadlineKind } from '../../src/directives/deadline.ts';
import { addDays, type Day, day, lastOfMonth } from '../../src/shared/day.ts';
import type { DatePrecision } from '../../src/shared/precision.ts';
import type { Chance } from './chance.ts';

/** What is ordered on each theme; the words go on with an addressee in front and a deadline behind. */
export const themes: Readonly<Record<string, readonly string[]>> = {
  'Thu, chi ngân sách': [
    'rà soát các khoản thu còn tồn đọng, thu đúng, thu đủ, thu kịp thời',
    'đẩy nhanh tiến độ giải ngân vốn đầu tư công',
    'tham mưu phương án phân bổ nguồn tăng thu',
    'siết chặt kỷ luật chi thường xuyên',
  ],
  'Nông nghiệp': [
    'chỉ đạo gieo cấy vụ xuân trong khung thời vụ',
    'kiểm tra công tác phòng, chống dịch bệnh trên đàn vật nuôi',
    'nạo vét kênh mương nội đồng',
    'nhân rộng mô hình sản xuất theo chuỗi giá trị',
  ],
  'Quản lý đô thị': [
    'giải tỏa các điểm lấn chiếm vỉa hè, lòng đường',
    'hoàn thiện quy chế quản lý kiến trúc đô thị',
    'chỉnh trang hệ thống chiếu sáng công cộng',
    'lập kế hoạch trồng cây xanh đường phố',
  ],
  'Giải phóng mặt bằng': [
    'tháo gỡ vướng mắc trong bồi thường, hỗ trợ tái định cư',
    'bàn giao mặt bằng sạch cho chủ đầu tư',
    'công khai phương án bồi thường đến từng hộ dân',
  ],
  'Cải cách hành chính': [
    'nâng tỷ lệ hồ sơ trực tuyến toàn trình',
    'rà soát, đơn giản hóa thủ tục hành chính',
    'bố trí cán bộ trực bộ phận một cửa ngoài giờ',
    'số hóa kết quả giải quyết hồ sơ còn hiệu lực',
  ],
  'Văn hóa – xã hội': [
    'rà soát hộ nghèo, hộ cận nghèo theo chuẩn mới',
    'chuẩn bị các điều kiện tổ chức năm học mới',
    'tổ chức thăm hỏi gia đình chính sách',
    'tăng cường truyền thông phòng, chống đuối nước cho trẻ em',
  ],
  'Xây dựng Đảng': [
    'đổi mới nội dung sinh hoạt chi bộ theo chuyên đề',
    'hoàn thành kiểm điểm tập thể, cá nhân',
    'xây dựng kế hoạch kiểm tra, giám sát chuyên đề',
    'rà soát quy hoạch cán bộ nhiệm kỳ tới',
  ],
  'An ninh – quốc phòng': [
    'mở đợt cao điểm tấn công, trấn áp tội phạm',
    'chuẩn bị công tác tuyển quân',
    'diễn tập phương án phòng cháy, chữa cháy và cứu nạn',
  ],
};

/** Clauses that order nothing. */
export const otherClauses: readonly (readonly [kind: ConclusionKind, text: string])[] = [
  ['ASSESSMENT', 'Ghi nhận, biểu dương nỗ lực của các cơ quan, đơn vị trong tháng qua.'],
  ['DECISION', 'Thống nhất chủ trương đầu tư nhà văn hóa khu dân cư số 5.'],
  ['NOTICE', 'Việc tiếp công dân định kỳ sẽ được tổ chức tại trụ sở mới từ tháng sau.'],
  ['TARGET', 'Phấn đấu thu ngân sách đạt 55% dự toán trong 6 tháng đầu năm.'],
  ['REPORT', 'Các đơn vị đã hoàn thành báo cáo kết quả công tác tháng.'],
  ['ESCALATION', 'Trường hợp vượt thẩm quyền, báo cáo Thường trực Thành ủy xem xét, cho ý kiến.'],
  ['PROHIBITION', 'Tuyệt đối không để phát sinh điểm nóng về đất đai.'],
];

/** A deadline in words, and what the words mean on the day they are spoken. */
export interface SpokenDeadline {
  readonly kind: DeadlineKind;
  readonly words: string | null;
  readonly startOn?: Day;
  readonly dueOn?: Day;
  readonly precision?: DatePrecision;
  readonly recurrence?: string;
}

const written = (on: Day) => on.split('-').reverse().join('/');

const quarterEnd = (of: Day): Day => {
  const [year, month] = of.split('-').map(Number) as [number, number];
  return lastOfMonth(day(`${year}-${String(Math.ceil(month / 3) * 3).padStart(2, '0')}-01`));
};

const sundayAfter = (of: Day): Day => addDays(of, 7 + ((7 - new Date(of).getUTCDay()) % 7));

/** What chairs say of time: seldom a plain date. */
const ways: readonly ((on: Day, chance: Chance) => SpokenDeadline)[] = [
  (on, chance) => {
    const dueOn = addDays(on, chance.between(10, 60));
    return { kind: 'FIXED', words: `trước ngày ${written(dueOn)}`, dueOn, precision: 'DAY' };
  },
  (on) => {
    const dueOn = lastOfMonth(addDays(on, 20));
    return {
      kind: 'FIXED',
      words: `trong tháng ${dueOn.slice(5, 7)}/${dueOn.slice(0, 4)}`,
      dueOn,
      precision: 'MONTH',
    };
  },
  (on) => {
    const dueOn = quarterEnd(addDays(on, 30));
    return {
      kind: 'FIXED',
      words: `trong quý ${Number(dueOn.slice(5, 7)) / 3}/${dueOn.slice(0, 4)}`,
      dueOn,
      precision: 'QUARTER',
    };
  },
  (on) => ({ kind: 'FIXED', words: 'trong tuần tới', dueOn: sundayAfter(on), precision: 'WEEK' }),
  (on) => {
    const dueOn = day(`${on.slice(0, 4)}-${on.slice(5, 7) < '06' ? '06-30' : '12-31'}`);
    return {
      kind: 'FIXED',
      words: `${dueOn.endsWith('06-30') ? '6 tháng đầu' : '6 tháng cuối'} năm ${on.slice(0, 4)}`,
      dueOn,
      precision: 'HALF_YEAR',
    };
  },
  (on) => ({
    kind: 'FIXED',
    words: `trong năm ${on.slice(0, 4)}`,
    dueOn: day(`${on.slice(0, 4)}-12-31`),
    precision: 'YEAR',
  }),
  (on, chance) => {
    const dueOn = addDays(on, chance.between(5, 20));
    return { kind: 'FIXED', words: `trước 16h30 ngày ${written(dueOn)}`, dueOn, precision: 'TIME' };
  },
  (on) => {
    const [startOn, dueOn] = [addDays(on, 5), addDays(on, 65)];
    return {
      kind: 'WINDOW',
      words: `từ ngày ${written(startOn)} đến ngày ${written(dueOn)}`,
      startOn,
      dueOn,
      precision: 'DAY',
    };
  },
  () => ({ kind: 'ONGOING', words: 'thường xuyên' }),
  () => ({ kind: 'RECURRING', words: 'trước ngày 25 hằng tháng', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25' }),
  () => ({ kind: 'EVENT', words: 'trước mùa mưa bão' }),
  () => ({ kind: 'RELATIVE', words: 'trong 05 ngày làm việc kể từ ngày nhận được Thông báo' }),
  () => ({ kind: 'REFERENCED', words: 'theo đúng thời gian quy định' }),
  () => ({ kind: 'NONE', words: null }),
];

/** A deadline as a chair might speak it on a day. Half of them are plain: a day or a month. */
export const speakDeadline = (on: Day, chance: Chance): SpokenDeadline =>
  (
    ways[
      chance.percent(55) ? chance.between(0, 1) : chance.between(0, ways.length - 1)
    ] as (typeof ways)[number]
  )(on, chance);
