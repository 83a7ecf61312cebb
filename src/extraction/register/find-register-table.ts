import type { TextRange } from '../../shared/text-range.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import { trimRange } from '../text/paragraphs.ts';
import { type ColumnKind, parseColumnHeading, parseHeadingRow } from './columns.ts';

/** A register row: its range and its cells with their columns. */
export interface TableRow extends TextRange {
  readonly cells: readonly (TextRange & { readonly column: ColumnKind })[];
}

/** A register: the rows under a heading row. */
export interface RegisterTable extends TextRange {
  readonly rows: readonly TableRow[];
}

const ROW_NUMBER = /^\d{1,3}[.)]?$/u;

/** Returns the register of a text, or null if there is none. Bars, tabs, wide gaps or line breaks may separate its cells. */
export function findRegisterTable(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
): RegisterTable | null {
  for (const [index, paragraph] of paragraphs.entries()) {
    const headings = splitCells(source.text, paragraph);
    const columns =
      headings.length > 2
        ? parseHeadingRow(headings.map(({ start, end }) => source.lower.slice(start, end)))
        : null;
    if (!columns) continue;
    const rows = parseRows(source, paragraphs.slice(index + 1), columns);
    if (rows.length) return { start: paragraph.start, end: (rows.at(-1) as TableRow).end, rows };
  }
  return findLinewiseTable(source, paragraphs) ?? findLabelledRecords(source, paragraphs);
}

/** Returns the cells of a line, including empty cells between others. */
function splitCells(text: string, { start, end }: TextRange): TextRange[] {
  const line = text.slice(start, end);
  const border = line.includes('|') ? '|' : line.includes('\t') ? '\t' : null;
  if (!border) return [];
  const cells: TextRange[] = [];
  let from = start;
  for (const words of line.split(border)) {
    cells.push(trimRange(text, from, from + words.length));
    from += words.length + 1;
  }
  if (border === '|' && cells[0] && cells[0].start === cells[0].end) cells.shift();
  return cells;
}

function parseRows(
  source: NormalizedText,
  paragraphs: readonly TextRange[],
  columns: readonly ColumnKind[],
): TableRow[] {
  const rows: TableRow[] = [];
  for (const paragraph of paragraphs) {
    const cells = splitCells(source.text, paragraph);
    if (cells.length < 2) {
      // A line without cells is a heading between rows, or the end of the table.
      if (rows.length && /[.:]/u.test(source.text.slice(paragraph.start, paragraph.end))) return rows;
      continue;
    }
    const row = parseRow(source, cells, columns);
    if (row) rows.push(row);
  }
  return rows;
}

function parseRow(
  { text, lower }: NormalizedText,
  cells: readonly TextRange[],
  columns: readonly ColumnKind[],
): TableRow | null {
  if (cells.every(({ start, end }) => /^[-: ]*$/u.test(text.slice(start, end)))) return null;
  const placed = assignColumns(text, lower, cells, columns).filter(({ start, end }) => end > start);
  const task = placed.find(({ column }) => column === 'TASK');
  const contentCells = placed.filter(({ column }) => column !== 'NUMBER');
  // A row with a Roman number or a letter is a heading between rows.
  if (
    /^(?:[IVX]+|[A-ZĐ])[.)]?$/u.test(text.slice(cells[0]?.start ?? 0, cells[0]?.end ?? 0)) &&
    contentCells.length < 3
  )
    return null;
  if (!task || contentCells.length < 2 || !/\p{L}{2}/u.test(text.slice(task.start, task.end))) return null;
  return { start: task.start, end: Math.max(...contentCells.map(({ end }) => end)), cells: placed };
}

