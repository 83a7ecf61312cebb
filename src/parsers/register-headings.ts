import type { Grid, GridLine, RegisterColumn } from './register.ts';

/** Which column means what, and in which words its heading says so. */
export interface Headings {
  /** Where the first line under them is, as an index. */
  readonly firstRow: number;
  readonly columns: ReadonlyMap<RegisterColumn, number>;
  readonly names: readonly string[];
}

/** Words as people type them in a hurry: small, without marks, đ as d. */
const foldHeading = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** How headings read; of two columns the first that fits is taken, and the rules are asked in this order. */
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

/** A column of remarks is the source when no column says so itself. */
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

/** Under "Đơn vị thực hiện" a second line may say "Chủ trì" and "Phối hợp"; the other headings may be merged over both. */
function isSecondHeadingRow({ cells, covered }: GridLine): boolean {
  const own = cells.filter((cell, column) => cell && !covered.has(column));
  return (
    own.length > 0 && own.every((cell) => detectColumn(cell) && foldHeading(cell).split(' ').length <= 6)
  );
}

/** "(1) (2) (3)" under the headings of a form. */
const isColumnNumberRow = ({ cells }: GridLine): boolean => {
  const filled = cells.filter(Boolean);
  return filled.length > 2 && filled.every((cell, index) => cell.replace(/[()]/g, '') === String(index + 1));
};

/** Titles and addresses stand above the headings, but not more than this. */
const MAX_LINES_ABOVE_HEADINGS = 50;

/** Where a sheet says what its columns mean; undefined when it never does. */
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

/** Whether a line says the headings again, as printed pages do. */
export const isRepeatedHeading = ({ cells }: GridLine, { names, columns }: Headings): boolean =>
  (['number', 'task'] as const).every((column) => {
    const index = columns.get(column);
    return index === undefined || cells[index] === names[index];
  });
