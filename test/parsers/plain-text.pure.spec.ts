import { describe, expect, it } from 'vitest';
import { parseSource } from '../../src/parsers/parse-source.ts';
import { encodeLatin1, expectRejection } from './sample-documents.ts';

const NOTICE =
  'Giao Sở Tài chính rà soát, báo cáo trước ngày 30/3/2017.\r\nCác đơn vị thực hiện nghiêm túc.\r\n';

/** The same words in TCVN3 and in VNI, as the fonts of that time have them. */
const IN_TCVN3 = 'Céng hßa x· héi chñ nghÜa ViÖt Nam\n§éc lËp - Tù do - H¹nh phóc\n';
const IN_VNI = 'Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nÑoäc laäp - Töï do - Haïnh phuùc\n';
const IN_UNICODE = 'Cộng hòa xã hội chủ nghĩa Việt Nam\nĐộc lập - Tự do - Hạnh phúc\n';

describe('a plain text', () => {
  it('is kept to the letter, line ends included', async () => {
    expect(await parseSource(Buffer.from(NOTICE))).toEqual({
      text: NOTICE,
      format: 'TEXT',
      encoding: 'UTF-8',
      notes: [],
    });
  });

  it('keeps letters that are composed of several characters', async () => {
    const apart = NOTICE.normalize('NFD');
    expect((await parseSource(Buffer.from(apart))).text).toBe(apart);
  });

  it('does not take the byte order mark for a letter', async () => {
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

  it('in TCVN3 is converted, and says so', async () => {
    const read = await parseSource(encodeLatin1(IN_TCVN3));
    expect(read).toMatchObject({ text: IN_UNICODE, encoding: 'TCVN3' });
    expect(read.notes[0]).toContain('TCVN3');
  });

  it('in TCVN3 has capitals with tones where the letters around them are capitals', async () => {
    const { text } = await parseSource(
      encodeLatin1('CéNG HßA X· HéI CHñ NGHÜA\nSë Tµi chÝnh vµ UBND TØNH, §oµn thanh niªn ¤NG HåNG\n'),
    );
    expect(text).toBe('CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nSở Tài chính và UBND TỈNH, Đoàn thanh niên ÔNG HỒNG\n');
  });

  it('in VNI is converted, and says so', async () => {
    const read = await parseSource(encodeLatin1(IN_VNI));
    expect(read).toMatchObject({ text: IN_UNICODE, encoding: 'VNI' });
    expect(read.notes[0]).toContain('VNI');
  });

  it.each([
    ['TCVN3', IN_TCVN3],
    ['VNI', IN_VNI],
  ])('in the letters of %s fonts is recognized when somebody saved it as UTF-8', async (encoding, text) => {
    expect(await parseSource(Buffer.from(text))).toMatchObject({ text: IN_UNICODE, encoding });
  });

  it('that was encoded twice on its way is what it was', async () => {
    const twice = new TextDecoder('windows-1252').decode(Buffer.from(NOTICE));
    expect(twice).toContain('Giao Sá»Ÿ');
    expect(await parseSource(Buffer.from(twice))).toMatchObject({
      text: NOTICE,
      encoding: 'UTF-8 encoded twice',
    });
  });

  it('in windows-1258 is read as it is composed', async () => {
    // "Việt Nam độc lập tự do": ê and đ have bytes of their own, dots below follow their letter.
    const bytes = encodeLatin1('Vi\xea\xf2t Nam \xf0\xf4\xf2c l\xe2\xf2p t\xfd\xf2 do');
    const { text, encoding } = await parseSource(bytes);
    expect([text.normalize('NFC'), encoding]).toEqual(['Việt Nam độc lập tự do', 'windows-1258']);
  });

  it('in French stays French', async () => {
    const french = 'La société générale, été comme hiver, a déjà créé des écoles élémentaires.';
    expect(await parseSource(Buffer.from(french))).toMatchObject({
      text: french,
      encoding: 'UTF-8',
      notes: [],
    });
  });

  it('that is neither Unicode nor Vietnamese is refused, not guessed', async () => {
    const { code } = await expectRejection(
      parseSource(encodeLatin1('La société générale a déjà créé des écoles élémentaires.')),
    );
    expect(code).toBe('SOURCE_ENCODING_UNKNOWN');
  });

  it('with too few words to tell its encoding by is refused', async () => {
    expect((await expectRejection(parseSource(encodeLatin1('ViÖt')))).code).toBe('SOURCE_ENCODING_UNKNOWN');
  });

  it('half in UTF-8 and half in TCVN3 is refused with the lines', async () => {
    const bytes = Buffer.concat([Buffer.from(NOTICE), encodeLatin1(IN_TCVN3)]);
    const { code, message } = await expectRejection(parseSource(bytes));
    expect(code).toBe('SOURCE_ENCODING_MIXED');
    expect(message).toContain('Line 1 is written in UTF-8, line 3 in something else');
  });

  it('half in Unicode and half in the letters of VNI fonts is refused with the lines', async () => {
    const { code, message } = await expectRejection(parseSource(Buffer.from(NOTICE + IN_VNI)));
    expect(code).toBe('SOURCE_ENCODING_MIXED');
    expect(message).toContain('Line 1 is written in Unicode, line 3 in VNI');
  });

  it('with characters lost before it came says how many', async () => {
    const { text, notes } = await parseSource(Buffer.from('Giao S\ufffd T\ufffdi chính rà soát, báo cáo.'));
    expect(text).toContain('S\ufffd');
    expect(notes[0]).toContain('2 characters were lost');
  });

  it('that breaks off in the middle of a character is refused', async () => {
    const bytes = Buffer.from(`\ufeff${NOTICE}`, 'utf16le').subarray(0, -1);
    expect((await expectRejection(parseSource(bytes))).code).toBe('SOURCE_BROKEN');
  });

  it('without words is refused', async () => {
    expect((await expectRejection(parseSource(Buffer.from(' \n\t\n')))).code).toBe('SOURCE_WITHOUT_TEXT');
    expect((await expectRejection(parseSource(Buffer.alloc(0)))).code).toBe('SOURCE_EMPTY');
  });

  it('of two million characters is read, and one more is too many', async () => {
    const longest = 'a'.repeat(2_000_000);
    expect((await parseSource(Buffer.from(longest))).text).toHaveLength(2_000_000);
    const { code, message } = await expectRejection(parseSource(Buffer.from(`${longest}b`)));
    expect(code).toBe('SOURCE_TOO_LARGE');
    expect(message).toContain('2.000.001 characters are too many');
  });

  it('of 50 MB is refused before anybody looks at it', async () => {
    const { code, message } = await expectRejection(parseSource(Buffer.alloc(50_000_000, 'a')));
    expect(code).toBe('SOURCE_TOO_LARGE');
    expect(message).toContain('at most 20.000.000 bytes');
  });
});
