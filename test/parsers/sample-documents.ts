import {
  Document,
  FootnoteReferenceRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import { zipSync } from 'fflate';
import PDFDocument from 'pdfkit';

/** Builds a ZIP package of parts, like Office. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const bytes = Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)] as const);
  return Buffer.from(zipSync(Object.fromEntries(bytes), { level: 1 }));
}

const createParagraph = (text: string, level?: number) =>
  new Paragraph({ text, ...(level === undefined ? {} : { numbering: { reference: 'list', level } }) });

const createTableRow = (...cells: (readonly string[])[]) =>
  new TableRow({
    children: cells.map((lines) => new TableCell({ children: lines.map((line) => createParagraph(line)) })),
  });

/** Creates a Word notice: a head in a table, numbered orders, a table and a footnote. */
export async function createNoticeDocx(): Promise<Buffer> {
  const document = new Document({
    footnotes: { 1: { children: [createParagraph('Theo giấy mời số 5.')] } },
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
            { level: 1, format: LevelFormat.LOWER_LETTER, text: '%2)' },
            { level: 2, format: LevelFormat.BULLET, text: '\uf0b7' },
          ],
        },
      ],
    },
    sections: [
      {
        children: [
          new Table({
            rows: [createTableRow(['UBND TỈNH', 'Số: 12/TB-UBND'], ['CỘNG HÒA', 'Độc lập - Tự do'])],
          }),
          new Paragraph({
            children: [new TextRun('Kết luận'), new FootnoteReferenceRun(1), new TextRun(' của Chủ tịch:')],
          }),
          createParagraph('Giao Sở Tài chính:', 0),
          createParagraph('rà soát;', 1),
          createParagraph('báo cáo;', 1),
          createParagraph('kèm phụ lục.', 2),
          createParagraph('Giao Sở Y tế:', 0),
          createParagraph('mua sắm.', 1),
          new Table({ rows: [createTableRow(['STT'], ['Nhiệm vụ']), createTableRow(['1'], ['Rà soát'])] }),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}

/** Creates a PDF with these pages, with or without a password; a page without words has a drawing. */
export async function createPdf(pages: readonly string[], password?: string): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false, ...(password ? { userPassword: password } : {}) });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  for (const page of pages) {
    document.addPage();
    if (page) document.text(page);
    else document.rect(50, 50, 300, 400).fill('#999999');
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Builds a PDF by hand: one page with this content stream. */
export function buildPdf(content: Buffer, filter: string, font: readonly string[]): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    Buffer.concat([
      Buffer.from(`<</Length ${content.length}${filter}>>stream\n`),
      content,
      Buffer.from('\nendstream'),
    ]),
    ...font,
  ];
  const body = objects.flatMap((object, index) => [
    Buffer.from(`${index + 1} 0 obj\n`),
    Buffer.from(object),
    Buffer.from('\nendobj\n'),
  ]);
  const trailer = Buffer.from(`trailer<</Root 1 0 R/Size ${objects.length + 1}>>\n%%EOF\n`);
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...body, trailer]);
}

const toHex = (code: number) => code.toString(16).padStart(4, '0');

/** Creates a PDF like an export of Word: glyphs of a font, and a table that maps them to letters. */
export function createVietnamesePdf(lines: readonly string[]): Buffer {
  const letters = [...new Set(lines.join(''))];
  const table = letters
    .map((letter, index) => `<${toHex(index + 1)}> <${toHex(letter.codePointAt(0) ?? 0)}>`)
    .join('\n');
  const map = `/CIDInit /ProcSet findresource begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${letters.length} beginbfchar\n${table}\nendbfchar endcmap end`;
  const content = lines
    .map((line, index) => {
      const signs = [...line].map((letter) => toHex(letters.indexOf(letter) + 1)).join('');
      return `BT /F1 12 Tf 1 0 0 1 50 ${750 - index * 20} Tm <${signs}> Tj ET`;
    })
    .join('\n');
  return buildPdf(Buffer.from(content), '', [
    '<</Type/Font/Subtype/Type0/BaseFont/Times/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Times/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 8 0 R>>',
    `<</Length ${map.length}>>stream\n${map}\nendstream`,
    '<</Type/FontDescriptor/FontName/Times/Flags 4/FontBBox[0 0 500 700]/ItalicAngle 0/Ascent 700/Descent 0/CapHeight 700/StemV 80>>',
  ]);
}

/** Encodes characters up to U+00FF as one byte each. */
export const encodeLatin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
