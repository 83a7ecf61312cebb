import { getDocumentProxy } from 'unpdf';
import { kept } from './plain-text.ts';
import { inFigures, type ReadingLimits, refusal, type SourceText } from './source-document.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Letters a page has when it is text; a stamp or a signature on a scan has fewer. */
const LETTERS_OF_A_PAGE = 30;

async function open(bytes: Buffer): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw refusal(
        'SOURCE_ENCRYPTED',
        'This PDF is locked with a password. Save it without one and send it again.',
      );
    throw refusal('SOURCE_BROKEN', 'This PDF is broken or did not come whole. Export it anew and send that.');
  }
}

/** The words of one page, its lines as they are printed. */
async function pageOf(pdf: Pdf, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trimEnd();
}

async function pagesOf(pdf: Pdf, limits: ReadingLimits): Promise<string[]> {
  const pages: string[] = [];
  let units = 0;
  for (let number = 1; number <= pdf.numPages && units <= limits.units; number += 1) {
    const page = await pageOf(pdf, number);
    units += page.length + 1;
    pages.push(page);
  }
  return pages;
}

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** Refuses scans, and says which pages of a text are pictures. */
function notesOn(pages: readonly string[]): string[] {
  const letters = pages.reduce((sum, page) => sum + lettersIn(page), 0);
  if (letters < LETTERS_OF_A_PAGE * Math.min(pages.length, 10))
    throw refusal(
      'SOURCE_WITHOUT_TEXT',
      `This PDF has ${inFigures(letters)} letters on ${inFigures(pages.length)} pages; it is probably a scan, and pictures are not read here. Send the document it was printed from, or recognize its text first.`,
    );
  const empty = pages.flatMap((page, index) => (lettersIn(page) ? [] : [index + 1]));
  return empty.length
    ? [`No text on page ${empty.slice(0, 20).join(', ')}; what is printed there may be a picture.`]
    : [];
}

/** The text layer of a PDF, line by line and page by page, with a line end between pages. */
export async function readPdf(bytes: Buffer, limits: ReadingLimits): Promise<SourceText> {
  const pdf = await open(bytes);
  if (pdf.numPages > limits.pages)
    throw refusal(
      'SOURCE_TOO_LARGE',
      `${inFigures(pdf.numPages)} pages are too many. Send at most ${inFigures(limits.pages)} at once.`,
    );
  let pages: string[];
  try {
    pages = await pagesOf(pdf, limits);
  } catch {
    throw refusal('SOURCE_BROKEN', 'Pages of this PDF are broken. Export it anew and send that.');
  }
  return kept({ text: pages.join('\n'), notes: notesOn(pages) }, 'PDF', limits);
}
