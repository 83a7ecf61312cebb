import { readApart } from './parse-in-worker.ts';
import type { Register } from './register.ts';
import { inFigures, type ReadingLimits, refusal, type SourceText, usualLimits } from './source-document.ts';

/** How a file is read. */
export interface ReadingOptions {
  /** As the sender calls it; of text it may say that it is a page. */
  readonly fileName?: string | undefined;
  /** Gives up when it is aborted, with its reason. */
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<ReadingLimits> | undefined;
}

/** Refuses with `SOURCE_EMPTY` or `SOURCE_TOO_LARGE` what is not even looked at. */
function mustBeOfSize(bytes: Buffer, limits: ReadingLimits): void {
  if (!bytes.length)
    throw refusal('SOURCE_EMPTY', 'There is nothing in this file. Send one that holds something.');
  if (bytes.length > limits.bytes)
    throw refusal(
      'SOURCE_TOO_LARGE',
      `${inFigures(bytes.length)} bytes are too many. Send a file of at most ${inFigures(limits.bytes)} bytes, without its pictures, or its parts one by one.`,
    );
}

/**
 * The exact text of a file, told by its bytes: plain text, a page, DOCX or a PDF with a text layer.
 *
 * It runs in a thread of its own, within `limits`. What is not read is refused with one of `sourceRefusals`, and a sentence
 * that says what to do.
 */
export async function readSource(bytes: Buffer, options: ReadingOptions = {}): Promise<SourceText> {
  const limits = { ...usualLimits, ...options.limits };
  mustBeOfSize(bytes, limits);
  const task = { as: 'SOURCE', bytes, fileName: options.fileName ?? '', limits } as const;
  return (await readApart(task, options.signal)) as SourceText;
}

/**
 * The lines of a register, from XLSX or CSV: by its headings, in Vietnamese with or without diacritics, wherever they stand.
 *
 * A register with a problem in any line comes without rows and with all its problems. Refuses as `readSource` does, and with
 * `SOURCE_WITHOUT_HEADINGS` where no line says what the columns mean.
 */
export async function readRegister(bytes: Buffer, options: ReadingOptions = {}): Promise<Register> {
  const limits = { ...usualLimits, ...options.limits };
  mustBeOfSize(bytes, limits);
  const task = { as: 'REGISTER', bytes, fileName: options.fileName ?? '', limits } as const;
  return (await readApart(task, options.signal)) as Register;
}
