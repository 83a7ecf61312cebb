import { foldDiacritics } from '../shared/fold-diacritics.ts';
import type { Grid, GridLine, RegisterColumn } from './register.ts';

/** The columns of a register and the words of their headings. */
export interface Headings {
  /** The index of the first line under the headings. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<RegisterColumn, number>;
  readonly names: readonly string[];
}

/** Returns a heading in lower case, without diacritics, with đ as d. */
const foldHeading = (words: string): string =>
  foldDiacritics(words)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The patterns of the headings. The patterns are tested in this order; of two matching columns the first one counts. */
const COLUMN_PATTERNS: readonly (readonly [RegisterColumn, RegExp])[] = [
  ['number', /^(?:stt|tt|so tt|so thu tu|thu tu|no|number|ma nhiem vu|ma so)$/],
  [
    'lead',
    /chu tri|^(?:don vi|co quan|nguoi|phong ban|bo phan|noi)(?: \w+){0,4} thuc hien|^(?:don vi|co quan)(?: duoc giao| nhan)?$|trach nhiem|^lead/,
  ],
  ['coordinating', /phoi hop|^coordinat/],
  [
    'deadline',
    /^(?:thoi (?:han|gian|diem)|han|ngay hoan thanh|moc)\b(?!.* (?:giao|bat dau|ban hanh)\b)|^deadline|^due/,
  ],
  [
    'source',
    /^(?:can cu|nguon(?! (?:von|kinh phi|luc))|van ban|so van ban|so ky hieu|so hieu|trich yeu|ket luan so|source)/,
  ],
  ['task', /noi dung|nhiem vu|cong viec|y kien chi dao|viec (?:duoc )?giao|^ket luan|^task|^ten viec/],
];

/** A column of remarks is the source column if no other column is. */
const REMARKS = /^(?:ghi chu|note|remark)/;

function detectColumn(heading: string): RegisterColumn | undefined {
  const words = foldHeading(heading);
  return words.length > 80 ? undefined : COLUMN_PATTERNS.find(([, pattern]) => pattern.test(words))?.[0];
}

function detectColumns(names: readonly string[]): Map<RegisterColumn, number> {
  const columns = new Map<RegisterColumn, number>();
  for (const [index, name] of names.entries()) {
    const column = name && detectColumn(name);
    if (column && !columns.has(column)) columns.set(column, index);
  }
  const remarks = names.findIndex((name) => REMARKS.test(foldHeading(name)));
  if (remarks >= 0 && !columns.has('source')) columns.set('source', remarks);
  return columns;
}

const isHeadingRow = (columns: ReadonlyMap<RegisterColumn, number>) =>
  columns.has('task') && columns.size > 1;

/**
 * Returns whether a line is a second heading row. Under "Đơn vị thực hiện" it may say "Chủ trì" and "Phối hợp"; the other
 * headings may be merged over both rows.
 */
function isSecondHeadingRow({ cells, covered }: GridLine): boolean {
  const own = cells.filter((cell, column) => cell && !covered.has(column));
  return (
    own.length > 0 && own.every((cell) => detectColumn(cell) && foldHeading(cell).split(' ').length <= 6)
  );
}

/** Returns whether a line holds the column numbers of a form: "(1) (2) (3)". */
const isColumnNumberRow = ({ cells }: GridLine): boolean => {
  const filled = cells.filter(Boolean);
  return filled.length > 2 && filled.every((cell, index) => cell.replace(/[()]/g, '') === String(index + 1));
};

/** The maximum number of lines above the headings, such as titles and addresses. */
const MAX_LINES_ABOVE_HEADINGS = 50;

/** Returns the headings of a sheet; undefined if it has none. */
export function findHeadings({ lines }: Grid): Headings | undefined {
  for (const [index, { cells }] of lines.slice(0, MAX_LINES_ABOVE_HEADINGS).entries()) {
    if (!isHeadingRow(detectColumns(cells))) continue;
    let below = index + 1;
    let names = [...cells];
    const second = lines[below];
    if (second && isSecondHeadingRow(second)) {
      names = Array.from(
        { length: Math.max(names.length, second.cells.length) },
        (_, column) => second.cells[column] || names[column] || '',
      );
      below += 1;
    }
    const third = lines[below];
    if (third && isColumnNumberRow(third)) below += 1;
    return { firstRow: below, columns: detectColumns(names), names };
  }
  return undefined;
}

/** Returns whether a line repeats the headings, as printed pages do. */
export const isRepeatedHeading = ({ cells }: GridLine, { names, columns }: Headings): boolean =>
  (['number', 'task'] as const).every((column) => {
    const index = columns.get(column);
    return index === undefined || cells[index] === names[index];
  });