/** Assigns a column to every cell. If wide gaps hide empty cells, the last cell is the deadline if its words look like one. */
function assignColumns(
  text: string,
  lower: string,
  cells: readonly TextRange[],
  columns: readonly ColumnKind[],
): TableRow['cells'] {
  const filled = cells.filter(({ start, end }) => end > start);
  const hasSwallowedCells =
    cells.length < columns.length && !text.slice(cells[0]?.start ?? 0, cells.at(-1)?.end ?? 0).includes('|');
  const hasNumber =
    columns[0] !== 'NUMBER' || ROW_NUMBER.test(text.slice(cells[0]?.start ?? 0, cells[0]?.end ?? 0));
  const names = hasNumber ? columns : columns.slice(1);
  const list = hasSwallowedCells ? filled : cells;
  const last = list.length - 1;
  return list.map((cell, index) => {
    const isDeadline =
      hasSwallowedCells &&
      index === last &&
      index > 1 &&
      DEADLINE_HINT.test(lower.slice(cell.start, cell.end));
    return { ...cell, column: isDeadline ? 'DEADLINE' : (names[index] ?? 'OTHER') };
  });
}

const DEADLINE_HINT = /\d{1,2}[/.-]\d{1,2}|tháng|quý|năm \d|thường xuyên|trước|ngày|hằng|hàng|định kỳ|tuần/u;

/** Finds a table with one cell per line: first the headings, then rows with ascending numbers. Returns null if there is none. */
function findLinewiseTable(source: NormalizedText, paragraphs: readonly TextRange[]): RegisterTable | null {
  const line = (index: number) =>
    source.lower.slice(paragraphs[index]?.start ?? 0, paragraphs[index]?.end ?? 0);
  const first = paragraphs.findIndex((_, index) => /^(?:stt|tt)$/u.test(line(index)));
  if (first < 0) return null;
  let width = 0;
  while (
    (width < 9 &&
      parseHeadingRow(paragraphs.slice(first, first + width + 1).map((_, at) => line(first + at))) !==
        null) ||
    width < 2
  )
    width++;
  const columns = parseHeadingRow(paragraphs.slice(first, first + width).map((_, at) => line(first + at)));
  if (!columns) return null;
  const rows: TableRow[] = [];
  let at = first + width;
  for (let number = 1; at < paragraphs.length && line(at) === String(number); number++) {
    let next = at + 1;
    while (next < paragraphs.length && next - at < columns.length && line(next) !== String(number + 1))
      next++;
    const row = parseRow(source, paragraphs.slice(at, next), columns);
    if (row) rows.push(row);
    at = next;
  }
  return rows.length
    ? { start: (paragraphs[first] as TextRange).start, end: (rows.at(-1) as TableRow).end, rows }
    : null;
}

const CELL_LABEL = /^([\p{L} ]{2,40}?) ?: ?/u;

/**
 * Finds records with one labelled line per cell: "Nội dung: …", "Chủ trì: …", "Thời hạn: …". Returns null if there are fewer than
 * two.
 */
function findLabelledRecords(source: NormalizedText, paragraphs: readonly TextRange[]): RegisterTable | null {
  const rows: TableRow[] = [];
  let cells: (TextRange & { readonly column: ColumnKind })[] = [];
  let start = 0;
  const close = () => {
    const whole = cells.length > 1 && cells.some(({ column }) => column === 'LEAD' || column === 'DEADLINE');
    if (whole) rows.push({ start, end: (cells.at(-1) as TextRange).end, cells });
    cells = [];
  };
  for (const paragraph of paragraphs) {
    const label = CELL_LABEL.exec(
      source.lower.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 60)),
    );
    const column = label ? parseColumnHeading(label[1] ?? '') : null;
    if (column === 'TASK' || column === null) close();
    if (column === 'TASK') start = paragraph.start;
    if (column === 'TASK' || (column !== null && cells.length))
      cells.push({ start: paragraph.start + (label?.[0].length ?? 0), end: paragraph.end, column });
  }
  close();
  return rows.length > 1
    ? { start: (rows[0] as TableRow).start, end: (rows.at(-1) as TableRow).end, rows }
    : null;
}
