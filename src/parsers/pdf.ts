import { getDocumentProxy } from 'unpdf';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Letters a page has when it is text; a stamp or a signature on a scan has fewer. */
const MIN_LETTERS_PER_PAGE = 30;

async function openPdf(bytes: Buffer): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw sourceError(
        'SOURCE_ENCRYPTED',
        'This PDF is locked with a password. Save it without one and send it again.',
      );
    throw sourceError(
      'SOURCE_BROKEN',
      'This PDF is broken or did not come whole. Export it anew and send that.',
    );
  }
}

/** The words of one page, its lines as they are printed. */
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

/** Refuses scans, and says which pages of a text are pictures. */
function inspectPages(pages: readonly string[]): string[] {
  const letters = pages.reduce((sum, page) => sum + countLetters(page), 0);
  if (letters < MIN_LETTERS_PER_PAGE * Math.min(pages.length, 10))
    throw sourceError(
      'SOURCE_WITHOUT_TEXT',
      `This PDF has ${formatNumber(letters)} letters on ${formatNumber(pages.length)} pages; it is probably a scan, and pictures are not read here. Send the document it was printed from, or recognize its text first.`,
    );
  const empty = pages.flatMap((page, index) => (countLetters(page) ? [] : [index + 1]));
  return empty.length
    ? [`No text on page ${empty.slice(0, 20).join(', ')}; what is printed there may be a picture.`]
    : [];
}

/** The text layer of a PDF, line by line and page by page, with a line end between pages. */
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
    throw sourceError('SOURCE_BROKEN', 'Pages of this PDF are broken. Export it anew and send that.');
  }
  return buildParsedDocument({ text: pages.join('\n'), notes: inspectPages(pages) }, 'PDF', limits);
}
