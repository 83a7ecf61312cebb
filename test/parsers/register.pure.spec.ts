import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { parseRegister } from '../../src/parsers/parse-source.ts';
import { buildRegisterTemplate } from '../../src/parsers/register-template.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { createNoticeDocx, zipParts } from './sample-documents.ts';

type Cell = string | number | Date | null;

/** Creates a workbook with a library. */
const createWorkbook = (...lines: readonly (readonly Cell[])[]): Promise<Buffer> =>
  writeExcelFile(
    lines.map((line) =>
      line.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value)),
    ),
  ).toBuffer();

const createCsv = (...lines: readonly string[]) => Buffer.from(lines.join('\n'));

const SPREADSHEET_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_NAMESPACE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Builds a workbook of one sheet by hand. */
const createSheet = (inside: string) =>
  zipParts({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${SPREADSHEET_NAMESPACE}" xmlns:r="${OFFICE_NAMESPACE}"><sheets><sheet name="Sổ" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"><Relationship Id="rId1" Type="${OFFICE_NAMESPACE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SPREADSHEET_NAMESPACE}">${inside}</worksheet>`,
  });

const buildRowXml = (line: number, ...words: (string | null)[]) =>
  `<row r="${line}">${words
    .map((word, index) =>
      word === null ? '' : `<c r="${'ABCDEF'[index]}${line}" t="inlineStr"><is><t>${word}</t></is></c>`,
    )
    .join('')}</row>`;

const HEADINGS = ['STT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời hạn', 'Căn cứ'];

describe('a register', () => {
  it('in XLSX is parsed row by row below its title, with dates as they are shown', async () => {
    const { rows, problems, format } = await parseRegister(
      await createWorkbook(
        ['DANH MỤC NHIỆM VỤ', null, null, null, null, null],
        HEADINGS,
        [1, 'Rà soát thu ngân sách', 'Sở Tài chính', 'Cục Thuế', 'trong quý I', '12-TB/TU'],
        [2, 'Báo cáo', 'Sở Y tế', null, new Date('2017-03-30T00:00:00Z'), null],
      ),
    );
    expect({ problems, format }).toEqual({ problems: [], format: 'XLSX' });
    expect(rows).toMatchObject([
      {
        line: 3,
        number: '1',
        task: 'Rà soát thu ngân sách',
        lead: 'Sở Tài chính',
        coordinating: 'Cục Thuế',
        deadline: 'trong quý I',
        source: '12-TB/TU',
        section: null,
      },
      { line: 4, number: '2', task: 'Báo cáo', coordinating: null, deadline: '30/03/2017', source: null },
    ]);
  });

  it.each([
    [
      'with diacritics',
      'TT;Nhiệm vụ được giao;Đơn vị thực hiện;Đơn vị phối hợp;Thời gian hoàn thành;Ghi chú',
    ],
    ['without diacritics', 'STT;NOI DUNG CONG VIEC;CO QUAN CHU TRI;CO QUAN PHOI HOP;THOI HAN;CAN CU'],
    [
      'in another order of words',
      'Số TT;Nội dung chỉ đạo;Trách nhiệm;Phối hợp thực hiện;Hạn hoàn thành;Văn bản giao',
    ],
  ])('is parsed by its headings %s', async (_, headings) => {
    const { rows } = await parseRegister(
      createCsv(headings, '1;Rà soát;Sở Tài chính;Cục Thuế;quý I;12-TB/TU'),
    );
    expect(rows).toMatchObject([
      {
        number: '1',
        task: 'Rà soát',
        lead: 'Sở Tài chính',
        coordinating: 'Cục Thuế',
        deadline: 'quý I',
        source: '12-TB/TU',
      },
    ]);
  });

  it('does not confuse two headings with the same beginning', async () => {
    const { rows } = await parseRegister(
      createCsv(
        'STT;Hạng mục công việc;Đơn vị, cá nhân thực hiện;Nguồn vốn;Ngày giao;Hạn',
        '1;Rà soát;A;Ngân sách;1/3;quý I',
      ),
    );
    expect(rows).toMatchObject([{ task: 'Rà soát', lead: 'A', deadline: 'quý I', source: null }]);
    expect(rows[0]?.other.map(({ heading }) => heading)).toEqual(['Nguồn vốn', 'Ngày giao']);
  });

  it('can have headings in two rows with column numbers below', async () => {
    const { rows } = await parseRegister(
      createCsv(
        'STT;Nội dung;Đơn vị thực hiện;;Thời hạn',
        ';;Chủ trì;Phối hợp;',
        '(1);(2);(3);(4);(5)',
        '1;Rà soát;A;B;quý I',
      ),
    );
    expect(rows).toMatchObject([{ line: 4, lead: 'A', coordinating: 'B' }]);
  });

  it('can have headings that are merged over both rows', async () => {
    const { rows } = await parseRegister(
      createSheet(
        `<sheetData>${buildRowXml(1, 'STT', 'Nội dung', 'Đơn vị thực hiện', null, 'Thời hạn', 'Ghi chú')}` +
          `${buildRowXml(2, null, null, 'Chủ trì', 'Phối hợp', null, null)}${buildRowXml(3, '1', 'Rà soát', 'A', 'B', 'quý I', 'TB 12')}</sheetData>` +
          '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/><mergeCell ref="E1:E2"/><mergeCell ref="F1:F2"/></mergeCells>',
      ),
    );
    expect(rows).toMatchObject([
      { line: 3, number: '1', lead: 'A', coordinating: 'B', deadline: 'quý I', source: 'TB 12' },
    ]);
  });

  it('keeps the section headings between its rows, and numbers the rows of each section', async () => {
    const { rows, problems } = await parseRegister(
      createCsv('STT,Nội dung,Chủ trì', 'I,Kinh tế,', '1,Rà soát,A', ',,', 'II,Xã hội,', '1,Dạy nghề,B'),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ line, section, task }) => [line, section, task])).toEqual([
      [3, 'I Kinh tế', 'Rà soát'],
      [6, 'II Xã hội', 'Dạy nghề'],
    ]);
  });

  it('keeps the values of other columns', async () => {
    const { rows } = await parseRegister(createCsv('STT,Nội dung,Chủ trì,Kết quả', '1,Rà soát,A,Đang làm'));
    expect(rows[0]?.other).toEqual([{ heading: 'Kết quả', words: 'Đang làm' }]);
  });

  it('counts lines like an editor, also after a cell of several lines', async () => {
    const { rows } = await parseRegister(
      createCsv('STT,Nội dung,Chủ trì', '1,"Rà soát,', 'báo cáo",A', '2,Dạy,B'),
    );
    expect(rows.map(({ line, task }) => [line, task])).toEqual([
      [2, 'Rà soát,\nbáo cáo'],
      [4, 'Dạy'],
    ]);
  });

  it('can have empty cells', async () => {
    const { rows, problems } = await parseRegister(createCsv('STT,Nội dung,Chủ trì', ',Rà soát,'));
    expect([rows[0]?.number, rows[0]?.lead, problems]).toEqual([null, null, []]);
  });

  it('with problems returns each with its line and column, and no rows', async () => {
    const { rows, problems } = await parseRegister(
      createCsv('STT,Nội dung,Chủ trì', '1,Rà soát,A', '1,Dạy,B', '3,,C', '4,Mua,D,E'),
    );
    expect(rows).toEqual([]);
    expect(problems.map(({ line, column, problem }) => [line, column, problem.split('.')[0]])).toEqual([
      [3, 'STT', 'Number 1 is already on line 2'],
      [4, 'Nội dung', 'There is no task'],
      [5, 'column 4', '"E" is to the right of the last heading'],
    ]);
  });

  it('with an open quotation mark is rejected with its place', async () => {
    const { rows, problems } = await parseRegister(
      createCsv('STT,Nội dung,Chủ trì', '1,"Rà soát,A', '2,Dạy,B'),
    );
    expect(rows).toEqual([]);
    expect(problems[0]?.problem).toContain('A quotation mark');
  });

  it('with an error in a formula has a problem', async () => {
    const wrong =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c><c r="B2" t="inlineStr"><is><t>Rà soát</t></is></c><c r="C2" t="e"><v>#REF!</v></c></row>';
    const { rows, problems } = await parseRegister(
      createSheet(`<sheetData>${buildRowXml(1, ...HEADINGS)}${wrong}</sheetData>`),
    );
    expect(rows).toEqual([]);
    expect(problems).toEqual([
      {
        sheet: 'Sổ',
        line: 2,
        column: 'Chủ trì',
        problem: 'The formula returns #REF!. Write the text instead.',
      },
    ]);
  });

  it('has the lead of a merged cell in each of its rows, and joins the leads of a merged task', async () => {
    const { rows, problems } = await parseRegister(
      createSheet(
        `<sheetData>${buildRowXml(1, ...HEADINGS)}${buildRowXml(2, '1', 'Rà soát', 'Sở A')}${buildRowXml(3, '2', 'Dạy', null)}` +
          `${buildRowXml(4, '3', 'Mua', 'Sở B')}${buildRowXml(5, null, null, 'Sở C')}</sheetData>` +
          '<mergeCells><mergeCell ref="C2:C3"/><mergeCell ref="A4:A5"/><mergeCell ref="B4:B5"/></mergeCells>',
      ),
    );
    expect(problems).toEqual([]);
    expect(rows.map(({ task, lead }) => [task, lead])).toEqual([
      ['Rà soát', 'Sở A'],
      ['Dạy', 'Sở A'],
      ['Mua', 'Sở B; Sở C'],
    ]);
  });

  it('with formats up to the millionth row is parsed', async () => {
    const blank = '<row r="1048576"><c r="A1048576" s="1"/></row>';
    const { rows } = await parseRegister(
      createSheet(
        `<sheetData>${buildRowXml(1, ...HEADINGS)}${buildRowXml(2, '1', 'Rà soát')}${blank}</sheetData>`,
      ),
    );
    expect(rows).toHaveLength(1);
  });

  it('with values up to the millionth row is rejected', async () => {
    const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    const { code, message } = await expectDomainError(
      parseRegister(createSheet(`<sheetData>${buildRowXml(1, ...HEADINGS)}${far}</sheetData>`)),
    );
    expect(code).toBe('SOURCE_TOO_LARGE');
    expect(message).toContain('A1048576');
  });

  it('in TCVN3 is converted', async () => {
    const bytes = Buffer.from(
      'STT,Néi dung,Chñ tr×,Thêi h¹n\n1,Rµ so¸t thu ng©n s¸ch,Së Tµi chÝnh,quý I\n',
      'latin1',
    );
    const { rows, encoding } = await parseRegister(bytes);
    expect(encoding).toBe('TCVN3');
    expect(rows).toMatchObject([{ task: 'Rà soát thu ngân sách', lead: 'Sở Tài chính' }]);
  });

  it('without headings is rejected, and the error lists the known headings', async () => {
    const { code, message } = await expectDomainError(parseRegister(createCsv('1,Rà soát,A', '2,Dạy,B')));
    expect(code).toBe('SOURCE_WITHOUT_HEADINGS');
    expect(message).toContain('"Chủ trì"');
  });

  it('cannot be a Word document', async () => {
    expect((await expectDomainError(parseRegister(await createNoticeDocx()))).code).toBe(
      'SOURCE_TYPE_REFUSED',
    );
  });

  it('has an empty template with all headings', async () => {
    expect((await expectDomainError(parseRegister(buildRegisterTemplate()))).code).toBe(
      'SOURCE_WITHOUT_HEADINGS',
    );
    expect(buildRegisterTemplate().equals(buildRegisterTemplate())).toBe(true);
  });
});
