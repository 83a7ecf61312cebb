import { parse } from 'content-disposition';
import { describe, expect, it } from 'vitest';
import { contentDisposition, sanitizeFileName } from '../../../src/modules/files/file-name.ts';
import { parseRange } from '../../../src/server/files/range-header.ts';
import { fileTypes } from '../../../src/shared/file-types.ts';
import { fc } from '../../support/random.ts';

describe('the name of a file', () => {
  it.each([
    ['Báo cáo.pdf', 'pdf', 'Báo cáo.pdf'],
    ['Báo cáo.pdf'.normalize('NFD'), 'pdf', 'Báo cáo.pdf'],
    ['ANH.JPG', 'jpeg', 'ANH.JPG'],
    ['Báo cáo', 'docx', 'Báo cáo.docx'],
    ['page.html', 'txt', 'page.html.txt'],
    ['gpj.\u202Eexe.pdf', 'pdf', 'gpj.exe.pdf'],
    ['a/b\\c.png', 'png', 'c.png'],
    ['CON: <x>|?.txt', 'txt', 'CON x.txt'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['…/..', 'pdf', 'file.pdf'],
    [`${'đ'.repeat(400)}.pdf`, 'pdf', `${'đ'.repeat(150)}.pdf`],
  ] as const)('%j of the type %s is %j', (sent, type, name) =>
    expect(sanitizeFileName(sent, type)).toBe(name),
  );

  it('is one path segment with the ending of its type, for any input', () => {
    const types = fc.constantFrom(...(Object.keys(fileTypes) as (keyof typeof fileTypes)[]));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), types, (sent, type) => {
        const name = sanitizeFileName(sent, type);
        expect(name).not.toMatch(/[/\\\p{Cc}]|^\./u);
        expect(fileTypes[type].endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))).toBe(
          true,
        );
      }),
    );
  });

  it('is encoded in a header that every client can decode', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^[ -~]*$/);
        expect(parse(header)).toMatchObject({ type: 'attachment', parameters: { filename: name } });
      }),
    );
  });
});

describe('a Range header', () => {
  it.each([
    [undefined, undefined],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=9-', { start: 9, end: 9 }],
    ['bytes=10-', null],
    ['bytes=5-99', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=-99', { start: 0, end: 9 }],
    ['bytes=-0', null],
    ['bytes=-', undefined],
    ['bytes=5-4', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=a-b', undefined],
  ])('%s of a file of ten bytes is %j', (range, part) => expect(parseRange(range, 10)).toEqual(part));
});
