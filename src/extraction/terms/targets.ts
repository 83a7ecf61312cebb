import type { ExtractedClause } from '../extraction.ts';

const GOAL =
  /phấn đấu|mục tiêu|chỉ tiêu|đạt|tối thiểu|ít nhất|trở lên|trên|giảm|tăng|đảm bảo|bảo đảm|hoàn thành|không quá|dưới|vượt|đủ|thu |giải ngân/u;
const FIGURE =
  /(?<![\p{L}\p{N}/.,-])(?<value>\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,3})?|\d{1,9}(?:,\d{1,3})?(?:\.\d{1,2})?)(?: ?(?<percent>%)(?: (?<base>kế hoạch|dự toán|kh|chỉ tiêu|số hộ|diện tích|hồ sơ|dân số))?| (?<unit>(?:nghìn |triệu |tỷ )?(?:tỷ đồng|triệu đồng|đồng|tỷ|triệu|ha|héc ta|hecta|km|m2|m3|mét|tấn|tạ|hộ|xã|thôn|trường|lao động|người|đảng viên|doanh nghiệp|hợp tác xã|tiêu chí|điểm|sản phẩm|công trình|dự án|mô hình|con|cây|căn|nhà|lớp|vụ|hồ sơ|lượt|bậc)))(?![\p{L}\p{N}])/gu;

/** The figures a clause sets as something to reach: what words, how much, in which unit. */
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

/** Vietnamese writes 1.200,5; a full stop before anything but three digits is a decimal one. */
const parseNumber = (text: string) =>
  Number((/^\d{1,3}(?:\.\d{3})+/u.test(text) ? text.replace(/\./gu, '') : text).replace(',', '.'));
