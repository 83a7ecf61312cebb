import { parseInWorker } from './parse-in-worker.ts';
import type { ParsedRegister } from './register.ts';
import {
  DEFAULT_PARSER_LIMITS,
  formatNumber,
  type ParsedDocument,
  type ParserLimits,
  sourceError,
} from './source-document.ts';

/** How a file is read. */
export interface ParserOptions {
  /** As the sender calls it; of text it may say that it is a page. */
  readonly fileName?: string | undefined;
  /** Gives up when it is aborted, with its reason. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<ParserLimits> | undefined;
}

/** Refuses with `SOURCE_EMPTY` or `SOURCE_TOO_LARGE` what is not even looked at. */
function assertFileSize(bytes: Buffer, limits: ParserLimits): void {
  if (!bytes.length)
    throw sourceError('SOURCE_EMPTY', 'There is nothing in this file. Send one that holds something.');
  if (bytes.length > limits.bytes)
    throw sourceError(
      'SOURCE_TOO_LARGE',
      `${formatNumber(bytes.length)} bytes are too many. Send a file of at most ${formatNumber(limits.bytes)} bytes, without its pictures, or its parts one by one.`,
    );
}

/**
 * The exact text of a file, told by its bytes: plain text, a page, DOCX or a PDF with a text layer.
 *
 * It runs in a thread of its own, within `limits`. What is not read is refused with one of `SOURCE_ERROR_CODES`, and a sentence
 * that says what to do.
 */
export async function parseSource(bytes: Buffer, options: ParserOptions = {}): Promise<ParsedDocument> {
  const limits = { ...DEFAULT_PARSER_LIMITS, ...options.limits };
  assertFileSize(bytes, limits);
  const task = { kind: 'SOURCE', bytes, fileName: options.fileName ?? '', limits } as const;
  return (await parseInWorker(task, options.signal)) as ParsedDocument;
}

/**
 * The lines of a register, from XLSX or CSV: by its headings, in Vietnamese with or without diacritics, wherever they stand.
 *
 * A register with a problem in any line comes without rows and with all its problems. Refuses as `parseSource` does, and with
 * `SOURCE_WITHOUT_HEADINGS` where no line says what the columns mean.
 */
export async function parseRegister(bytes: Buffer, options: ParserOptions = {}): Promise<ParsedRegister> {
  const limits = { ...DEFAULT_PARSER_LIMITS, ...options.limits };
  assertFileSize(bytes, limits);
  const task = { kind: 'REGISTER', bytes, fileName: options.fileName ?? '', limits } as const;
  return (await parseInWorker(task, options.signal)) as ParsedRegister;
}
