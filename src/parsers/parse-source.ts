import { parseInWorker } from './parse-in-worker.ts';
import type { ParsedRegister } from './register.ts';
import {
  DEFAULT_PARSER_LIMITS,
  formatNumber,
  type ParsedDocument,
  type ParserLimits,
  sourceError,
} from './source-document.ts';

/** Options for parsing a file. */
export interface ParserOptions {
  /** The file name from the sender. For a text it may show that the text is an HTML page. */
  readonly fileName?: string | undefined;
  /** Aborts the parsing and throws the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<ParserLimits> | undefined;
}

/** Throws `SOURCE_EMPTY` or `SOURCE_TOO_LARGE` before the file is parsed. */
function assertFileSize(bytes: Buffer, limits: ParserLimits): void {
  if (!bytes.length)
    throw sourceError('SOURCE_EMPTY', 'There is nothing in this file. Send a file with content.');
  if (bytes.length > limits.bytes)
    throw sourceError(
      'SOURCE_TOO_LARGE',
      `${formatNumber(bytes.length)} bytes are too many. Send a file of at most ${formatNumber(limits.bytes)} bytes, without its pictures, or its parts one by one.`,
    );
}

async function parseFile(kind: 'SOURCE' | 'REGISTER', bytes: Buffer, options: ParserOptions) {
  const limits = { ...DEFAULT_PARSER_LIMITS, ...options.limits };
  assertFileSize(bytes, limits);
  return await parseInWorker({ kind, bytes, fileName: options.fileName ?? '', limits }, options.signal);
}

/**
 * Returns the exact text of a file. The bytes decide the format: plain text, HTML, DOCX or a PDF with a text layer.
 *
 * It runs in a separate thread, within `limits`. Throws one of `SOURCE_ERROR_CODES` if the file cannot be parsed. The message
 * says what to do.
 */
export async function parseSource(bytes: Buffer, options: ParserOptions = {}): Promise<ParsedDocument> {
  return (await parseFile('SOURCE', bytes, options)) as ParsedDocument;
}

/**
 * Returns the lines of a register from XLSX or CSV. It finds the columns by their headings, in Vietnamese with or without
 * diacritics, in any position.
 *
 * If any line has a problem, the register has no rows and lists all problems. Throws the errors of `parseSource`, and
 * `SOURCE_WITHOUT_HEADINGS` if no line names the columns.
 */
export async function parseRegister(bytes: Buffer, options: ParserOptions = {}): Promise<ParsedRegister> {
  return (await parseFile('REGISTER', bytes, options)) as ParsedRegister;
}
