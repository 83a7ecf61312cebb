import type { ExtractedClause } from '../extraction.ts';

const GOAL =
  /phấn đấu|mục tiêu|chỉ tiêu|đạt|tối thiểu|ít nhất|trở lên|trên|giảm|tăng|đảm bảo|bảo đảm|hoàn thành|không quá|dưới|vượt|đủ|thu |giải ngân/u;
const FIGURE =
  /(?<![\p{L}\p{N}/.,-])(?<value>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?(?:\.\d{1,2})?)(?: ?(?<percent>%)(?: (?<base>kế hoạch|dự toán|kh|chỉ tiêu|số hộ|diện tích|hồ sơ|dân số))?| (?<unit>(?:nghìn |triệu |tỷ )?(?:tỷ đồng|triệu đồng|đồng|tỷ|triệu|ha|héc ta|hecta|km|m2|m3|mét|tấn|tạ|hộ|xã|thôn|trường|lao động|người|đảng viên|doanh nghiệp|hợp tác xã|tiêu chí|điểm|sản phẩm|công trình|dự án|mô hình|con|cây|căn|nhà|lớp|vụ|hồ sơ|lượt|bậc)))(?![\p{L}\p{N}])/gu;

/** Returns the target figures of a clause: the words, the value and its unit of measure. */
export function findTargets(text: string, lower: string): ExtractedClause['targets'] {
  if (!/\d/u.test(lower) || !GOAL.test(lower)) return [];
  const targets: { words: string; value: number; unit: string }[] = [];
  for (const { 0: words, index, groups } of lower.matchAll(FIGURE)) {
    const before = lower.slice(Math.max(0, index - 40), index);
    if (!GOAL.test(before) || /đã|cùng kỳ|hiện|mới đạt/u.test(before)) continue;
    const value = parseNumber(groups?.value ?? '');
    const unit = groups?.percent ? '%' : (groups?.unit ?? '');
    if (Number.isFinite(value)) targets.push({ words: text.slice(index, index + words.length), value, unit });
  }
  return targets;
}

/** Parses a number in Vietnamese notation: 1.200,5. A full stop that is not followed by three digits is a decimal point. */
const parseNumber = (text: string) =>
  Number((/^\d{1,3}(?:\.\d{3})+/u.test(text) ? text.replace(/\./gu, '') : text).replace(',', '.'));
