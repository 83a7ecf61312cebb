import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readHere, readRegisterHere } from '../../src/parsers/parse.ts';
import { readRegister, readSource } from '../../src/parsers/parse-source.ts';
import { usualLimits } from '../../src/parsers/source-document.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { fc } from '../support/random.ts';
import { noticeDocx, packed, pdfOf, refusalOf, vietnamesePdf } from './sample-files.ts';

const codeOf = async (reading: Promise<unknown>) => (await refusalOf(reading)).code;

/** A container of Office before 2007 that holds a stream of this name. */
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);

describe('a file that would do harm', () => {
  it('is refused when it would unpack to more than a document has', async () => {
    const bomb = packed({ 'word/document.xml': Buffer.alloc(30_000_000) });
    expect(bomb.length).toBeLessThan(150_000);
    const { code, message } = await refusalOf(readSource(bomb, { limits: { unpackedBytes: 20_000_000 } }));
    expect(code).toBe('SOURCE_BOMB');
    expect(message).toContain('more than 20.000.000 bytes');
  });

  it('gets no more room than it said when it lies about its size', async () => {
    const liar = packed({ 'word/document.xml': Buffer.alloc(30_000_000, 'a') });
    const [said, truth] = [Buffer.alloc(4), Buffer.alloc(4)];
    truth.writeUInt32LE(30_000_000);
    said.writeUInt32LE(1_000);
    for (let at = liar.indexOf(truth); at >= 0; at = liar.indexOf(truth, at + 1)) said.copy(liar, at);
    expect(await codeOf(readSource(liar))).toBe('SOURCE_BROKEN');
  });

  it('is refused when it declares entities, which multiply', async () => {
    const laughs =
      '<!DOCTYPE d [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>';
    expect(await codeOf(readSource(packed({ 'word/document.xml': laughs })))).toBe('SOURCE_BROKEN');
  });

  it('is refused when it has ten thousand parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, part) => [`word/${part}.xml`, Buffer.alloc(0)]),
    );
    expect(await codeOf(readSource(Buffer.from(zipSync(parts, { level: 0 }))))).toBe('SOURCE_BOMB');
  });

  it('is refused when it is deeper than any document', async () => {
    const open = '<w:tbl><w:tr><w:tc>'.repeat(50_000);
    const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${open}</w:body></w:document>`;
    expect(await codeOf(readSource(packed({ 'word/document.xml': body })))).toMatch(
      /^SOURCE_(BROKEN|TOO_COSTLY)$/,
    );
  });

  it('is ended when a PDF unpacks to more memory than there is for it', async () => {
    const spaces = Buffer.alloc(400_000_000, ' ');
    const once = deflateSync(spaces);
    const bomb = pdfOf(deflateSync(once), '/Filter[/FlateDecode/FlateDecode]', [
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]);
    expect(await codeOf(readSource(bomb, { limits: { megabytes: 200 } }))).toMatch(
      /^SOURCE_(TOO_COSTLY|WITHOUT_TEXT)$/,
    );
  });

  it('is ended when it takes longer than it may, and the next file is read', async () => {
    const slow = Buffer.from(`<html>${'<div>'.repeat(300_000)}x`);
    const { code, message } = await refusalOf(readSource(slow, { limits: { milliseconds: 1_500 } }));
    expect(code).toBe('SOURCE_TOO_COSTLY');
    expect(message).toContain('1,5 seconds of work');
    expect((await readSource(Buffer.from('Giao Sở Y tế'))).text).toBe('Giao Sở Y tế');
  });

  it('is left when nobody waits any more', async () => {
    const stop = new AbortController();
    const reading = readSource(Buffer.from(`<html>${'<div>'.repeat(300_000)}x`), { signal: stop.signal });
    stop.abort(new Error('The request ended.'));
    await expect(reading).rejects.toThrow('The request ended.');
  });

  it('is refused when it holds macros, whatever it is called', async () => {
    const macros = packed({ 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' });
    expect(await codeOf(readSource(macros, { fileName: 'thong-bao.docx' }))).toBe('SOURCE_HAS_MACROS');
    const types =
      '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
    const said = packed({ 'word/document.xml': '<w:document/>', '[Content_Types].xml': types });
    expect(await codeOf(readSource(said))).toBe('SOURCE_HAS_MACROS');
    const book = packed({ 'xl/workbook.xml': '<workbook/>', 'xl/vbaProject.bin': 'x' });
    expect(await codeOf(readRegister(book))).toBe('SOURCE_HAS_MACROS');
  });

  it('is refused by its name when it is locked or older than 2007', async () => {
    expect(await codeOf(readSource(compound('EncryptedPackage')))).toBe('SOURCE_ENCRYPTED');
    const { code, message } = await refusalOf(readSource(compound('WordDocument')));
    expect(code).toBe('SOURCE_TYPE_REFUSED');
    expect(message).toContain('save it as .docx');
    expect((await refusalOf(readRegister(compound('Workbook')))).message).toContain('save it as .xlsx');
  });

  it('is refused by its name when it is no text, whatever it is called', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const { code, message } = await refusalOf(readSource(png, { fileName: 'thong-bao.txt' }));
    expect(code).toBe('SOURCE_BINARY');
    expect(message).toContain('png');
    expect(await codeOf(readSource(Buffer.from('Giao Sở Y tế\u0001\u0002')))).toBe('SOURCE_BINARY');
    expect(await codeOf(readSource(Buffer.from('{\\rtf1\\ansi Giao}')))).toBe('SOURCE_TYPE_REFUSED');
    expect(await codeOf(readSource(packed({ 'a.txt': 'Giao' })))).toBe('SOURCE_TYPE_REFUSED');
  });
});

const read = (bytes: Buffer, as: 'SOURCE' | 'REGISTER') =>
  as === 'SOURCE' ? readHere(bytes, '', usualLimits) : readRegisterHere(bytes, '', usualLimits);

/** It is read or refused, and nothing else; and what is read can be kept. */
async function readOrRefused(bytes: Buffer): Promise<void> {
  for (const as of ['SOURCE', 'REGISTER'] as const)
    try {
      const found = await read(bytes, as);
      if ('text' in found) expect(found.text.isWellFormed() && !found.text.includes('\0')).toBe(true);
      else expect(found.rows.length && found.problems.length).toBe(0);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      expect(error.code).toMatch(/^SOURCE_/);
    }
}

describe('whatever bytes come', () => {
  it('text is read or refused', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc
        .string({ unit: fc.constantFrom(...'STT,;\t"\n\rNội dungChủ trì<p>&#7879;{}'), maxLength: 200 })
        .map((text) => Buffer.from(text)),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text, 'utf16le')),
    );
    await fc.assert(
      fc.asyncProperty(bytes, (some) => readOrRefused(Buffer.from(some))),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it('a damaged document is read or refused', async () => {
    const whole = [
      await noticeDocx(),
      vietnamesePdf(['Giao Sở Tài chính rà soát, báo cáo trước ngày 30/3/2017.']),
    ];
    const damage = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999999, noNaN: true }), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...whole), damage, fc.boolean(), async (sound, changes, cut) => {
        const bytes = Buffer.from(sound);
        for (const [where, byte] of changes) bytes[Math.floor(where * bytes.length)] = byte;
        const [[where] = [1]] = changes;
        await readOrRefused(cut ? bytes.subarray(0, Math.floor(where * bytes.length)) : bytes);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
