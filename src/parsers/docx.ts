import mammoth from 'mammoth';
import { withNumbers } from './docx-numbering.ts';
import { kept } from './plain-text.ts';
import { inFigures, type ReadingLimits, refusal, type SourceText } from './source-document.ts';
import { pack, unpack } from './zip.ts';

/** A piece of a document as mammoth knows it; it declares no types for these. */
interface Piece {
  readonly type: string;
  readonly children?: readonly Piece[];
  readonly value?: string;
  readonly breakType?: string;
  readonly checked?: boolean;
}

interface Note {
  readonly body: readonly Piece[];
}

interface WholeDocument extends Piece {
  readonly notes: { resolve(reference: Piece): Note | undefined };
}

/** The words of one paragraph. Pages and columns end in the middle of a sentence, so their breaks are no line ends. */
function wordsOf(piece: Piece, found: Piece[]): string {
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
      found.push(piece);
      return '';
    default:
      return (piece.children ?? []).map((child) => wordsOf(child, found)).join('');
  }
}

/** A row is one line when each of its cells is; else cell stands below cell, as in the heads of notices. */
function rowOf(row: Piece, found: Piece[]): string[] {
  const cells = (row.children ?? []).map((cell) => linesOf(cell.children ?? [], found));
  return cells.every((lines) => lines.length <= 1)
    ? [cells.map(([line = '']) => line).join('\t')]
    : cells.flat();
}

function linesOf(pieces: readonly Piece[], found: Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.type === 'table') return linesOf(piece.children ?? [], found);
    return piece.type === 'tableRow' ? rowOf(piece, found) : [wordsOf(piece, found)];
  });
}

/** Lines of a document in their order: paragraphs, rows of tables, then what stands in its notes. */
function textOf(document: WholeDocument): string {
  const references: Piece[] = [];
  const body = linesOf(document.children ?? [], references);
  const notes = references.flatMap((reference) => linesOf(document.notes.resolve(reference)?.body ?? [], []));
  return [...body, ...notes].join('\n');
}

/** The document as mammoth reads it; pictures are not asked for. */
async function documentOf(bytes: Buffer): Promise<WholeDocument> {
  let whole: WholeDocument | undefined;
  await mammoth.convertToHtml(
    { buffer: bytes },
    {
      externalFileAccess: false,
      transformDocument: (document: WholeDocument) => {
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
export async function readDocx(bytes: Buffer, limits: ReadingLimits): Promise<SourceText> {
  const parts = unpack(bytes, limits);
  const named = (stem: string) =>
    [...parts.keys()].find((name) => new RegExp(`^word/${stem}\\d*\\.xml$`).test(name)) ?? '';
  const part = (stem: string) => parts.get(named(stem))?.toString('utf8') ?? '';
  const [document, numbers] = withNumbers(part('document'), part('numbering'), part('styles'));
  parts.set(named('document'), Buffer.from(document));
  const notes = numbers
    ? [`${inFigures(numbers)} paragraphs were numbered by Word itself; their numbers stand in the text.`]
    : [];
  let text: string;
  try {
    text = textOf(await documentOf(pack(parts)));
  } catch {
    throw refusal('SOURCE_BROKEN', 'This DOCX file is broken. Open it in Word, save it anew and send that.');
  }
  return kept({ text, notes }, 'DOCX', limits);
}
