/** What a column of a register holds. */
export type Column = 'NUMBER' | 'TASK' | 'LEAD' | 'COORDINATE' | 'MONITOR' | 'DEADLINE' | 'OTHER';

const COLUMNS: readonly (readonly [Column, RegExp])[] = [
  ['NUMBER', /^(?:stt|tt|số tt|số thứ tự|no\.?)$/u],
  ['COORDINATE', /phối hợp/u],
  ['MONITOR', /theo dõi|đôn đốc|giám sát/u],
  ['DEADLINE', /thời hạn|thời gian|^hạn|hạn hoàn thành|tiến độ|ngày hoàn thành|hoàn thành/u],
  ['LEAD', /chủ trì|thực hiện|được giao|phụ trách|^(?:đơn vị|cơ quan|người|trách nhiệm)|đầu mối|đơn vị$/u],
  ['TASK', /nội dung|nhiệm vụ|công việc|^việc|chỉ đạo|đầu việc|tên/u],
  ['OTHER', /ghi chú|kết quả|sản phẩm|căn cứ|nguồn|văn bản|số, ký hiệu|lĩnh vực|kinh phí/u],
];

/** The column a heading in small letters names; null when it names none. */
export function columnOf(heading: string): Column | null {
  const words = heading.trim();
  if (!words || words.length > 60) return null;
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The columns of a row of headings; null when it is none: a register says at least what is to do, and by whom or until when. */
export function columnsOf(headings: readonly string[]): Column[] | null {
  if (headings.length < 3) return null;
  const columns = headings.map((heading) => columnOf(heading));
  const known = columns.filter((column) => column !== null);
  if (known.length < 3 || known.length < headings.length - 1 || !known.includes('TASK')) return null;
  if (!known.includes('LEAD') && !known.includes('DEADLINE')) return null;
  return columns.map((column) => column ?? 'OTHER');
}
