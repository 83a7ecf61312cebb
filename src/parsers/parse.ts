import { recognize } from './detect-format.ts';
import { readPlainText } from './plain-text.ts';
import type { Register } from './register.ts';
import { type ReadingLimits, refusal, type SourceText } from './source-document.ts';

/** Reads a source here and now, loading only the reader it needs and without a bound on time; see `readSource`. */
export async function readHere(bytes: Buffer, fileName: string, limits: ReadingLimits): Promise<SourceText> {
  switch (await recognize(bytes, fileName)) {
    case 'TEXT':
      return readPlainText(bytes, limits);
    case 'HTML':
      return (await import('./html.ts')).readHtml(bytes, limits);
    case 'DOCX':
      return (await import('./docx.ts')).readDocx(bytes, limits);
    case 'PDF':
      return (await import('./pdf.ts')).readPdf(bytes, limits);
    case 'XLSX':
      throw refusal(
        'SOURCE_TYPE_REFUSED',
        'This is a spreadsheet, which is a register and no text. Import it as a register.',
      );
  }
}

/** Reads a register here and now; see `readRegister`. */
export async function readRegisterHere(
  bytes: Buffer,
  fileName: string,
  limits: ReadingLimits,
): Promise<Register> {
  const found = await recognize(bytes, fileName);
  const { registerOfCsv, registerOfWorkbook } = await import('./register-files.ts');
  if (found === 'XLSX') return await registerOfWorkbook(bytes, limits);
  if (found === 'TEXT') return await registerOfCsv(bytes, limits);
  throw refusal(
    'SOURCE_TYPE_REFUSED',
    `This is a file of the type ${found}, and a register is XLSX or CSV. Import it as a document, or save its table as one of these.`,
  );
}
