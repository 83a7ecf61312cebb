import type { SourceEncoding } from './source-document.ts';

/** The content of a register column. */
export type RegisterColumn = 'number' | 'task' | 'lead' | 'coordinating' | 'deadline' | 'source';

/** One line of a register, with its exact words. An empty cell is null and not a problem. */
export interface RegisterRow extends Readonly<Record<Exclude<RegisterColumn, 'task'>, string | null>> {
  /** Null in CSV, which has no sheets. */
  readonly sheet: string | null;
  /** The line number in a spreadsheet or an editor, from 1. */
  readonly line: number;
  /** The heading between the lines above this row: "II. Lĩnh vực kinh tế". */
  readonly section: string | null;
  readonly task: string;
  /** The cells of columns without a known meaning. */
  readonly other: readonly { readonly heading: string; readonly words: string }[];
}

/** Why a line cannot be imported, and what to do. */
export interface RegisterProblem {
  readonly sheet: string | null;
  readonly line: number;
  /** The heading of the column. Null if the problem concerns the whole line. */
  readonly column: string | null;
  readonly problem: string;
}

/** A parsed register. If it has a problem, it has no rows, so that no register is imported in part. */
export interface ParsedRegister {
  readonly format: 'XLSX' | 'CSV';
  readonly encoding: SourceEncoding | null;
  readonly rows: readonly RegisterRow[];
  readonly problems: readonly RegisterProblem[];
  readonly notes: readonly string[];
}

/** A line of cells. Their text has no spaces around it; an empty cell is ''. */
export interface GridLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** The columns that a merged cell above covers. */
  readonly covered: ReadonlySet<number>;
}

/** One sheet, before its columns are identified. */
export interface Grid {
  readonly sheet: string | null;
  readonly lines: readonly GridLine[];
  /** The problems of single cells that are already known. */
  readonly faults: readonly { readonly line: number; readonly column: number; readonly problem: string }[];
}
