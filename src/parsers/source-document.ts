import { DomainError } from '../shared/domain-error.ts';

export type SourceFormat = 'TEXT' | 'HTML' | 'DOCX' | 'PDF';

/** How the letters of a text were written as bytes, or, in TCVN3 and VNI, as the letters of a font. */
export type SourceEncoding =
  | 'UTF-8'
  | 'UTF-16LE'
  | 'UTF-16BE'
  | 'TCVN3'
  | 'VNI'
  | 'windows-1258'
  | 'UTF-8 encoded twice';

/** The exact text of a source. Offsets into it are UTF-16 units; nothing normalizes it afterwards. */
export interface ParsedDocument {
  readonly text: string;
  readonly format: SourceFormat;
  /** Null where the format says it itself, as DOCX and PDF do, and nothing had to be converted. */
  readonly encoding: SourceEncoding | null;
  /** What was done to get the text, for the person who reviews it. */
  readonly notes: readonly string[];
}

/** What one source may cost. */
export interface ParserLimits {
  /** Greatest file, in bytes. */
  readonly bytes: number;
  /** Longest text, in UTF-16 units; no document keeps more. */
  readonly textLength: number;
  /** Most that a package may hold when unpacked, in bytes. */
  readonly unpackedBytes: number;
  readonly pages: number;
  /** Lines of a register. */
  readonly lines: number;
  /** Time of work, not by the clock. */
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

/** The codes of all refusals of a source, as acts that read one list them. */
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

/** Why a source is not read. */
export const sourceError = (code: (typeof SOURCE_ERROR_CODES)[number], message: string): DomainError =>
  new DomainError(code, message);

/** A number as an office writes it: 20.000.000. */
export const formatNumber = (count: number): string => count.toLocaleString('vi-VN');
