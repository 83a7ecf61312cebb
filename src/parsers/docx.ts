import mammoth from 'mammoth';
import { insertNumbers } from './docx-numbering.ts';
import { buildParsedDocument } from './plain-text.ts';
import { formatNumber, type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';
import { unzip, zip } from './zip.ts';

/** A piece of a document as mammoth knows it; it declares no types for these. */
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

/** The words of one paragraph. Pages and columns end in the middle of a sentence, so their breaks are no line ends. */
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

/** A row is one line when each of its cells is; else cell stands below cell, as in the heads of notices. */
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

/** Lines of a document in their order: paragraphs, rows of tables, then what stands in its notes. */
function documentText(document: DocxDocument): string {
  const references: DocxElement[] = [];
  const body = elementLines(document.children ?? [], references);
  const notes = references.flatMap((reference) =>
    elementLines(document.notes.resolve(reference)?.body ?? [], []),
  );
  return [...body, ...notes].join('\n');
}

/** The document as mammoth reads it; pictures are not asked for. */
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
  if (!whole) throw new Error('mammoth handed over no document');
  return whole;
}

/**
 * The text of a DOCX file: a line for each paragraph, one for each row of a table with tabs between its cells, numbers of lists
 * as Word shows them, deletions and comments left out.
 */
export async function parseDocx(bytes: Buffer, limits: ParserLimits): Promise<ParsedDocument> {
  const parts = unzip(bytes, limits);
  const partName = (stem: string) =>
    [...parts.keys()].find((name) => new RegExp(`^word/${stem}\\d*\\.xml$`).test(name)) ?? '';
  const part = (stem: string) => parts.get(partName(stem))?.toString('utf8') ?? '';
  const [document, numbers] = insertNumbers(part('document'), part('numbering'), part('styles'));
  parts.set(partName('document'), Buffer.from(document));
  const notes = numbers
    ? [`${formatNumber(numbers)} paragraphs were numbered by Word itself; their numbers stand in the text.`]
    : [];
  let text: string;
  try {
    text = documentText(await loadDocument(zip(parts)));
  } catch {
    throw sourceError(
      'SOURCE_BROKEN',
      'This DOCX file is broken. Open it in Word, save it anew and send that.',
    );
  }
  return buildParsedDocument({ text, notes }, 'DOCX', limits);
}
