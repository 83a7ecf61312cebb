import type { Grid, GridLine, RegisterColumn, RegisterProblem, RegisterRow } from './register.ts';
import { type Headings, headingsOf, repeats } from './register-headings.ts';
import { inFigures } from './source-document.ts';

/** Longer than any task; such a cell holds half a document by mistake. */
const LONGEST_CELL = 20_000;

/** "II", "A" or "III." before a heading between the lines. */
const SECTION_NUMBER = /^(?:[IVXLC]{1,6}|[A-ZĐ])[.)]?$/;

/** A number of a line is short; longer words in its column are a heading over all columns. */
const LONGEST_NUMBER = 12;

/** Reads the lines of one sheet, one after the other. */
class SheetReading {
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

  #say(line: number, column: number | undefined, problem: string): void {
    const heading = column === undefined ? null : this.#headings.names[column] || `column ${column + 1}`;
    this.problems.push({ sheet: this.#grid.sheet, line, column: heading, problem });
  }

  #words({ cells }: GridLine, column: RegisterColumn): string {
    const index = this.#headings.columns.get(column);
    return index === undefined ? '' : (cells[index] ?? '');
  }

  /** The words of a heading between the lines; undefined for an ordinary line. */
  #sectionIn(line: GridLine): string | undefined {
    const number = this.#words(line, 'number');
    const task = this.#words(line, 'task');
    const filled = line.cells.filter(Boolean);
    if (filled.length === 1 && number.length > LONGEST_NUMBER) return number;
    if (filled.length === 2 && task && SECTION_NUMBER.test(number)) return `${number} ${task}`;
    return undefined;
  }

  /** A task merged over several lines has a lead on each: they belong to the row above. */
  #continues(line: GridLine): boolean {
    const task = this.#headings.columns.get('task');
    const above = this.rows.at(-1);
    if (task === undefined || !line.covered.has(task) || !above) return false;
    const joined = (column: Exclude<RegisterColumn, 'task' | 'number'>) => {
      const words = this.#words(line, column);
      return words && words !== above[column]
        ? [above[column], words].filter(Boolean).join('; ')
        : above[column];
    };
    const [lead, coordinating] = [joined('lead'), joined('coordinating')];
    const [deadline, source] = [joined('deadline'), joined('source')];
    this.rows[this.rows.length - 1] = { ...above, lead, coordinating, deadline, source };
    return true;
  }

  #mustBeSound({ line, cells }: GridLine): void {
    for (const [column, words] of cells.entries()) {
      if (words.length > LONGEST_CELL)
        this.#say(
          line,
          column,
          `${inFigures(words.length)} characters are too many for one cell. Shorten it.`,
        );
      if (!words.isWellFormed() || words.includes('\0'))
        this.#say(line, column, 'It holds characters that no text can hold. Type it anew.');
      if (words && column >= this.#headings.names.length)
        this.#say(
          line,
          column,
          `"${words.slice(0, 40)}" stands right of the last heading. Give the column a heading, or put text with separators in quotes.`,
        );
    }
  }

  #mustBeNew(line: number, number: string): void {
    const before = this.#numbers.get(number);
    if (before !== undefined)
      this.#say(
        line,
        this.#headings.columns.get('number'),
        `Number ${number} stands on line ${before} already. Give each line its own number.`,
      );
    else this.#numbers.set(number, line);
  }

  #row(line: GridLine): void {
    const task = this.#words(line, 'task');
    if (!task) {
      this.#say(
        line.line,
        this.#headings.columns.get('task'),
        'There is no task. Write it, or delete the line.',
      );
      return;
    }
    const number = this.#words(line, 'number') || null;
    const isShared = line.covered.has(this.#headings.columns.get('number') ?? -1);
    if (number && !isShared) this.#mustBeNew(line.line, number);
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
      lead: this.#words(line, 'lead') || null,
      coordinating: this.#words(line, 'coordinating') || null,
      deadline: this.#words(line, 'deadline') || null,
      source: this.#words(line, 'source') || null,
      other,
    });
  }

  read(): void {
    for (const { line, column, problem } of this.#grid.faults) this.#say(line, column, problem);
    for (const line of this.#grid.lines.slice(this.#headings.below)) {
      if (!line.cells.some(Boolean) || repeats(line, this.#headings)) continue;
      this.#mustBeSound(line);
      const section = this.#sectionIn(line);
      if (section !== undefined) {
        this.#section = section;
        this.#numbers = new Map();
      } else if (!this.#continues(line)) this.#row(line);
    }
  }
}

/** What the sheets that have headings say, line by line; undefined when none has any. */
export function readLines(
  grids: readonly Grid[],
): { rows: RegisterRow[]; problems: RegisterProblem[]; unread: string[] } | undefined {
  const rows: RegisterRow[] = [];
  const problems: RegisterProblem[] = [];
  const unread: string[] = [];
  for (const grid of grids) {
    const headings = headingsOf(grid);
    if (!headings) {
      if (grid.sheet && grid.lines.some(({ cells }) => cells.some(Boolean))) unread.push(grid.sheet);
      continue;
    }
    const reading = new SheetReading(grid, headings);
    reading.read();
    rows.push(...reading.rows);
    problems.push(...reading.problems);
  }
  return rows.length || problems.length ? { rows, problems, unread } : undefined;
}
