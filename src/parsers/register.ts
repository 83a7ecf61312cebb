import type { SourceEncoding } from './source-document.ts';

/** What a column of a register holds. */
export type RegisterColumn = 'number' | 'task' | 'lead' | 'coordinating' | 'deadline' | 'source';

/** One line of a register, in its own words; a gap is null and no problem. */
export interface RegisterRow extends Readonly<Record<Exclude<RegisterColumn, 'task'>, string | null>> {
  /** Null in CSV, which has no sheets. */
  readonly sheet: string | null;
  /** As a spreadsheet or an editor counts it, from 1. */
  readonly line: number;
  /** The heading between the lines under which it stands: "II. Lĩnh vực kinh tế". */
  readonly section: string | null;
  readonly task: string;
  /** What stands in columns that mean nothing here. */
  readonly other: readonly { readonly heading: string; readonly words: string }[];
}

/** Why a line cannot be taken in, and what to do. */
export interface RegisterProblem {
  readonly sheet: string | null;
  readonly line: number;
  /** The heading of the column; null when it is about the whole line. */
  readonly column: string | null;
  readonly problem: string;
}

/** A register as it was read: with a problem in it, it has no rows, so that nothing can be half taken in. */
export interface ParsedRegister {
  readonly format: 'XLSX' | 'CSV';
  readonly encoding: SourceEncoding | null;
  readonly rows: readonly RegisterRow[];
  readonly problems: readonly RegisterProblem[];
  readonly notes: readonly string[];
}

/** A line of cells, without blanks around their words; a blank cell is ''. */
export interface GridLine {
  readonly line: number;
  readonly cells: readonly string[];
  /** Columns that a merged cell above covers. */
  readonly covered: ReadonlySet<number>;
}

/** One sheet, before anybody knows what its columns mean. */
export interface Grid {
  readonly sheet: string | null;
  readonly lines: readonly GridLine[];
  /** What was wrong with single cells already. */
  readonly faults: readonly { readonly line: number; readonly column: number; readonly problem: string }[];
}
