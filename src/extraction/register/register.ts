import type { SourceText } from '../text/normalized-text.ts';
import type { Stretch } from '../text/sentences.ts';
import { type Column, columnOf, columnsOf } from './columns.ts';

/** A row of a register: its cells by column, and where it stands. */
export interface Row extends Stretch {
  readonly cells: readonly (Stretch & { readonly column: Column })[];
}

/** A register: the rows under a line of headings. */
export interface Register extends Stretch {
  readonly rows: readonly Row[];
}

const NUMBER = /^\d{1,3}[.)]?$/u;

/** The register of a text whose cells are divided by bars, tabs, wide gaps or lines; null when it holds none. */
export function registerOf(source: SourceText, paragraphs: readonly Stretch[]): Register | null {
  for (const [index, paragraph] of paragraphs.entries()) {
    const headings = cellsOf(source.plain, paragraph);
    const columns =
      headings.length > 2 ? columnsOf(headings.map(({ start, end }) => source.low.slice(start, end))) : null;
    if (!columns) continue;
    const rows = rowsOf(source, paragraphs.slice(index + 1), columns);
    if (rows.length) return { start: paragraph.start, end: (rows.at(-1) as Row).end, rows };
  }
  return linesAsCells(source, paragraphs) ?? recordsOf(source, paragraphs);
}

/** The cells of a line, also the empty ones between others. */
function cellsOf(plain: string, { start, end }: Stretch): Stretch[] {
  const line = plain.slice(start, end);
  const border = line.includes('|') ? '|' : line.includes('\t') ? '\t' : null;
  if (!border) return [];
  const cells: Stretch[] = [];
  let from = start;
  for (const words of line.split(border)) {
    cells.push(trimmed(plain, from, from + words.length));
    from += words.length + 1;
  }
  if (border === '|' && cells[0] && cells[0].start === cells[0].end) cells.shift();
  return cells;
}

function trimmed(plain: string, from: number, to: number): Stretch {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(plain[start] as string)) start++;
  while (end > start && /\s/u.test(plain[end - 1] as string)) end--;
  return { start, end };
}

function rowsOf(source: SourceText, paragraphs: readonly Stretch[], columns: readonly Column[]): Row[] {
  const rows: Row[] = [];
  for (const paragraph of paragraphs) {
    const cells = cellsOf(source.plain, paragraph);
    if (cells.length < 2) {
      // A line without cells is a heading between rows, or the end.
      if (rows.length && /[.:]/u.test(source.plain.slice(paragraph.start, paragraph.end))) return rows;
      continue;
    }
    const row = rowOf(source, cells, columns);
    if (row) rows.push(row);
  }
  return rows;
}

function rowOf(
  { plain, low }: SourceText,
  cells: readonly Stretch[],
  columns: readonly Column[],
): Row | null {
  if (cells.every(({ start, end }) => /^[-: ]*$/u.test(plain.slice(start, end)))) return null;
  const placed = placedCells(plain, low, cells, columns).filter(({ start, end }) => end > start);
  const task = placed.find(({ column }) => column === 'TASK');
  const asked = placed.filter(({ column }) => column !== 'NUMBER');
  // A row with a Roman number or a letter is a heading between rows.
  if (
    /^(?:[IVX]+|[A-ZĐ])[.)]?$/u.test(plain.slice(cells[0]?.start ?? 0, cells[0]?.end ?? 0)) &&
    asked.length < 3
  )
    return null;
  if (!task || asked.length < 2 || !/\p{L}{2}/u.test(plain.slice(task.start, task.end))) return null;
  return { start: task.start, end: Math.max(...asked.map(({ end }) => end)), cells: placed };
}

/** Gives every cell its column; when gaps swallowed empty cells, the last cell is the deadline if it reads like one. */
function placedCells(
  plain: string,
  low: string,
  cells: readonly Stretch[],
  columns: readonly Column[],
): Row['cells'] {
  const filled = cells.filter(({ start, end }) => end > start);
  const swallowed =
    cells.length < columns.length && !plain.slice(cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0).includes('|');
  const numbered =
    columns[0] !== 'NUMBER' || NUMBER.test(plain.slice(cells[0]?.start ?? 0, cells[0]?.end ?? 0));
  const names = numbered ? columns : columns.slice(1);
  const list = swallowed ? filled : cells;
  const last = list.length - 1;
  return list.map((cell, index) => {
    const late =
      swallowed && index === last && index > 1 && READS_LIKE_TERM.test(low.slice(cell.start, cell.end));
    return { ...cell, column: late ? 'DEADLINE' : (names[index] ?? 'OTHER') };
  });
}

const READS_LIKE_TERM =
  /\d{1,2}[/.-]\d{1,2}|tháng|quý|năm \d|thường xuyên|trước|ngày|hằng|hàng|định kỳ|tuần/u;

/** Cells that came out of a table one to a line: headings first, then numbers that count up. */
function linesAsCells(source: SourceText, paragraphs: readonly Stretch[]): Register | null {
  const line = (index: number) =>
    source.low.slice(paragraphs[index]?.start ?? 0, paragraphs[index]?.end ?? 0);
  const first = paragraphs.findIndex((_, index) => /^(?:stt|tt)$/u.test(line(index)));
  if (first < 0) return null;
  let width = 0;
  while (
    (width < 9 &&
      columnsOf(paragraphs.slice(first, first + width + 1).map((_, at) => line(first + at))) !== null) ||
    width < 2
  )
    width++;
  const columns = columnsOf(paragraphs.slice(first, first + width).map((_, at) => line(first + at)));
  if (!columns) return null;
  const rows: Row[] = [];
  let at = first + width;
  for (let number = 1; at < paragraphs.length && line(at) === String(number); number++) {
    let next = at + 1;
    while (next < paragraphs.length && next - at < columns.length && line(next) !== String(number + 1))
      next++;
    const row = rowOf(source, paragraphs.slice(at, next), columns);
    if (row) rows.push(row);
    at = next;
  }
  return rows.length
    ? { start: (paragraphs[first] as Stretch).start, end: (rows.at(-1) as Row).end, rows }
    : null;
}

const LABELLED = /^([\p{L} ]{2,40}?) ?: ?/u;

/** Records one below the other, a labelled line to a cell: "Nội dung: …", "Chủ trì: …", "Thời hạn: …". */
function recordsOf(source: SourceText, paragraphs: readonly Stretch[]): Register | null {
  const rows: Row[] = [];
  let cells: (Stretch & { readonly column: Column })[] = [];
  let start = 0;
  const close = () => {
    const whole = cells.length > 1 && cells.some(({ column }) => column === 'LEAD' || column === 'DEADLINE');
    if (whole) rows.push({ start, end: (cells.at(-1) as Stretch).end, cells });
    cells = [];
  };
  for (const paragraph of paragraphs) {
    const label = LABELLED.exec(
      source.low.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 60)),
    );
    const column = label ? columnOf(label[1] ?? '') : null;
    if (column === 'TASK' || column === null) close();
    if (column === 'TASK') start = paragraph.start;
    if (column === 'TASK' || (column !== null && cells.length))
      cells.push({ start: paragraph.start + (label?.[0].length ?? 0), end: paragraph.end, column });
  }
  close();
  return rows.length > 1 ? { start: (rows[0] as Row).start, end: (rows.at(-1) as Row).end, rows } : null;
}
