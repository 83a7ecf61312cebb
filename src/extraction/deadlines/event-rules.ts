import { type DeadlineMatch, type DeadlineText, EMPTY_DEADLINE, isPeriod } from './deadline-rule.ts';

const CONSTANTLY =
  /(?<![\p{L}\p{N}])(?<!(?:chi|nguồn|kinh phí|giáo dục|không|lịch|phiên|ngân sách|đầu tư|lực lượng|các hoạt động|là việc làm|vốn|đảng viên) )(?:thực hiện |duy trì |tiến hành )?thường xuyên(?:, liên tục)?(?! (?:sạt|ngập|xảy ra|bị|ùn tắc|tắc|qua lại|đi lại|tiếp xúc|có mặt|vắng|sử dụng|vi phạm|cư trú|ở|vụ|và đột xuất|trực))(?![\p{L}\p{N}])/gu;
const SINCE = /(?<![\p{L}\p{N}])từ (?:ngày )?$/u;
const AND_CONSTANTLY = /^,? (?:và|và thực hiện|,) ?thường xuyên/u;

/** Finds permanent duties, with or without a start: "thường xuyên", "từ tháng 3 năm 2017 và thường xuyên". */
export function ongoingRule({ lower, dates }: DeadlineText): DeadlineMatch[] {
  if (!lower.includes('thường xuyên')) return [];
  const found: DeadlineMatch[] = [];
  for (const point of dates) {
    const tail = AND_CONSTANTLY.exec(lower.slice(point.end, point.end + 40));
    if (!tail || !SINCE.test(lower.slice(Math.max(0, point.start - 12), point.start))) continue;
    const from = lower.lastIndexOf('từ', point.start);
    found.push({
      kind: 'ONGOING',
      ...EMPTY_DEADLINE,
      start: point.first,
      from,
      to: point.end + tail[0].length,
      rank: 99,
    });
  }
  const since = dates.find(({ start }) => SINCE.test(lower.slice(Math.max(0, start - 12), start)));
  for (const { 0: words, index } of lower.matchAll(CONSTANTLY))
    found.push({
      kind: 'ONGOING',
      ...EMPTY_DEADLINE,
      start: since?.first ?? null,
      from: index,
      to: index + words.length,
      rank: 12,
    });
  return found;
}

const EVENTS =
  'khai mạc|bế mạc|kỳ họp|phiên họp|hội nghị|đại hội|tết|dịp|mùa|lễ|năm học|khai giảng|kỳ thi|cuộc họp|ngày (?:khai mạc|khai giảng|bầu cử|tổ chức|diễn ra|hội|tết)|thời điểm (?:diễn ra|khai mạc|tổ chức|sáp nhập|chính thức)|đợt|chuyến|cuộc bầu cử|bầu cử|vụ (?:đông|xuân|mùa|hè)|ngày hội|thềm|giờ g|cao điểm|giao ban';
