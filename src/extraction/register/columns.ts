/** The content of a register column. */
export type ColumnKind = 'NUMBER' | 'TASK' | 'LEAD' | 'COORDINATE' | 'MONITOR' | 'DEADLINE' | 'OTHER';

const COLUMN_PATTERNS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['NUMBER', /^(?:stt|tt|số tt|số thứ tự|no\.?)$/u],
  ['COORDINATE', /phối hợp/u],
  ['MONITOR', /theo dõi|đôn đốc|giám sát/u],
  ['DEADLINE', /thời hạn|thời gian|^hạn|hạn hoàn thành|tiến độ|ngày hoàn thành|hoàn thành/u],
  ['LEAD', /chủ trì|thực hiện|được giao|phụ trách|^(?:đơn vị|cơ quan|người|trách nhiệm)|đầu mối|đơn vị$/u],
  ['TASK', /nội dung|nhiệm vụ|công việc|^việc|chỉ đạo|đầu việc|tên/u],
  ['OTHER', /ghi chú|kết quả|sản phẩm|căn cứ|nguồn|văn bản|số, ký hiệu|lĩnh vực|kinh phí/u],
];

/** Returns the column that a heading in lower case names, or null. */
export function parseColumnHeading(heading: string): ColumnKind | null {
  const words = heading.trim();
  if (!words || words.length > 60) return null;
  return COLUMN_PATTERNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/**
 * Returns the columns of a heading row, or null if the row is not one.
 *
 * A register has at least a task column and a lead or deadline column.
 */
export function parseHeadingRow(headings: readonly string[]): ColumnKind[] | null {
  if (headings.length < 3) return null;
  const columns = headings.map((heading) => parseColumnHeading(heading));
  const recognized = columns.filter((column) => column !== null);
  if (recognized.length < 3 || recognized.length < headings.length - 1 || !recognized.includes('TASK'))
    return null;
  if (!recognized.includes('LEAD') && !recognized.includes('DEADLINE')) return null;
  return columns.map((column) => column ?? 'OTHER');
}
