import { parseCsv } from './csv.ts';
import { legacyDecoders, repairLetters } from './encodings.ts';
import { parsePlainText } from './plain-text.ts';
import type { Grid, ParsedRegister } from './register.ts';
import { parseGrids } from './register-lines.ts';
import { formatNumber, type ParserLimits, sourceError, tooLargeError } from './source-document.ts';
import { parseWorkbook } from './spreadsheet.ts';

function assertWithinLimits(grids: readonly Grid[], limits: ParserLimits): void {
  const lines = grids.reduce((sum, grid) => sum + grid.lines.length, 0);
  if (lines > limits.lines) throw tooLargeError(`${formatNumber(lines)} lines`, limits.lines);
  let units = 0;
  for (const { lines: all } of grids)
    for (const { cells } of all) for (const cell of cells) units += cell.length;
  if (units > limits.textLength) throw tooLargeError(`${formatNumber(units)} characters`, limits.textLength);
}

/** Builds the rows, problems and notes of a register from its lines and cells. */
function buildRegister(
  grids: readonly Grid[],
  limits: ParserLimits,
): Pick<ParsedRegister, 'rows' | 'problems' | 'notes'> {
  assertWithinLimits(grids, limits);
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
  const parsed = parseGrids(grids);
  if (!parsed)
    throw sourceError(
      'SOURCE_WITHOUT_HEADINGS',
      'None of the first 50 lines names the columns, or there is nothing below the headings. Write the headings "STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Căn cứ" above the lines, or start from the template.',
    );
  const { rows, problems, skippedSheets } = parsed;
  const notes = skippedSheets.map((sheet) => `The sheet "${sheet}" has no headings and was skipped.`);
  return { rows: problems.length ? [] : rows, problems, notes };
}

/** Parses a CSV register in any encoding that a text may have. */
export async function parseCsvRegister(bytes: Buffer, limits: ParserLimits): Promise<ParsedRegister> {
  const { text, encoding, notes } = parsePlainText(bytes, limits);
  const register = buildRegister([parseCsv(text)], limits);
  return { ...register, format: 'CSV', encoding, notes: [...notes, ...register.notes] };
}

/** Parses an XLSX register. Cells in TCVN3 or VNI fonts are converted if all of them are in such a font. */
export async function parseWorkbookRegister(bytes: Buffer, limits: ParserLimits): Promise<ParsedRegister> {
  const grids = await parseWorkbook(bytes, limits);
  assertWithinLimits(grids, limits);
  // One text line per sheet line, so that the error about mixed encodings names the right line.
  const allText = grids
    .flatMap(({ lines }) => lines.map(({ cells }) => cells.join('\t').replaceAll('\n', ' ')))
    .join('\n');
  const { encoding, notes } = repairLetters(allText);
  const repaired = encoding
    ? grids.map((grid) => ({
        ...grid,
        lines: grid.lines.map((line) => ({ ...line, cells: line.cells.map(legacyDecoders[encoding]) })),
      }))
    : grids;
  const register = buildRegister(repaired, limits);
  return { ...register, format: 'XLSX', encoding, notes: [...notes, ...register.notes] };
}
