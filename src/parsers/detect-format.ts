import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from './encodings.ts';
import { MACRO_ENTRIES } from './forbidden-content.ts';
import { refusal, type SourceFormat } from './source-document.ts';
import { entryNames } from './zip.ts';

/** What bytes may be read as: a text, or a register in lines and columns. */
export type Recognized = SourceFormat | 'XLSX';

const holds = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'));

/** The container of Office before 2007, and of everything that Office encrypts. */
function refuseCompound(bytes: Buffer): never {
  if (holds(bytes, 'EncryptedPackage') || holds(bytes, 'EncryptionInfo'))
    throw refusal(
      'SOURCE_ENCRYPTED',
      'This Office file is locked with a password. Save it without one and send it again.',
    );
  const [kind, ending] = holds(bytes, 'WordDocument')
    ? ['document of Word 97–2003 (.doc)', '.docx']
    : holds(bytes, 'Workbook') || holds(bytes, 'Book')
      ? ['workbook of Excel 97–2003 (.xls)', '.xlsx']
      : ['file of Office before 2007', '.docx or .xlsx'];
  throw refusal('SOURCE_TYPE_REFUSED', `This is a ${kind}. Open it, save it as ${ending} and send that.`);
}

/** Word calls its document `document2.xml` when it was saved from a browser. */
const DOCUMENT = /^word\/document\d*\.xml$/;

function inPackage(bytes: Buffer): Recognized {
  const names = entryNames(bytes);
  if (names.some((name) => MACRO_ENTRIES.some((part) => name.includes(part))))
    throw refusal(
      'SOURCE_HAS_MACROS',
      'This file holds macros. Save it without them, as .docx or .xlsx, and send it again.',
    );
  if (names.some((name) => DOCUMENT.test(name))) return 'DOCX';
  if (names.includes('xl/workbook.xml')) return 'XLSX';
  throw refusal(
    'SOURCE_TYPE_REFUSED',
    'This is an archive, or a package that is neither DOCX nor XLSX. Send the document itself.',
  );
}

const MARKUP =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|article|main|section|div|table|p|h[1-6]|ul|ol)\b/i;

/** Text that a program would run or draw, which is no text to read. */
const OTHER_MARKUP = /^\s*(?:\{\\rtf|%!PS|#!|MZ|<\?xml|<svg)/;

async function amongTexts(bytes: Buffer, fileName: string): Promise<Recognized> {
  const { text } = decodeText(bytes);
  const beginning = text.slice(0, 10_000);
  if (MARKUP.test(beginning) || (/\.x?html?$/i.test(fileName) && beginning.includes('<'))) return 'HTML';
  if (OTHER_MARKUP.test(beginning))
    throw refusal(
      'SOURCE_TYPE_REFUSED',
      `This is ${beginning.trimStart().startsWith('{\\rtf') ? 'RTF' : 'markup or a program'}, not a text to read. Save it as .docx or as plain text.`,
    );
  return 'TEXT';
}

/** The usual ending of a type that shows in the first bytes; undefined when none does. */
async function known(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.ext;
  } catch {
    return undefined;
  }
}

/**
 * What a file is, told by its bytes; of text the name may add that it is a page.
 *
 * Refuses with its name what nobody here can read.
 */
export async function recognize(bytes: Buffer, fileName = ''): Promise<Recognized> {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return 'PDF';
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return inPackage(bytes);
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) refuseCompound(bytes);
  // Signatures of two letters make pictures of words, so only what holds a zero is asked about.
  const isWide = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) || bytes[0] === 0xfe;
  if (!isWide && bytes.includes(0)) {
    const ext = await known(bytes);
    if (ext && ext !== 'txt')
      throw refusal(
        'SOURCE_BINARY',
        `This is a file of the type ${ext}, whatever its name says. Send the document itself.`,
      );
  }
  return await amongTexts(bytes, fileName);
}
