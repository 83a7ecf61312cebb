import { gridOfCsv } from './csv.ts';
import { fromLegacy, mendLetters } from './encodings.ts';
import { readPlainText } from './plain-text.ts';
import type { Grid, Register } from './register.ts';
import { readLines } from './register-lines.ts';
import { inFigures, type ReadingLimits, refusal } from './source-document.ts';
import { gridsOfWorkbook } from './spreadsheet.ts';

const tooLarge = (what: string, most: number) =>
  refusal(
    'SOURCE_TOO_LARGE',
    `${what} are too many. Send at most ${inFigures(most)} at once, a part at a time.`,
  );

function mustBeBounded(grids: readonly Grid[], limits: ReadingLimits): void {
  const lines = grids.reduce((sum, grid) => sum + grid.lines.length, 0);
  if (lines > limits.lines) throw tooLarge(`${inFigures(lines)} lines`, limits.lines);
  let units = 0;
  for (const { lines: all } of grids)
    for (const { cells } of all) for (const cell of cells) units += cell.length;
  if (units > limits.units) throw tooLarge(`${inFigures(units)} characters`, limits.units);
}

/** All that is known of a register once it is lines and cells. */
function registerOf(
  grids: readonly Grid[],
  limits: ReadingLimits,
): Pick<Register, 'rows' | 'problems' | 'notes'> {
  mustBeBounded(grids, limits);
  const fault = grids.find(({ lines, faults }) => !lines.length && faults.length);
  if (fault) {
    const problems = fault.faults.map(({ line, problem }) => ({
      sheet: fault.sheet,
      line,
      column: null,
      problem,
    }));
    return { rows: [], problems, notes: [] };
  }
  const read = readLines(grids);
  if (!read)
    throw refusal(
      'SOURCE_WITHOUT_HEADINGS',
      'No line of the first 50 names the columns, or nothing stands below it. Write the headings "STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Căn cứ" above the lines, or start from the template.',
    );
  const { rows, problems, unread } = read;
  const notes = unread.map((sheet) => `The sheet "${sheet}" has no headings and was not read.`);
  return { rows: problems.length ? [] : rows, problems, notes };
}

/** A register in CSV, in whatever encoding a text may have. */
export async function registerOfCsv(bytes: Buffer, limits: ReadingLimits): Promise<Register> {
  const { text, encoding, notes } = readPlainText(bytes, limits);
  const register = registerOf([gridOfCsv(text)], limits);
  return { ...register, format: 'CSV', encoding, notes: [...notes, ...register.notes] };
}

/** A register in XLSX; cells in TCVN3 or VNI fonts are converted when all of them are. */
export async function registerOfWorkbook(bytes: Buffer, limits: ReadingLimits): Promise<Register> {
  const grids = await gridsOfWorkbook(bytes, limits);
  mustBeBounded(grids, limits);
  // A line for each line, so that a refusal of mixed letters names the right one.
  const whole = grids
    .flatMap(({ lines }) => lines.map(({ cells }) => cells.join('\t').replaceAll('\n', ' ')))
    .join('\n');
  const { encoding, notes } = mendLetters(whole);
  const mended = encoding
    ? grids.map((grid) => ({
        ...grid,
        lines: grid.lines.map((line) => ({ ...line, cells: line.cells.map(fromLegacy[encoding]) })),
      }))
    : grids;
  const register = registerOf(mended, limits);
  return { ...register, format: 'XLSX', encoding, notes: [...notes, ...register.notes] };
}
