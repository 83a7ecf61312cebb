import { getDocumentProxy } from 'unpdf';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** The minimum number of letters of a text page. A stamp or a signature on a scan has fewer. */
const MIN_LETTERS_PER_PAGE = 30;

async function openPdf(bytes: Buffer): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw sourceError(
        'SOURCE_ENCRYPTED',
        'This PDF is protected with a password. Save it without a password and send it again.',
      );
    throw sourceError(
      'SOURCE_BROKEN',
      'This PDF is damaged or incomplete. Export it again and send the new file.',
    );
  }
}

/** Returns the text of one page, with its printed lines. */
async function readPage(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trimEnd();
}

async function readPages(pdf: Pdf, limits: ParserLimits): Promise<string[]> {
  const pages: string[] = [];
  let units = 0;
  for (let number = 1; number <= pdf.numPages && units <= limits.textLength; number += 1) {
    const page = await readPage(pdf, number);
    units += page.length + 1;
    pages.push(page);
  }
  return pages;
}

const countLetters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** Throws `SOURCE_WITHOUT_TEXT` for a scan. Returns a note about pages without text. */
function inspectPages(pages: readonly string[]): string[] {
  const letters = pages.reduce((sum, page) => sum + countLetters(page), 0);
  if (letters < MIN_LETTERS_PER_PAGE * Math.min(pages.length, 10))
    throw sourceError(
      'SOURCE_WITHOUT_TEXT',
      `This PDF has ${formatNumber(letters)} letters on ${formatNumber(pages.length)} pages; it is probably a scan, and pictures cannot be parsed. Send the document that was printed, or recognize its text first.`,
    );
  const empty = pages.flatMap((page, index) => (countLetters(page) ? [] : [index + 1]));
  return empty.length
    ? [`No text on page ${empty.slice(0, 20).join(', ')}. The content there may be a picture.`]
    : [];
}

/** Returns the text layer of a PDF, with a line end between lines and between pages. */
export async function parsePdf(bytes: Buffer, limits: ParserLimits): Promise<ParsedDocument> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages > limits.pages)
    throw sourceError(
      'SOURCE_TOO_LARGE',
      `${formatNumber(pdf.numPages)} pages are too many. Send at most ${formatNumber(limits.pages)} at once.`,
    );
  let pages: string[];
  try {
    pages = await readPages(pdf, limits);
  } catch {
    throw sourceError(
      'SOURCE_BROKEN',
      'Some pages of this PDF are damaged. Export it again and send the new file.',
    );
  }
  return buildParsedDocument({ text: pages.join('\n'), notes: inspectPages(pages) }, 'PDF', limits);
}
