import { detectFormat } from './detect-format.ts';
import { parsePlainText } from './plain-text.ts';
import type { ParsedRegister } from './register.ts';
import { type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';

/** Reads a source here and now, loading only the reader it needs and without a bound on time; see `parseSource`. */
export async function parseSourceDirectly(
  bytes: Buffer,
  fileName: string,
  limits: ParserLimits,
): Promise<ParsedDocument> {
  switch (await detectFormat(bytes, fileName)) {
    case 'TEXT':
      return parsePlainText(bytes, limits);
    case 'HTML':
      return (await import('./html.ts')).parseHtmlPage(bytes, limits);
    case 'DOCX':
      return (await import('./docx.ts')).parseDocx(bytes, limits);
    case 'PDF':
      return (await import('./pdf.ts')).parsePdf(bytes, limits);
    case 'XLSX':
      throw sourceError(
        'SOURCE_TYPE_REFUSED',
        'This is a spreadsheet, which is a register and no text. Import it as a register.',
      );
  }
}

/** Reads a register here and now; see `parseRegister`. */
export async function parseRegisterDirectly(
  bytes: Buffer,
  fileName: string,
  limits: ParserLimits,
): Promise<ParsedRegister> {
  const found = await detectFormat(bytes, fileName);
  const { parseCsvRegister, parseWorkbookRegister } = await import('./parse-register-files.ts');
  if (found === 'XLSX') return await parseWorkbookRegister(bytes, limits);
  if (found === 'TEXT') return await parseCsvRegister(bytes, limits);
  throw sourceError(
    'SOURCE_TYPE_REFUSED',
    `This is a file of the type ${found}, and a register is XLSX or CSV. Import it as a document, or save its table as one of these.`,
  );
}