const BEFORE_EVENT = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:xong |hoàn thành |ngay )?(?:chậm nhất |muộn nhất )?trước (?:khi|${EVENTS})(?![\\p{L}])[^,;.()]{0,80}`,
  'gu',
);
const EVENT_HINT = new RegExp(`trước (?:khi|${EVENTS})`, 'u');
const NO_EVENT = /(?:trách nhiệm|tuyên thệ|báo cáo|trình bày|phát biểu|hứa) $/u;

/** Finds deadlines before an event whose day is not known yet: "trước kỳ họp", "trước mùa mưa bão". */
export function beforeEventRule({ lower }: DeadlineText): DeadlineMatch[] {
  if (!EVENT_HINT.test(lower)) return [];
  const found: DeadlineMatch[] = [];
  for (const { 0: words, index } of lower.matchAll(BEFORE_EVENT)) {
    if (NO_EVENT.test(lower.slice(Math.max(0, index - 20), index)) && !words.includes('trước khi')) continue;
    const to = index + words.trimEnd().length;
    const weak = words.startsWith('trước khi');
    found.push({ kind: 'EVENT', ...EMPTY_DEADLINE, from: index, to, rank: weak ? 11 : 50 });
  }
  return found;
}

const AT_EVENT =
  /(?<![\p{L}\p{N}])(?:(?:tại|trong|vào) (?:cuộc |buổi |phiên )?(?:phiên|họp|giao ban|kỳ họp|hội nghị|phiên họp|đại hội|kỳ)(?: [\p{L}]+){0,4}? (?:lần sau|kỳ sau|kế tiếp|tiếp theo|gần nhất|sắp tới|tới|sau|thứ [\p{L}\p{N}]+|lần thứ [\p{L}\p{N}]+)|trong (?:mùa (?:khô|mưa|bão|cạn|hè|đông|xuân|lũ)|vụ (?:đông|xuân|mùa|hè|thu)(?: [\p{L}]+)?|(?:tuần|tháng) đầu (?:năm học|học kỳ|khóa)[^,;.]{0,20}))(?![\p{L}\p{N}])/gu;
const REPORTS_AT =
  /(?:báo cáo|trình|thông qua|xem xét|cho ý kiến|giải trình|gửi|hoàn thành|hoàn chỉnh|tổ chức|kết quả|thực hiện|làm)(?![\p{L}])/u;

/** Finds deadlines at an event whose day is not known: "báo cáo tại phiên họp gần nhất", "hoàn thành … trong mùa khô". */
export function atEventRule({ lower }: DeadlineText): DeadlineMatch[] {
  if (
    !/(?:tại|trong|vào) (?:cuộc|buổi|phiên|họp|giao ban|kỳ|hội nghị|đại hội|mùa|vụ|tuần|tháng)/u.test(lower)
  )
    return [];
  const found: DeadlineMatch[] = [];
  for (const { 0: words, index } of lower.matchAll(AT_EVENT))
    if (REPORTS_AT.test(lower.slice(0, index)))
      found.push({ kind: 'EVENT', ...EMPTY_DEADLINE, from: index, to: index + words.length, rank: 49 });
  return found;
}

const UNTIL_THEN = /(?<![\p{L}\p{N}])(?:cho )?(?:đến|tới) khi [^,;.()]{3,60}/gu;

/** Finds deadlines that end with an event whose day is not known: "trực chốt cho đến khi hết dịch". */
export function untilEventRule({ lower }: DeadlineText): DeadlineMatch[] {
  if (!/(?:đến|tới) khi /u.test(lower)) return [];
  return [...lower.matchAll(UNTIL_THEN)].map(({ 0: words, index }) => ({
    kind: 'EVENT' as const,
    ...EMPTY_DEADLINE,
    from: index,
    to: index + words.trimEnd().length,
    rank: 48,
  }));
}

const SINCE_DAY =
  /(?<![\p{L}\p{N}])(?<!(?:tính|về|đến|lũy kế|trở|kéo dài|xa|chuyển|lại) )(?:kể |bắt đầu )?từ(?: ngày)? ?$/u;
const ENDS_HERE = /^(?: trở đi)?(?:$|[.,;)])/u;

/** Finds duties from a future day on, without an end: "thực hiện từ ngày 25/4", "cấm … từ 12 giờ ngày 27/9". */
export function fromDateRule({ lower, dates, reference }: DeadlineText): DeadlineMatch[] {
  const found: DeadlineMatch[] = [];
  for (const { start, end, first, precision } of dates) {
    if (isPeriod(precision) || !ENDS_HERE.test(lower.slice(end, end + 12))) continue;
    const before = SINCE_DAY.exec(lower.slice(Math.max(0, start - 24), start));
    // A start before the reference date is a report of the past, not an order.
    if (!before || (reference.date && first && first < reference.date)) continue;
    found.push({
      kind: 'ONGOING',
      ...EMPTY_DEADLINE,
      start: first,
      from: start - before[0].length,
      to: end,
      rank: 45,
    });
  }
  return found;
}

const AFTER_EVENT =
  /(?<![\p{L}\p{N}])(?:(?:ngay )?sau khi (?!nghe|xem xét|thảo luận|sắp xếp|sáp nhập)[^,;.()]{4,70}?(?=[,;.]|$)|từ nay (?:cho )?đến (?:hết |sau |trước )?(?:tết|mùa|đại hội|khai giảng|kỳ)[^,;.()]{0,40})/gu;

/** Finds deadlines after an event whose day is not known: "sau khi có kết quả xác minh", "từ nay đến sau Tết". */
export function afterEventRule({ lower }: DeadlineText): DeadlineMatch[] {
  if (!/sau khi|từ nay/u.test(lower)) return [];
  const found: DeadlineMatch[] = [];
  for (const { 0: words, index } of lower.matchAll(AFTER_EVENT))
    if (index > 0)
      found.push({
        kind: 'EVENT',
        ...EMPTY_DEADLINE,
        from: index,
        to: index + words.trimEnd().length,
        rank: words.startsWith('từ nay') ? 50 : 10,
      });
  return found;
}

const IN_CELL =
  /^(?:theo|đúng) (?:đúng )?(?:quy chế|thỏa thuận|hợp đồng|luật|hướng dẫn|công văn|thông báo|văn bản|giấy mời|phân kỳ|từng|kế hoạch|quy định|tiến độ|lịch|yêu cầu|chương trình|lộ trình)/u;
const PER_REGULATION =
  /(?<![\p{L}\p{N}])(?:(?:theo|bảo đảm|đảm bảo) )?(?:theo )?(?:đúng )?(?:thời gian|thời hạn|tiến độ|lộ trình|mốc thời gian)(?: và [^,;.]{1,20})?,? (?:theo )?(?:luật định|quy định|đề ra|đã đề ra|được giao|kế hoạch|yêu cầu|đã được phê duyệt|được phê duyệt|đã cam kết|tại (?:kế hoạch|công văn|quyết định|văn bản|thông báo|chỉ thị|nghị quyết)[^,;.]{0,60}|(?:của|đã|do) [^,;.]{2,40})(?![\p{L}\p{N}])/gu;

const BY_PLAN =
  /(?<![\p{L}\p{N}])theo (?:đúng )?(?:lịch|tiến độ|lộ trình|thời gian|thời hạn|chương trình(?: công tác| kiểm tra, giám sát)? năm \d{4})(?: (?:đã (?:thông báo|đăng ký|cam kết|duyệt|đề ra|thống nhất|ban hành|ký)|thi công|thông báo|hợp đồng|chung))?(?=$|[.,;])/gu;

/** Finds deadlines that another document sets: "theo đúng thời gian quy định". */
export function perRegulationRule({ lower, isLabelled }: DeadlineText): DeadlineMatch[] {
  if (isLabelled && IN_CELL.test(lower))
    return [{ kind: 'REFERENCED', ...EMPTY_DEADLINE, from: 0, to: lower.length, rank: 30 }];
  if (!/thời gian|thời hạn|tiến độ|lộ trình|theo (?:đúng )?(?:lịch|chương trình)/u.test(lower)) return [];
  const found: DeadlineMatch[] = [];
  for (const { 0: words, index } of lower.matchAll(BY_PLAN))
    found.push({ kind: 'REFERENCED', ...EMPTY_DEADLINE, from: index, to: index + words.length, rank: 29 });
  for (const { 0: words, index } of lower.matchAll(PER_REGULATION))
    if (/theo|đúng/u.test(words))
      found.push({ kind: 'REFERENCED', ...EMPTY_DEADLINE, from: index, to: index + words.length, rank: 30 });
  return found;
}
