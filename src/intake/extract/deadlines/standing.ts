import { type DeadlineText, type FoundDeadline, nothing } from './found-deadline.ts';

const CONSTANTLY =
  /(?<![\p{L}\p{N}])(?<!(?:chi|nguồn|kinh phí|giáo dục|không|lịch|phiên|ngân sách|đầu tư|lực lượng|các hoạt động|là việc làm|vốn|đảng viên) )(?:thực hiện |duy trì |tiến hành )?thường xuyên(?:, liên tục)?(?! (?:vụ|và đột xuất|trực))(?![\p{L}\p{N}])/gu;
const SINCE = /(?<![\p{L}\p{N}])từ (?:ngày )?$/u;
const AND_CONSTANTLY = /^,? (?:và|và thực hiện|,) ?thường xuyên/u;

/** "thường xuyên", "từ tháng 3 năm 2017 và thường xuyên": all the time, perhaps from a day on. */
export function allTheTime({ low, points }: DeadlineText): FoundDeadline[] {
  if (!low.includes('thường xuyên')) return [];
  const found: FoundDeadline[] = [];
  for (const point of points) {
    const tail = AND_CONSTANTLY.exec(low.slice(point.end, point.end + 40));
    if (!tail || !SINCE.test(low.slice(Math.max(0, point.start - 12), point.start))) continue;
    const from = low.lastIndexOf('từ', point.start);
    found.push({
      kind: 'ONGOING',
      ...nothing,
      start: point.first,
      from,
      to: point.end + tail[0].length,
      rank: 99,
    });
  }
  const since = points.find(({ start }) => SINCE.test(low.slice(Math.max(0, start - 12), start)));
  for (const { 0: words, index } of low.matchAll(CONSTANTLY))
    found.push({
      kind: 'ONGOING',
      ...nothing,
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

/** "trước kỳ họp", "trước mùa mưa bão": before something whose day is not known yet. */
export function beforeEvent({ low }: DeadlineText): FoundDeadline[] {
  if (!EVENT_HINT.test(low)) return [];
  const found: FoundDeadline[] = [];
  for (const { 0: words, index } of low.matchAll(BEFORE_EVENT)) {
    if (NO_EVENT.test(low.slice(Math.max(0, index - 20), index)) && !words.includes('trước khi')) continue;
    const to = index + words.trimEnd().length;
    const weak = words.startsWith('trước khi');
    found.push({ kind: 'EVENT', ...nothing, from: index, to, rank: weak ? 11 : 50 });
  }
  return found;
}

const AFTER_EVENT =
  /(?<![\p{L}\p{N}])(?:(?:ngay )?sau khi (?!nghe|xem xét|thảo luận|sắp xếp|sáp nhập)[^,;.()]{4,70}?(?=[,;.]|$)|từ nay (?:cho )?đến (?:hết |sau |trước )?(?:tết|mùa|đại hội|khai giảng|kỳ)[^,;.()]{0,40})/gu;

/** "sau khi có kết quả xác minh", "từ nay đến sau Tết": when something has happened whose day is not known. */
export function afterEvent({ low }: DeadlineText): FoundDeadline[] {
  if (!/sau khi|từ nay/u.test(low)) return [];
  const found: FoundDeadline[] = [];
  for (const { 0: words, index } of low.matchAll(AFTER_EVENT))
    if (index > 0)
      found.push({
        kind: 'EVENT',
        ...nothing,
        from: index,
        to: index + words.trimEnd().length,
        rank: words.startsWith('từ nay') ? 50 : 10,
      });
  return found;
}

const IN_CELL = /^theo (?:đúng )?(?:kế hoạch|quy định|tiến độ|lịch|yêu cầu|chương trình|lộ trình)/u;
const AS_RULED =
  /(?<![\p{L}\p{N}])(?:(?:theo|bảo đảm|đảm bảo) )?(?:theo )?(?:đúng )?(?:thời gian|thời hạn|tiến độ|lộ trình|mốc thời gian)(?: và [^,;.]{1,20})?,? (?:theo )?(?:quy định|đề ra|đã đề ra|được giao|kế hoạch|yêu cầu|đã được phê duyệt|được phê duyệt|đã cam kết|tại (?:kế hoạch|công văn|quyết định|văn bản|thông báo|chỉ thị|nghị quyết)[^,;.]{0,60}|(?:của|đã|do) [^,;.]{2,40})(?![\p{L}\p{N}])/gu;

/** "theo đúng thời gian quy định": as another document says. */
export function asRuled({ low, labelled }: DeadlineText): FoundDeadline[] {
  if (labelled && IN_CELL.test(low))
    return [{ kind: 'REFERENCED', ...nothing, from: 0, to: low.length, rank: 30 }];
  if (!/thời gian|thời hạn|tiến độ|lộ trình/u.test(low)) return [];
  const found: FoundDeadline[] = [];
  for (const { 0: words, index } of low.matchAll(AS_RULED))
    if (/theo|đúng/u.test(words))
      found.push({ kind: 'REFERENCED', ...nothing, from: index, to: index + words.length, rank: 30 });
  return found;
}
