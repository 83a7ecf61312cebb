import { DomainError } from '../shared/domain-error.ts';

export type SourceFormat = 'TEXT' | 'HTML' | 'DOCX' | 'PDF';

/** The encoding of a text as bytes. TCVN3 and VNI are font encodings. */
export type SourceEncoding =
  | 'UTF-8'
  | 'UTF-16LE'
  | 'UTF-16BE'
  | 'TCVN3'
  | 'VNI'
  | 'windows-1258'
  | 'UTF-8 encoded twice';

/** The exact text of a source. Offsets into it are UTF-16 units. It is never normalised afterwards. */
export interface ParsedDocument {
  readonly text: string;
  readonly format: SourceFormat;
  /** Null if the format itself defines the encoding, as DOCX and PDF do, and nothing was converted. */
  readonly encoding: SourceEncoding | null;
  /** How the text was obtained, for the person who reviews it. */
  readonly notes: readonly string[];
}

/** The limits for one source. */
export interface ParserLimits {
  /** The maximum size of the file, in bytes. */
  readonly bytes: number;
  /** The maximum length of the text, in UTF-16 units. No document can store more. */
  readonly textLength: number;
  /** The maximum size of an unpacked package, in bytes. */
  readonly unpackedBytes: number;
  readonly pages: number;
  /** The maximum number of lines of a register. */
  readonly lines: number;
  /** The limit on CPU time, not on wall-clock time. */
  readonly cpuTimeMs: number;
  readonly memoryMb: number;
}

export const DEFAULT_PARSER_LIMITS: ParserLimits = {
  bytes: 20_000_000,
  textLength: 2_000_000,
  unpackedBytes: 100_000_000,
  pages: 2_000,
  lines: 20_000,
  cpuTimeMs: 10_000,
  memoryMb: 512,
};

/** All error codes for a source. Mutations that parse a source list them. */
export const SOURCE_ERROR_CODES = [
  'SOURCE_BINARY',
  'SOURCE_BOMB',
  'SOURCE_BROKEN',
  'SOURCE_EMPTY',
  'SOURCE_ENCODING_MIXED',
  'SOURCE_ENCODING_UNKNOWN',
  'SOURCE_ENCRYPTED',
  'SOURCE_HAS_MACROS',
  'SOURCE_TOO_COSTLY',
  'SOURCE_TOO_LARGE',
  'SOURCE_TYPE_REFUSED',
  'SOURCE_WITHOUT_HEADINGS',
  'SOURCE_WITHOUT_TEXT',
] as const;

/** Creates the error for a source that cannot be parsed. */
export const sourceError = (code: (typeof SOURCE_ERROR_CODES)[number], message: string): DomainError =>
  new DomainError(code, message);

/** Formats a number as Vietnamese offices do: 20.000.000. */
export const formatNumber = (count: number): string => count.toLocaleString('vi-VN');

/** The error for a source with too many lines or characters. */
export const tooLargeError = (what: string, most: number) =>
  sourceError(
    'SOURCE_TOO_LARGE',
    `${what} are too many. Send at most ${formatNumber(most)} at once, a part at a time.`,
  );
