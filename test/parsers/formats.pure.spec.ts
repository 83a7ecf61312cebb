import { describe, expect, it } from 'vitest';
import { parseSource } from '../../src/parsers/parse-source.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { createNoticeDocx, createPdf, createVietnamesePdf, zipParts } from './sample-documents.ts';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Creates a DOCX with this body. */
const createDocx = (body: string) =>
  zipParts({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  });

const buildParagraphXml = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

describe('a Word document', () => {
  it('is parsed line by line: its head, its numbers as Word shows them, its tables and its notes', async () => {
    const read = await parseSource(await createNoticeDocx());
    expect(read.text.split('\n')).toEqual([
      'UBND TỈNH',
      'Số: 12/TB-UBND',
      'CỘNG HÒA',
      'Độc lập - Tự do',
      'Kết luận của Chủ tịch:',
      '1. Giao Sở Tài chính:',
      'a) rà soát;',
      'b) báo cáo;',
      '• kèm phụ lục.',
      '2. Giao Sở Y tế:',
      'a) mua sắm.',
      'STT\tNhiệm vụ',
      '1\tRà soát',
      'Theo giấy mời số 5.',
    ]);
    expect(read).toMatchObject({ format: 'DOCX', encoding: null });
    expect(read.notes).toEqual([
      '6 paragraphs have automatic numbers from Word; the text includes the numbers.',
    ]);
  });

  it('is parsed without tracked deletions', async () => {
    const read = await parseSource(
      createDocx(
        `<w:p><w:r><w:t>Giao Sở Y tế</w:t></w:r><w:del><w:r><w:delText> và Sở Tài chính</w:delText></w:r></w:del></w:p>`,
      ),
    );
    expect(read.text).toBe('Giao Sở Y tế');
  });

  it('in a TCVN3 font is converted', async () => {
    const read = await parseSource(createDocx(buildParagraphXml('Céng hßa x· héi chñ nghÜa ViÖt Nam')));
    expect(read).toMatchObject({ text: 'Cộng hòa xã hội chủ nghĩa Việt Nam', encoding: 'TCVN3' });
  });

  it('partly in a TCVN3 font is rejected', async () => {
    const body =
      buildParagraphXml('Giao Sở Tài chính rà soát, báo cáo') +
      buildParagraphXml('Céng hßa x· héi chñ nghÜa ViÖt Nam');
    expect((await expectDomainError(parseSource(createDocx(body)))).code).toBe('SOURCE_ENCODING_MIXED');
  });

  it('without words is rejected', async () => {
    expect((await expectDomainError(parseSource(createDocx('<w:p/>')))).code).toBe('SOURCE_WITHOUT_TEXT');
  });

  it('that is incomplete is rejected', async () => {
    const whole = await createNoticeDocx();
    expect((await expectDomainError(parseSource(whole.subarray(0, whole.length / 2)))).code).toBe(
      'SOURCE_BROKEN',
    );
  });

  it('with invalid XML is rejected', async () => {
    const broken = zipParts({ 'word/document.xml': '<w:document', '[Content_Types].xml': '<Types/>' });
    expect((await expectDomainError(parseSource(broken))).code).toBe('SOURCE_BROKEN');
  });
});

describe('a PDF', () => {
  it('with a text layer is parsed line by line', async () => {
    const lines = ['Giao Sở Tài chính rà soát, báo cáo', 'trước ngày 30/3/2017; phối hợp với Sở Kế hoạch.'];
    expect(await parseSource(createVietnamesePdf(lines))).toEqual({
      text: lines.join('\n'),
      format: 'PDF',
      encoding: null,
      notes: [],
    });
  });

  it('that was scanned is rejected, and the error says what to do', async () => {
    const { code, message } = await expectDomainError(parseSource(await createPdf(['', ''])));
    expect(code).toBe('SOURCE_WITHOUT_TEXT');
    expect(message).toContain('recognize its text first');
  });

  it('has a note with the pages that are pictures', async () => {
    const page = 'The Department of Finance reviews and reports before the thirtieth of March. '.repeat(3);
    const { text, notes } = await parseSource(await createPdf([page, '', page]));
    expect(text).toContain('before the thirtieth');
    expect(notes[0]).toContain('No text on page 2');
  });

  it('with a password is rejected', async () => {
    const { code, message } = await expectDomainError(
      parseSource(await createPdf(['secret words'], 'open sesame')),
    );
    expect(code).toBe('SOURCE_ENCRYPTED');
    expect(message).toContain('Save it without a password');
  });

  it('that is corrupt is rejected', async () => {
    const noise = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from('no objects at all '.repeat(50))]);
    expect((await expectDomainError(parseSource(noise))).code).toBe('SOURCE_BROKEN');
  });

  it('with more pages than the limit is rejected', async () => {
    const bytes = await createPdf(['one page of words', 'another page of words']);
    const { code } = await expectDomainError(parseSource(bytes, { limits: { pages: 1 } }));
    expect(code).toBe('SOURCE_TOO_LARGE');
  });
});

const ARTICLE = Array.from(
  { length: 6 },
  (_, index) =>
    `<p>${index + 1}. Giao Sở Tài chính chủ trì, phối hợp với các đơn vị liên quan rà soát, tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày ${index + 10}/3/2017.</p>`,
).join('');

describe('an HTML page', () => {
  const page = (inside: string) =>
    Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${inside}</body></html>`);

  it('is parsed to its article, without menus, scripts and styles', async () => {
    const { text, format } = await parseSource(
      page(
        `<script>document.write('chèn vào')</script><style>p{color:red}</style><nav><a href="/">Trang chủ</a></nav>` +
          `<article>${ARTICLE}</article><footer><form><input value="Tìm"><button>Gửi</button></form></footer>`,
      ),
    );
    expect(format).toBe('HTML');
    expect(text.split('\n')).toHaveLength(6);
    expect(text).not.toMatch(/chèn|color|Trang chủ|Gửi/);
  });

  it('of a few words is parsed as a whole', async () => {
    const { text } = await parseSource(page('<div>Giao Sở Y tế<br>báo cáo &amp; rà soát &#7879;</div>'));
    expect(text).toBe('Giao Sở Y tế\nbáo cáo & rà soát ệ');
  });

  it('is parsed with the numbers of its lists and the cells of its tables', async () => {
    const { text } = await parseSource(
      page(
        '<ol start="3"><li>Giao Sở Y tế</li><li>Giao Sở Tài chính</li></ol><table><tr><td>STT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>Rà <b>soát</b></td></tr></table>',
      ),
    );
    expect(text).toBe('3. Giao Sở Y tế\n4. Giao Sở Tài chính\nSTT\tNhiệm vụ\n1\tRà soát');
  });

  it('is parsed without running scripts or fetching resources', async () => {
    const marks = globalThis as { touched?: boolean };
    const { text } = await parseSource(
      page(
        `<img src="http://127.0.0.1:9/x" onerror="globalThis.touched=true"><p onclick="x()">Giao Sở Y tế</p><iframe src="file:///etc/passwd"></iframe>`,
      ),
    );
    expect(text).toBe('Giao Sở Y tế');
    expect(marks.touched).toBeUndefined();
  });

  it('can be a fragment if the file name ends in .html', async () => {
    const bytes = Buffer.from('Giao <b>Sở Y tế</b>');
    expect((await parseSource(bytes, { fileName: 'tb.html' })).text).toBe('Giao Sở Y tế');
    expect((await parseSource(bytes, { fileName: 'tb.txt' })).format).toBe('TEXT');
  });
});
