import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { parseRegisterDirectly, parseSourceDirectly } from '../../src/parsers/parse-directly.ts';
import { parseRegister, parseSource } from '../../src/parsers/parse-source.ts';
import { DEFAULT_PARSER_LIMITS } from '../../src/parsers/source-document.ts';
import { DomainError } from '../../src/shared/domain-error.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';
import { fc } from '../support/random.ts';
import { buildPdf, createNoticeDocx, createVietnamesePdf, zipParts } from './sample-documents.ts';

const getRejectionCode = async (parsing: Promise<unknown>) => (await expectDomainError(parsing)).code;

/** Creates an Office container of before 2007 with a stream of this name. */
const createCompoundFile = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);

describe('a hostile file', () => {
  it('is rejected if it unpacks to more than the limit', async () => {
    const bomb = zipParts({ 'word/document.xml': Buffer.alloc(30_000_000) });
    expect(bomb.length).toBeLessThan(150_000);
    const { code, message } = await expectDomainError(
      parseSource(bomb, { limits: { unpackedBytes: 20_000_000 } }),
    );
    expect(code).toBe('SOURCE_BOMB');
    expect(message).toContain('more than 20.000.000 bytes');
  });

  it('gets no more memory than its declared size, which may be false', async () => {
    const liar = zipParts({ 'word/document.xml': Buffer.alloc(30_000_000, 'a') });
    const [said, truth] = [Buffer.alloc(4), Buffer.alloc(4)];
    truth.writeUInt32LE(30_000_000);
    said.writeUInt32LE(1_000);
    for (let at = liar.indexOf(truth); at >= 0; at = liar.indexOf(truth, at + 1)) said.copy(liar, at);
    expect(await getRejectionCode(parseSource(liar))).toBe('SOURCE_BROKEN');
  });

  it('is rejected if it declares XML entities, which can multiply', async () => {
    const laughs =
      '<!DOCTYPE d [<!ENTITY a "ha ha ha ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>';
    expect(await getRejectionCode(parseSource(zipParts({ 'word/document.xml': laughs })))).toBe(
      'SOURCE_BROKEN',
    );
  });

  it('is rejected if it has ten thousand parts', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 10_001 }, (_, part) => [`word/${part}.xml`, Buffer.alloc(0)]),
    );
    expect(await getRejectionCode(parseSource(Buffer.from(zipSync(parts, { level: 0 }))))).toBe(
      'SOURCE_BOMB',
    );
  });

  it('is rejected if it is nested too deep', async () => {
    const open = '<w:tbl><w:tr><w:tc>'.repeat(50_000);
    const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${open}</w:body></w:document>`;
    expect(await getRejectionCode(parseSource(zipParts({ 'word/document.xml': body })))).toMatch(
      /^SOURCE_(BROKEN|TOO_COSTLY)$/,
    );
  });

  it('is stopped if a PDF needs more memory than the limit', async () => {
    const spaces = Buffer.alloc(400_000_000, ' ');
    const once = deflateSync(spaces);
    const bomb = buildPdf(deflateSync(once), '/Filter[/FlateDecode/FlateDecode]', [
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]);
    expect(await getRejectionCode(parseSource(bomb, { limits: { memoryMb: 200 } }))).toMatch(
      /^SOURCE_(TOO_COSTLY|WITHOUT_TEXT)$/,
    );
  });

  it('is stopped if it takes longer than the limit, and the next file is parsed', async () => {
    const slow = Buffer.from(`<html>${'<div>'.repeat(300_000)}x`);
    const { code, message } = await expectDomainError(parseSource(slow, { limits: { cpuTimeMs: 1_500 } }));
    expect(code).toBe('SOURCE_TOO_COSTLY');
    expect(message).toContain('1,5 seconds of work');
    expect((await parseSource(Buffer.from('Giao Sở Y tế'))).text).toBe('Giao Sở Y tế');
  });

  it('is no longer parsed after its request was aborted', async () => {
    const stop = new AbortController();
    const reading = parseSource(Buffer.from(`<html>${'<div>'.repeat(300_000)}x`), { signal: stop.signal });
    stop.abort(new Error('The request ended.'));
    await expect(reading).rejects.toThrow('The request ended.');
  });

  it('is rejected if it contains macros, with any name', async () => {
    const macros = zipParts({ 'word/document.xml': '<w:document/>', 'word/vbaProject.bin': 'x' });
    expect(await getRejectionCode(parseSource(macros, { fileName: 'thong-bao.docx' }))).toBe(
      'SOURCE_HAS_MACROS',
    );
    const types =
      '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>';
    const declared = zipParts({ 'word/document.xml': '<w:document/>', '[Content_Types].xml': types });
    expect(await getRejectionCode(parseSource(declared))).toBe('SOURCE_HAS_MACROS');
    const book = zipParts({ 'xl/workbook.xml': '<workbook/>', 'xl/vbaProject.bin': 'x' });
    expect(await getRejectionCode(parseRegister(book))).toBe('SOURCE_HAS_MACROS');
  });

  it('is rejected with a specific error if it is encrypted or older than 2007', async () => {
    expect(await getRejectionCode(parseSource(createCompoundFile('EncryptedPackage')))).toBe(
      'SOURCE_ENCRYPTED',
    );
    const { code, message } = await expectDomainError(parseSource(createCompoundFile('WordDocument')));
    expect(code).toBe('SOURCE_TYPE_REFUSED');
    expect(message).toContain('save it as .docx');
    expect((await expectDomainError(parseRegister(createCompoundFile('Workbook')))).message).toContain(
      'save it as .xlsx',
    );
  });

  it('is rejected with its type in the error if it is no text, with any name', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
    const { code, message } = await expectDomainError(parseSource(png, { fileName: 'thong-bao.txt' }));
    expect(code).toBe('SOURCE_BINARY');
    expect(message).toContain('png');
    expect(await getRejectionCode(parseSource(Buffer.from('Giao Sở Y tế\u0001\u0002')))).toBe(
      'SOURCE_BINARY',
    );
    expect(await getRejectionCode(parseSource(Buffer.from('{\\rtf1\\ansi Giao}')))).toBe(
      'SOURCE_TYPE_REFUSED',
    );
    expect(await getRejectionCode(parseSource(zipParts({ 'a.txt': 'Giao' })))).toBe('SOURCE_TYPE_REFUSED');
  });
});

const parseBytes = (bytes: Buffer, as: 'SOURCE' | 'REGISTER') =>
  as === 'SOURCE'
    ? parseSourceDirectly(bytes, '', DEFAULT_PARSER_LIMITS)
    : parseRegisterDirectly(bytes, '', DEFAULT_PARSER_LIMITS);

/** Expects that the bytes are parsed or rejected with a domain error, and that a parsed text can be stored. */
async function expectReadOrRejected(bytes: Buffer): Promise<void> {
  for (const as of ['SOURCE', 'REGISTER'] as const)
    try {
      const found = await parseBytes(bytes, as);
      if ('text' in found) expect(found.text.isWellFormed() && !found.text.includes('\0')).toBe(true);
      else expect(found.rows.length && found.problems.length).toBe(0);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      expect(error.code).toMatch(/^SOURCE_/);
    }
}

describe('random bytes', () => {
  it('are parsed or rejected as a text', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc
        .string({ unit: fc.constantFrom(...'STT,;\t"\n\rNội dungChủ trì<p>&#7879;{}'), maxLength: 200 })
        .map((text) => Buffer.from(text)),
      fc.string({ unit: 'binary', maxLength: 100 }).map((text) => Buffer.from(text, 'utf16le')),
    );
    await fc.assert(
      fc.asyncProperty(bytes, (some) => expectReadOrRejected(Buffer.from(some))),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it('in a damaged document are parsed or rejected', async () => {
    const whole = [
      await createNoticeDocx(),
      createVietnamesePdf(['Giao Sở Tài chính rà soát, báo cáo trước ngày 30/3/2017.']),
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
        await expectReadOrRejected(cut ? bytes.subarray(0, Math.floor(where * bytes.length)) : bytes);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
