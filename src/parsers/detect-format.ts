import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './encodings.ts';
import { MACRO_ENTRIES } from './forbidden-content.ts';
import { type SourceFormat, sourceError } from './source-document.ts';
import { listEntryNames } from './zip.ts';

/** The format of a file: a text, or a register with lines and columns. */
export type DetectedFormat = SourceFormat | 'XLSX';

const containsUtf16 = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'));

/** Rejects the container of Office before 2007. Office also uses it for every encrypted file. */
function rejectCompoundFile(bytes: Buffer): never {
  if (containsUtf16(bytes, 'EncryptedPackage') || containsUtf16(bytes, 'EncryptionInfo'))
    throw sourceError(
      'SOURCE_ENCRYPTED',
      'This Office file is protected with a password. Save it without a password and send it again.',
    );
  const [kind, ending] = containsUtf16(bytes, 'WordDocument')
    ? ['document of Word 97–2003 (.doc)', '.docx']
    : containsUtf16(bytes, 'Workbook') || containsUtf16(bytes, 'Book')
      ? ['workbook of Excel 97–2003 (.xls)', '.xlsx']
      : ['file of Office before 2007', '.docx or .xlsx'];
  throw sourceError('SOURCE_TYPE_REFUSED', `This is a ${kind}. Open it, save it as ${ending} and send that.`);
}

/** Word names its document `document2.xml` if it was saved from a browser. */
const DOCX_MAIN_PART = /^word\/document\d*\.xml$/;

function detectPackageFormat(bytes: Buffer): DetectedFormat {
  const names = listEntryNames(bytes);
  if (names.some((name) => MACRO_ENTRIES.some((part) => name.includes(part))))
    throw sourceError(
      'SOURCE_HAS_MACROS',
      'This file contains macros. Save it without macros, as .docx or .xlsx, and send it again.',
    );
  if (names.some((name) => DOCX_MAIN_PART.test(name))) return 'DOCX';
  if (names.includes('xl/workbook.xml')) return 'XLSX';
  throw sourceError(
    'SOURCE_TYPE_REFUSED',
    'This is an archive, or a package that is neither DOCX nor XLSX. Send the document itself.',
  );
}

const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|article|main|section|div|table|p|h[1-6]|ul|ol)\b/i;

/** Markup or source code that a program runs or draws. It is not a readable text. */
const OTHER_MARKUP = /^\s*(?:\{\\rtf|%!PS|#!|MZ|<\?xml|<svg)/;

async function detectTextFormat(bytes: Buffer, fileName: string): Promise<DetectedFormat> {
  const { text } = decodeText(bytes);
  const beginning = text.slice(0, 10_000);
  if (HTML_START.test(beginning) || (/\.x?html?$/i.test(fileName) && beginning.includes('<'))) return 'HTML';
  if (OTHER_MARKUP.test(beginning))
    throw sourceError(
      'SOURCE_TYPE_REFUSED',
      `This is ${beginning.trimStart().startsWith('{\\rtf') ? 'RTF' : 'markup or a program'}, not a readable text. Save it as .docx or as plain text.`,
    );
  return 'TEXT';
}

/** Returns the usual file extension of a type that the first bytes identify; undefined if they identify none. */
async function detectBinaryExtension(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext;
  } catch {
    return undefined;
  }
}

/**
 * Detects the format of an imported file by its bytes; `modules/files/detect-file-type.ts` does this for evidence files. For a text, the file name may add that it is an HTML page.
 *
 * Throws an error that names the type if no parser can read it.
 */
export async function detectFormat(bytes: Buffer, fileName = ''): Promise<DetectedFormat> {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return 'PDF';
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return detectPackageFormat(bytes);
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) rejectCompoundFile(bytes);
  // A signature of two letters can be the start of a word. So only files with a zero byte are tested for binary types.
  const isWide = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || bytes[0] === 0xfe;
  if (!isWide && bytes.includes(0)) {
    const ext = await detectBinaryExtension(bytes);
    if (ext && ext !== 'txt')
      throw sourceError(
        'SOURCE_BINARY',
        `The content of this file has the type ${ext}, not the type of its name. Send the document itself.`,
      );
  }
  return await detectTextFormat(bytes, fileName);
}
