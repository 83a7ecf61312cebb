import { describe, expect, it } from 'vitest';
import { parseSource } from '../../src/parsers/parse-source.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { encodeLatin1 } from './sample-documents.ts';

const NOTICE =
  'Giao Sở Tài chính rà soát, báo cáo trước ngày 30/3/2017.\r\nCác đơn vị thực hiện nghiêm túc.\r\n';

/** The same words in the encodings of TCVN3 and VNI fonts. */
const IN_TCVN3 = 'Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n';
const IN_VNI = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\n';
const IN_UNICODE = 'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n';

describe('a plain text', () => {
  it('is not changed, with its line ends', async () => {
    expect(await parseSource(Buffer.from(NOTICE))).toEqual({
      text: NOTICE,
      format: 'TEXT',
      encoding: 'UTF-8',
      notes: [],
    });
  });

  it('keeps decomposed letters', async () => {
    const apart = NOTICE.normalize('NFD');
    expect((await parseSource(Buffer.from(apart))).text).toBe(apart);
  });

  it('does not contain the byte order mark', async () => {
    expect((await parseSource(Buffer.from(`\ufeff${NOTICE}`))).text).toBe(NOTICE);
  });

  it.each([
    ['little end first, marked', Buffer.from(`\ufeff${NOTICE}`, 'utf16le'), 'UTF-16LE'],
    ['big end first, marked', Buffer.from(`\ufeff${NOTICE}`, 'utf16le').swap16(), 'UTF-16BE'],
    ['little end first, unmarked', Buffer.from(NOTICE, 'utf16le'), 'UTF-16LE'],
    ['big end first, unmarked', Buffer.from(NOTICE, 'utf16le').swap16(), 'UTF-16BE'],
  ])('may be UTF-16: %s', async (_, bytes, encoding) => {
    expect(await parseSource(bytes)).toMatchObject({ text: NOTICE, encoding });
  });

  it('in TCVN3 is converted, with a note', async () => {
    const read = await parseSource(encodeLatin1(IN_TCVN3));
    expect(read).toMatchObject({ text: IN_UNICODE, encoding: 'TCVN3' });
    expect(read.notes[0]).toContain('TCVN3');
  });

  it('in TCVN3 has capitals with tones between other capitals', async () => {
    const { text } = await parseSource(
      encodeLatin1('CéNG HßA X· HéI CHñ NGHÜA\nSë Tµi chÝnh vµ UBND TØNH, §oµn thanh niªn ¤NG HåNG\n'),
    );
    expect(text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nSở Tài chính và UBND TỈNH, Đoàn thanh niên ÔNG HỒNG\n');
  });

  it('in VNI is converted, with a note', async () => {
    const read = await parseSource(encodeLatin1(IN_VNI));
    expect(read).toMatchObject({ text: IN_UNICODE, encoding: 'VNI' });
    expect(read.notes[0]).toContain('VNI');
  });

  it.each([
    ['TCVN3', IN_TCVN3],
    ['VNI', IN_VNI],
  ])('in the letters of %s fonts is detected if it was saved as UTF-8', async (encoding, text) => {
    expect(await parseSource(Buffer.from(text))).toMatchObject({ text: IN_UNICODE, encoding });
  });

  it('that was encoded twice is decoded twice', async () => {
    const twice = new TextDecoder('windows-1252').decode(Buffer.from(NOTICE));
    expect(twice).toContain('Giao Sá»Ÿ');
    expect(await parseSource(Buffer.from(twice))).toMatchObject({
      text: NOTICE,
      encoding: 'UTF-8 encoded twice',
    });
  });

  it('in windows-1258 is composed correctly', async () => {
    // "Việt Nam độc lập tự do": ê and đ are single bytes, and a dot below follows its letter.
    const bytes = encodeLatin1('Vi\xea\xf2t Nam \xf0\xf4\xf2c l\xe2\xf2p t\xfd\xf2 do');
    const { text, encoding } = await parseSource(bytes);
    expect([text.normalize('NFC'), encoding]).toEqual(['Việt Nam độc lập tự do', 'windows-1258']);
  });

  it('in French is not converted', async () => {
    const french = 'La société générale, été comme hiver, a déjà créé des écoles élémentaires.';
    expect(await parseSource(Buffer.from(french))).toMatchObject({
      text: french,
      encoding: 'UTF-8',
      notes: [],
    });
  });

  it('that is neither Unicode nor Vietnamese is rejected', async () => {
    const { code } = await expectDomainError(
      parseSource(encodeLatin1('La société générale a déjà créé des écoles élémentaires.')),
    );
    expect(code).toBe('SOURCE_ENCODING_UNKNOWN');
  });

  it('with too few words to detect its encoding is rejected', async () => {
    expect((await expectDomainError(parseSource(encodeLatin1('ViÖt')))).code).toBe('SOURCE_ENCODING_UNKNOWN');
  });

  it('half in UTF-8 and half in TCVN3 is rejected with the line numbers', async () => {
    const bytes = Buffer.concat([Buffer.from(NOTICE), encodeLatin1(IN_TCVN3)]);
    const { code, message } = await expectDomainError(parseSource(bytes));
    expect(code).toBe('SOURCE_ENCODING_MIXED');
    expect(message).toContain('Line 1 is written in UTF-8, line 3 in another encoding');
  });

  it('half in Unicode and half in the letters of VNI fonts is rejected with the line numbers', async () => {
    const { code, message } = await expectDomainError(parseSource(Buffer.from(NOTICE + IN_VNI)));
    expect(code).toBe('SOURCE_ENCODING_MIXED');
    expect(message).toContain('Line 1 is written in Unicode, line 3 in VNI');
  });

  it('with replacement characters has a note with their number', async () => {
    const { text, notes } = await parseSource(Buffer.from('Giao S\ufffd T\ufffdi chính rà soát, báo cáo.'));
    expect(text).toContain('S\ufffd');
    expect(notes[0]).toContain('2 characters were lost');
  });

  it('that ends in the middle of a character is rejected', async () => {
    const bytes = Buffer.from(`\ufeff${NOTICE}`, 'utf16le').subarray(0, -1);
    expect((await expectDomainError(parseSource(bytes))).code).toBe('SOURCE_BROKEN');
  });

  it('without words is rejected', async () => {
    expect((await expectDomainError(parseSource(Buffer.from(' \n\t\n')))).code).toBe('SOURCE_WITHOUT_TEXT');
    expect((await expectDomainError(parseSource(Buffer.alloc(0)))).code).toBe('SOURCE_EMPTY');
  });

  it('of two million characters is accepted, and one more is too many', async () => {
    const longest = 'a'.repeat(2_000_000);
    expect((await parseSource(Buffer.from(longest))).text).toHaveLength(2_000_000);
    const { code, message } = await expectDomainError(parseSource(Buffer.from(`${longest}b`)));
    expect(code).toBe('SOURCE_TOO_LARGE');
    expect(message).toContain('2.000.001 characters are too many');
  });

  it('of 50 MB is rejected before it is parsed', async () => {
    const { code, message } = await expectDomainError(parseSource(Buffer.alloc(50_000_000, 'a')));
    expect(code).toBe('SOURCE_TOO_LARGE');
    expect(message).toContain('at most 20.000.000 bytes');
  });
});
