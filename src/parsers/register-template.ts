import { strToU8, zipSync } from 'fflate';

const HEADINGS = [
  'STT',
  'Nội dung nhiệm vụ',
  'Đơn vị chủ trì',
  'Đơn vị phối hợp',
  'Thời hạn hoàn thành',
  'Căn cứ',
];
const WIDTHS = [6, 60, 28, 28, 24, 28];

const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const SCHEMA_BASE = 'http://schemas.openxmlformats.org';
const SPREADSHEET_SCHEMA = `${SCHEMA_BASE}/spreadsheetml/2006/main`;
const RELATIONSHIP_SCHEMA = `${SCHEMA_BASE}/officeDocument/2006/relationships`;
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes = `${XML_DECLARATION}<Types xmlns="${SCHEMA_BASE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`;

const relationshipsXml = (...targets: (readonly [kind: string, target: string])[]) =>
  `${XML_DECLARATION}<Relationships xmlns="${SCHEMA_BASE}/package/2006/relationships">${targets
    .map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIP_SCHEMA}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const workbook = `${XML_DECLARATION}<workbook xmlns="${SPREADSHEET_SCHEMA}" xmlns:r="${RELATIONSHIP_SCHEMA}"><sheets><sheet name="Nhiệm vụ" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** Format 49 is text: the input 30/3 stays "30/3" and does not become a day of this year. */
const styles = `${XML_DECLARATION}<styleSheet xmlns="${SPREADSHEET_SCHEMA}"><fonts count="2"><font><sz val="12"/><name val="Times New Roman"/></font><font><b/><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;

const columns = WIDTHS.map(
  (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="1" customWidth="1"/>`,
).join('');
const headings = HEADINGS.map(
  (words, index) => `<c r="${'ABCDEF'[index]}1" s="2" t="inlineStr"><is><t>${words}</t></is></c>`,
).join('');
const sheet = `${XML_DECLARATION}<worksheet xmlns="${SPREADSHEET_SCHEMA}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData><row r="1">${headings}</row></sheetData></worksheet>`;

/**
 * Returns an empty register to fill in: an XLSX file with the headings that `parseRegister` looks for, all columns as text.
 *
 * The six parts are written here and not by a library, which would be another package for one file that never changes.
 */
export function buildRegisterTemplate(): Buffer {
  const parts = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationshipsXml(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': workbook,
    'xl/_rels/workbook.xml.rels': relationshipsXml(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheet,
  };
  const bytes = Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)]));
  // A fixed time gives the same bytes every time. The ZIP format has no dates before 1980.
  return Buffer.from(zipSync(bytes, { mtime: new Date(1980, 0, 1) }));
}
