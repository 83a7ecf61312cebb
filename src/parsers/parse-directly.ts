import { detectFormat } from './detect-format.ts';
import { parsePlainText } from './plain-text.ts';
import type { ParsedRegister } from './register.ts';
import { type ParsedDocument, type ParserLimits, sourceError } from './source-document.ts';

/** Parses a source in the current thread, without a time limit. Loads only the parser of its format. See `parseSource`. */
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
        'This is a spreadsheet, and a spreadsheet is a register, not a text. Import it as a register.',
      );
  }
}

/** Parses a register in the current thread, without a time limit. See `parseRegister`. */
export async function parseRegisterDirectly(
  bytes: Buffer,
  fileName: string,
  limits: ParserLimits,
): Promise<ParsedRegister> {
  const format = await detectFormat(bytes, fileName);
  const { parseCsvRegister, parseWorkbookRegister } = await import('./parse-register-files.ts');
  if (format === 'XLSX') return await parseWorkbookRegister(bytes, limits);
  if (format === 'TEXT') return await parseCsvRegister(bytes, limits);
  throw sourceError(
    'SOURCE_TYPE_REFUSED',
    `This file has the format ${format}, but a register must be XLSX or CSV. Import it as a document, or save its table as XLSX or CSV.`,
  );
}
