import type { Grid, GridLine, RegisterColumn, RegisterProblem, RegisterRow } from './register.ts';
import { findHeadings, type Headings, isRepeatedHeading } from './register-headings.ts';
import { formatNumber } from './source-document.ts';

/** The maximum length of a cell. A longer cell contains half a document by mistake. */
const MAX_CELL_LENGTH = 20_000;

/** The number of a heading between the lines: "II", "A" or "III." */
const SECTION_NUMBER = /^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?$/;

/** The maximum length of a line number. Longer words in that column are a heading over all columns. */
const MAX_NUMBER_LENGTH = 12;

/** Parses the lines of one sheet in order. */
class SheetParser {
  readonly rows: RegisterRow[] = [];
  readonly problems: RegisterProblem[] = [];
  readonly #grid: Grid;
  readonly #headings: Headings;
  #section: string | null = null;
  #numbers = new Map<string, number>();

  constructor(grid: Grid, headings: Headings) {
    this.#grid = grid;
    this.#headings = headings;
  }

  #addProblem(line: number, column: number | undefined, problem: string): void {
    const heading = column === undefined ? null : this.#headings.names[column] || `column ${column + 1}`;
    this.problems.push({ sheet: this.#grid.sheet, line, column: heading, problem });
  }

  #cellText({ cells }: GridLine, column: RegisterColumn): string {
    const index = this.#headings.columns.get(column);
    return index === undefined ? '' : (cells[index] ?? '');
  }

  /** Returns the words of a heading between the lines; undefined for an ordinary line. */
  #findSection(line: GridLine): string | undefined {
    const number = this.#cellText(line, 'number');
    const task = this.#cellText(line, 'task');
    const filled = line.cells.filter(Boolean);
    if (filled.length === 1 && number.length > MAX_NUMBER_LENGTH) return number;
    if (filled.length === 2 && task && SECTION_NUMBER.test(number)) return `${number} ${task}`;
    return undefined;
  }

  /**
   * Merges a line into the row above it. A task cell merged over several lines has a lead on each line; all of them belong to one
   * row.
   */
  #mergeIntoRowAbove(line: GridLine): boolean {
    const task = this.#headings.columns.get('task');
    const above = this.rows.at(-1);
    if (task === undefined || !line.covered.has(task) || !above) return false;
    const joined = (column: Exclude<RegisterColumn, 'task' | 'number'>) => {
      const words = this.#cellText(line, column);
      return words && words !== above[column]
        ? [above[column], words].filter(Boolean).join('; ')
        : above[column];
    };
    const [lead, coordinating] = [joined('lead'), joined('coordinating')];
    const [deadline, source] = [joined('deadline'), joined('source')];
    this.rows[this.rows.length - 1] = { ...above, lead, coordinating, deadline, source };
    return true;
  }

  #checkCells({ line, cells }: GridLine): void {
    for (const [column, words] of cells.entries()) {
      if (words.length > MAX_CELL_LENGTH)
        this.#addProblem(
          line,
          column,
          `${formatNumber(words.length)} characters are too many for one cell. Shorten it.`,
        );
      if (!words.isWellFormed() || words.includes('\0'))
        this.#addProblem(
          line,
          column,
          'The cell contains characters that a text cannot contain. Type it again.',
        );
      if (words && column >= this.#headings.names.length)
        this.#addProblem(
          line,
          column,
          `"${words.slice(0, 40)}" is to the right of the last heading. Give the column a heading, or put text with separators in quotes.`,
        );
    }
  }

  #checkNumber(line: number, number: string): void {
    const before = this.#numbers.get(number);
    if (before !== undefined)
      this.#addProblem(
        line,
        this.#headings.columns.get('number'),
        `Number ${number} is already on line ${before}. Give each line its own number.`,
      );
    else this.#numbers.set(number, line);
  }

  #addRow(line: GridLine): void {
    const task = this.#cellText(line, 'task');
    if (!task) {
      this.#addProblem(
        line.line,
        this.#headings.columns.get('task'),
        'There is no task. Write it, or delete the line.',
      );
      return;
    }
    const number = this.#cellText(line, 'number') || null;
    const isShared = line.covered.has(this.#headings.columns.get('number') ?? -1);
    if (number && !isShared) this.#checkNumber(line.line, number);
    const known = new Set(this.#headings.columns.values());
    const other = line.cells.flatMap((words, column) => {
      const heading = this.#headings.names[column];
      return words && heading && !known.has(column) ? [{ heading, words }] : [];
    });
    this.rows.push({
      sheet: this.#grid.sheet,
      line: line.line,
      section: this.#section,
      number,
      task,
      lead: this.#cellText(line, 'lead') || null,
      coordinating: this.#cellText(line, 'coordinating') || null,
      deadline: this.#cellText(line, 'deadline') || null,
      source: this.#cellText(line, 'source') || null,
      other,
    });
  }

  parse(): void {
    for (const { line, column, problem } of this.#grid.faults) this.#addProblem(line, column, problem);
    for (const line of this.#grid.lines.slice(this.#headings.firstRow)) {
      if (!line.cells.some(Boolean) || isRepeatedHeading(line, this.#headings)) continue;
      this.#checkCells(line);
      const section = this.#findSection(line);
      if (section !== undefined) {
        this.#section = section;
        this.#numbers = new Map();
      } else if (!this.#mergeIntoRowAbove(line)) this.#addRow(line);
    }
  }
}

/** Parses the sheets that have headings, line by line. Returns undefined if no sheet has a row or a problem. */
export function parseGrids(
  grids: readonly Grid[],
): { rows: RegisterRow[]; problems: RegisterProblem[]; skippedSheets: string[] } | undefined {
  const rows: RegisterRow[] = [];
  const problems: RegisterProblem[] = [];
  const skippedSheets: string[] = [];
  for (const grid of grids) {
    const headings = findHeadings(grid);
    if (!headings) {
      if (grid.sheet && grid.lines.some(({ cells }) => cells.some(Boolean))) skippedSheets.push(grid.sheet);
      continue;
    }
    const parser = new SheetParser(grid, headings);
    parser.parse();
    rows.push(...parser.rows);
    problems.push(...parser.problems);
  }
  return rows.length || problems.length ? { rows, problems, skippedSheets } : undefined;
}
