import { CsvError, parse } from 'csv-parse/sync';
import type { Grid, GridLine } from './register.ts';

const NO_COVERED_COLUMNS: ReadonlySet<number> = new Set();

/**
 * Returns the separator that is most frequent in the first lines. Excel writes ; where the comma is the decimal sign, as in
 * Vietnam.
 */
function detectSeparator(text: string): string {
  const beginning = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const [best = ','] = [',', ';', '\t', '|']
    .map((separator) => [separator, beginning.split(separator).length] as const)
    .sort(([, one], [, other]) => other - one)
    .map(([separator]) => separator);
  return best;
}

/**
 * Parses the first line `sep=;` that Excel may write. Returns the separator, the text after that line and the number of skipped
 * lines.
 */
function parseSeparatorLine(text: string): [separator: string | undefined, rest: string, skipped: number] {
  const found = /^sep=(.)\r?\n/i.exec(text);
  return found ? [found[1], text.slice(found[0].length), 1] : [undefined, text, 0];
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Parses the lines of a CSV text. A quotation mark that is never closed is a fault of its line. */
export function parseCsv(csv: string): Grid {
  const [separator, text, skipped] = parseSeparatorLine(csv);
  try {
    const records = parse(text, {
      delimiter: separator ?? detectSeparator(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    }) as unknown as readonly CsvRecord[];
    let before = skipped;
    const lines = records.map(({ record, info }): GridLine => {
      const line = before + 1;
      before = info.lines + skipped;
      return { line, cells: record, covered: NO_COVERED_COLUMNS };
    });
    return { sheet: null, lines, faults: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1) + skipped;
    const problem =
      'A quotation mark is not closed, or is inside a cell. Write a quotation mark inside quotes twice.';
    return { sheet: null, lines: [], faults: [{ line, column: 0, problem }] };
  }
}
