import readSheets from 'read-excel-file/node';
import type { Grid, GridLine } from './register.ts';
import { formatNumber, type ParserLimits, sourceError } from './source-document.ts';
import { unzip, zip } from './zip.ts';

const padTwoDigits = (count: number): string => String(count).padStart(2, '0');

/** Formats a day as offices do: 30/03/2017. Adds the time if there is one. */
function formatDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const day = `${padTwoDigits(date.getUTCDate())}/${padTwoDigits(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  const [hours, minutes] = [date.getUTCHours(), date.getUTCMinutes()];
  return hours || minutes ? `${padTwoDigits(hours)}:${padTwoDigits(minutes)} ${day}` : day;
}

function cellText(value: unknown): string {
  if (value instanceof Date) return formatDate(value);
  return value === null || value === undefined ? '' : String(value).trim();
}

/** Returns "C5" as [column, line]. The column counts from 0. */
function parseCellReference(reference: string): [column: number, line: number] {
  const [, letters = 'A', line = '1'] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [column, Number(line)];
}

/** The facts about a sheet that the library does not return. */
interface SheetMarks {
  readonly faults: Grid['faults'];
  /** The columns that a merged cell above covers, by line, with the first line of that cell. */
  readonly covered: ReadonlyMap<number, ReadonlyMap<number, number>>;
}

const MAX_MERGED_CELLS = 20_000;

function findMergedCells(xml: string): Map<number, Map<number, number>> {
  const covered = new Map<number, Map<number, number>>();
  let cells = 0;
  for (const [, from = '', to = ''] of xml.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g,
  )) {
    const [column, first] = parseCellReference(from);
    const [, last] = parseCellReference(to);
    for (let line = first + 1; line <= last && cells < MAX_MERGED_CELLS; line += 1, cells += 1) {
      const columns = covered.get(line) ?? new Map<number, number>();
      covered.set(line, columns.set(column, first));
    }
  }
  return covered;
}

/**
 * Throws `SOURCE_TOO_LARGE` if a sheet has more lines or columns than a register. Every line up to the last one would take
 * memory.
 */
function assertSheetSize(xml: string, { lines }: ParserLimits): void {
  for (const [, reference = ''] of xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"/g)) {
    const [column, line] = parseCellReference(reference);
    if (line > lines || column > 500)
      throw sourceError(
        'SOURCE_TOO_LARGE',
        `The cell ${reference} is not empty, but a register has at most ${formatNumber(lines)} lines and 500 columns. Delete the cell, or send parts.`,
      );
  }
}

function parseMarks(xml: string): SheetMarks {
  const faults: { line: number; column: number; problem: string }[] = [];
  const errors =
    /<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*?\bt="e"[^>]*>[\s\S]{0,2000}?<(?:\w+:)?v>([^<]*)</g;
  for (const [, reference = '', error = ''] of xml.matchAll(errors)) {
    const [column, line] = parseCellReference(reference);
    faults.push({ line, column, problem: `The formula returns ${error}. Write the text instead.` });
  }
  return { faults, covered: findMergedCells(xml) };
}

/** Returns the names of the parts that are sheets, in the order of the workbook. */
function findSheetParts(parts: ReadonlyMap<string, Buffer>): string[] {
  const workbook = parts.get('xl/workbook.xml')?.toString('utf8') ?? '';
  const relations = parts.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? '';
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([relation]) => [
      /\bId="([^"]*)"/.exec(relation)?.[1] ?? '',
      (/\bTarget="([^"]*)"/.exec(relation)?.[1] ?? '').replace(/^\/xl\//, ''),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*?\w+:id="([^"]*)"/g)].map(
    ([, id = '']) => `xl/${targets.get(id)}`,
  );
}

/** Builds a line. The cells that a merged cell covers get its text. */
function buildLine(rows: readonly (readonly string[])[], index: number, { covered }: SheetMarks): GridLine {
  const merged = covered.get(index + 1) ?? new Map<number, number>();
  const cells = [...(rows[index] ?? [])];
  for (const [column, first] of merged) {
    const words = rows[first - 1]?.[column];
    if (words && column < cells.length && !cells[column]) cells[column] = words;
  }
  return { line: index + 1, cells, covered: new Set(merged.keys()) };
}

/** Colours and borders of empty cells, which may extend to the millionth line. */
const BLANK_CELLS = /<(?:\w+:)?(?:c|row)\s[^>]*\/>/g;

/** Returns the sheets of a workbook as text. */
export async function parseWorkbook(bytes: Buffer, limits: ParserLimits): Promise<Grid[]> {
  const parts = unzip(bytes, limits);
  const xmls: string[] = [];
  for (const name of findSheetParts(parts)) {
    const xml = (parts.get(name)?.toString('utf8') ?? '').replace(BLANK_CELLS, '');
    assertSheetSize(xml, limits);
    parts.set(name, Buffer.from(xml));
    xmls.push(xml);
  }
  let sheets: Awaited<ReturnType<typeof readSheets>>;
  try {
    sheets = await readSheets(zip(parts));
  } catch {
    throw sourceError(
      'SOURCE_BROKEN',
      'This XLSX file is damaged. Open it in Excel, save it again and send the new file.',
    );
  }
  return sheets.map(({ sheet, data }, index) => {
    const marks = parseMarks(xmls[index] ?? '');
    const rows = data.map((row) => row.map(cellText));
    return { sheet, lines: rows.map((_, line) => buildLine(rows, line, marks)), faults: marks.faults };
  });
}
