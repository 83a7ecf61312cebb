import mammoth from 'mammoth';
import { insertNumbers } from './docx-numbering.ts';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';
import { unzip, zip } from './zip.ts';

/** An element of a mammoth document. Mammoth declares no types for these. */
interface DocxElement {
  readonly type: string;
  readonly children?: readonly DocxElement[];
  readonly value?: string;
  readonly breakType?: string;
  readonly checked?: boolean;
}

interface DocxNote {
  readonly body: readonly DocxElement[];
}

interface DocxDocument extends DocxElement {
  readonly notes: { resolve(reference: DocxElement): DocxNote | undefined };
}

/** Returns the text of one element. Page and column breaks are not line ends, because they occur in the middle of a sentence. */
function elementText(piece: DocxElement, noteReferences: DocxElement[]): string {
  switch (piece.type) {
    case 'text':
      return piece.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return piece.breakType === 'line' ? '\n' : '';
    case 'checkbox':
      return piece.checked ? '☒' : '☐';
    case 'noteReference':
      noteReferences.push(piece);
      return '';
    default:
      return (piece.children ?? []).map((child) => elementText(child, noteReferences)).join('');
  }
}

/**
 * Returns the lines of a table row. A row is one line if each cell has one line. Otherwise the cells follow each other, as in the
 * heads of notices.
 */
function rowLines(row: DocxElement, noteReferences: DocxElement[]): string[] {
  const cells = (row.children ?? []).map((cell) => elementLines(cell.children ?? [], noteReferences));
  return cells.every((lines) => lines.length <= 1)
    ? [cells.map(([line = '']) => line).join('\t')]
    : cells.flat();
}

function elementLines(pieces: readonly DocxElement[], noteReferences: DocxElement[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.type === 'table') return elementLines(piece.children ?? [], noteReferences);
    return piece.type === 'tableRow' ? rowLines(piece, noteReferences) : [elementText(piece, noteReferences)];
  });
}

/** Returns the lines of a document in order: paragraphs and table rows, then the notes. */
function documentText(document: DocxDocument): string {
  const references: DocxElement[] = [];
  const body = elementLines(document.children ?? [], references);
  const notes = references.flatMap((reference) =>
    elementLines(document.notes.resolve(reference)?.body ?? [], []),
  );
  return [...body, ...notes].join('\n');
}

/** Returns the document as mammoth parses it. Pictures are not loaded. */
async function loadDocument(bytes: Buffer): Promise<DocxDocument> {
  let whole: DocxDocument | undefined;
  await mammoth.convertToHtml(
    { buffer: bytes },
    {
      externalFileAccess: false,
      transformDocument: (document: DocxDocument) => {
        whole = document;
        return { ...document, children: [] };
      },
    },
  );
  if (!whole) throw new Error('mammoth returned no document');
  return whole;
}

/**
 * Returns the text of a DOCX file: one line per paragraph and one per table row, with tabs between cells.
 *
 * List numbers are included as Word shows them. Deletions and comments are left out.
 */
export async function parseDocx(bytes: Buffer, limits: ParserLimits): Promise<ParsedDocument> {
  const parts = unzip(bytes, limits);
  const partName = (stem: string) => {
    const pattern = new RegExp(`^word/${stem}\\d*\\.xml$`);
    return [...parts.keys()].find((name) => pattern.test(name)) ?? '';
  };
  const part = (stem: string) => parts.get(partName(stem))?.toString('utf8') ?? '';
  const [document, numbers] = insertNumbers(part('document'), part('numbering'), part('styles'));
  parts.set(partName('document'), Buffer.from(document));
  const notes = numbers
    ? [`${formatNumber(numbers)} paragraphs have automatic numbers from Word; the text includes the numbers.`]
    : [];
  let text: string;
  try {
    text = documentText(await loadDocument(zip(parts)));
  } catch {
    throw sourceError(
      'SOURCE_BROKEN',
      'This DOCX file is damaged. Open it in Word, save it again and send the new file.',
    );
  }
  return buildParsedDocument({ text, notes }, 'DOCX', limits);
}
