import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extraction/extract.ts';
import { measureCpuTimeMs } from '../support/cpu-time.ts';
import { fc } from '../support/random.ts';

/** The number of runs; `FUZZ_RUNS=10000` for a long run. */
const RUN_COUNT = Number(process.env.FUZZ_RUNS ?? 300);
const MILLISECONDS_FOR_10_KB = 200;
const BYTES_IN_10_KB = 10_000;

const briefing = readFileSync(
  new URL('../../seeds/bac-kan-2017-02/bac-kan-2017-02.txt', import.meta.url),
  'utf8',
);

/** Pieces of real texts, which are combined in unusual ways. */
const PIECES = [
  'Phát biểu kết luận hội nghị, đồng chí ',
  'kết luận như sau:',
  'như:',
  'Giao ',
  'yêu cầu ',
  'đề nghị ',
  'giao ban ',
  'Sở Y tế',
  'Phòng Tài chính – Kế hoạch',
  'các Sở: ',
  'UBND các huyện: ',
  'các địa phương, đơn vị',
  'Chủ tịch UBND xã ',
  'Nguyễn Văn A',
  ' chủ trì, phối hợp với ',
  ' theo dõi, đôn đốc ',
  'cần ',
  'rà soát ',
  'hoàn thành ',
  'trước ngày 15/3/2017',
  'trong 05 ngày làm việc kể từ ngày ',
  'từ tháng 4 đến tháng 9/2017',
  'hằng tháng',
  'ngày 31/02',
  '99/99/9999',
  'thường xuyên',
  'quý IV',
  'năm 2017',
  '12-TB/TU',
  '42/2014/QĐ-TTg',
  '1179/TTrSXD',
  '28%',
  '1.200 tỷ đồng',
  ';',
  '. ',
  ', ',
  ': ',
  '\n',
  '\r\n',
  '\n\n',
  '\t',
  ' | ',
  '(1) ',
  '(2) ',
  'a) ',
  '1. ',
  'I. ',
  '- ',
  './.',
  '"',
  '(',
  ')',
  'STT | Nội dung | Chủ trì | Thời hạn\n1 | ',
  '\u00a0',
  '\u200b',
  '\u0301',
  '\u0323',
  '\ud800',
  '\u2028',
  'İ',
  'ﬃ',
  '🙂',
  'Uỷ',
  'hoà',
  'Nơi nhận:',
  'đồng thời ',
  'không để ',
  'nếu ',
  'vượt thẩm quyền',
  'báo cáo ',
  'sẽ được ',
  '\ufeff',
];
/** One piece many times, which makes careless patterns hang. */
const repeatedPiece = fc
  .tuple(
    fc.constantFrom(...PIECES, 'a', ' ', '1', 'Đ', ',', '-', '/', 'các ', 'và ', 'Lân '),
    fc.integer({ min: 1, max: 1500 }),
  )
  .map(([piece, times]) => piece.repeat(times).slice(0, BYTES_IN_10_KB));
const joinedPieces = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 220 })
  .map((pieces) => pieces.join(''));
const splicedBriefing = fc
  .tuple(fc.nat(briefing.length), fc.nat(briefing.length), fc.constantFrom(...PIECES))
  .map(([one, other, piece]) => briefing.slice(0, one) + piece + briefing.slice(other));
const decomposed = joinedPieces.map((text) => text.normalize('NFD'));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 2000 }),
  fc.string({ unit: 'grapheme', maxLength: 2000 }),
  joinedPieces,
  decomposed,
  splicedBriefing,
  repeatedPiece,
  fc.tuple(repeatedPiece, joinedPieces, repeatedPiece).map((parts) => parts.join('')),
);

/** Returns the CPU time in ms, the shortest of three runs, so that a busy machine does not fail the spec. */
function measureQuickestMs(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn++) {
    best = Math.min(
      best,
      measureCpuTimeMs(() => extract(text)),
    );
    if (best <= MILLISECONDS_FOR_10_KB) break;
  }
  return best;
}

describe('any text', () => {
  it('is extracted without an error, and every quote is in the text word for word', {
    timeout: 1_200_000,
  }, () => {
    expect(extract(briefing).clauses).not.toEqual([]);
    fc.assert(
      fc.property(anyText, (text) => {
        const { zone, clauses } = extract(text);
        for (const { start, end, quote } of [...clauses, ...(zone ? [zone] : [])]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(start).toBeLessThan(end);
          expect(text.slice(start, end)).toBe(quote);
        }
      }),
      { numRuns: RUN_COUNT },
    );
  });

  it('is extracted within 200 ms for each 10 kB', { timeout: 1_200_000 }, () => {
    extract(briefing);
    fc.assert(
      fc.property(anyText, (text) => {
        const allowed = MILLISECONDS_FOR_10_KB * Math.max(1, Buffer.byteLength(text) / BYTES_IN_10_KB);
        expect(measureQuickestMs(text)).toBeLessThanOrEqual(allowed);
      }),
      { numRuns: RUN_COUNT },
    );
  });

  it('gives the same extraction twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(extract(text)).toEqual(extract(text));
      }),
      { numRuns: Math.min(RUN_COUNT, 100) },
    );
  });
});
