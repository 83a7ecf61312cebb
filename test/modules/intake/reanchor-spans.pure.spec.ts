import { describe, expect, it } from 'vitest';
import { type OldPassage, reanchor } from '../../../src/modules/intake/reanchor-spans.ts';
import { measureCpuTimeMs } from '../../support/cpu-time.ts';
import { fc } from '../../support/random.ts';

const OLD_TEXT =
  'Kết luận: Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 15/12/2026; Giao Công an phường bảo đảm an ninh trật tự dịp Tết; Ghi nhận kết quả thu ngân sách.';

const passages = OLD_TEXT.slice(10, -1)
  .split('; ')
  .map((quote, index): OldPassage => {
    const start = OLD_TEXT.indexOf(quote);
    return { id: `spn ${index}`, start, end: start + quote.length, quote };
  });

const findFates = (text: string) => reanchor(passages, text).map(({ fate }) => fate);

describe('the spans of an earlier version in the new text', () => {
  it('are intact if nothing changed', () => {
    expect(findFates(OLD_TEXT)).toEqual(['INTACT', 'INTACT', 'INTACT']);
  });

  it('are moved if text was inserted before them', () => {
    const text = `THÔNG BÁO\n${OLD_TEXT}`;
    const anchored = reanchor(passages, text);
    expect(anchored.map(({ fate }) => fate)).toEqual(['MOVED', 'MOVED', 'MOVED']);
    for (const { start, end, quote } of anchored) expect(text.slice(start ?? 0, end ?? 0)).toBe(quote);
  });

  it('are changed if the words are similar, with the new words', () => {
    const text = OLD_TEXT.replace('15/12/2026', '31/12/2026');
    const [first, second] = reanchor(passages, text);
    expect(first).toMatchObject({
      fate: 'CHANGED',
      newQuote: 'Giao Phòng Kinh tế rà soát hộ nghèo trước ngày 31/12/2026',
    });
    expect(first?.similarity).toBeGreaterThan(0.7);
    expect(second?.fate).toBe('INTACT');
  });

  it('are reported as lost if nothing is similar', () => {
    const [, lost] = reanchor(passages, OLD_TEXT.replace(/Giao Công an[^;]*; /u, ''));
    expect(lost).toMatchObject({ fate: 'LOST', start: null, end: null, newQuote: null, similarity: 0 });
  });

  it('move to the nearest equal words', () => {
    const passage = { id: 'spn', start: 4, end: 7, quote: 'một' };
    expect(reanchor([passage], 'một, hai, một, một')[0]).toMatchObject({ fate: 'MOVED', start: 0 });
    expect(reanchor([passage], 'một, hai một, một')[0]).toMatchObject({ fate: 'MOVED', start: 0 });
    expect(reanchor([passage], '+++++ một, một')[0]).toMatchObject({ fate: 'MOVED', start: 6 });
  });

  it('keep their order: equal items of a list stay different spans if the list moved', () => {
    const items = [0, 10, 20].map((start) => ({ id: `${start}`, start, end: start + 3, quote: 'như' }));
    const moved = reanchor(items, `${'x'.repeat(40)}như.......như.......như`);
    expect(moved.map(({ start }) => start)).toEqual([40, 50, 60]);
  });

  it('are within any new text, and their quotes equal its words', () => {
    const word = fc.constantFrom('Giao', 'Phòng', 'Kinh tế', 'rà soát', '; ', '. ', '\n', ' ', '😀');
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, fc.nat(200), fc.nat(60), (old, now, from, size) => {
        const start = Math.min(from, old.length);
        const quote = old.slice(start, start + size);
        const [one] = reanchor([{ id: 'spn', start, end: start + quote.length, quote }], now);
        if (!one || one.start === null || one.end === null) {
          expect(one?.fate).toBe('LOST');
          return;
        }
        expect(one.end).toBeLessThanOrEqual(now.length);
        expect(now.slice(one.start, one.end)).toBe(one.newQuote);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found in limited time in a text of ten thousand clauses', () => {
    const clause = (index: number) =>
      `Giao đơn vị số ${index} báo cáo kết quả công tác quý ${(index % 4) + 1}`;
    const all = Array.from({ length: 10_000 }, (_, index) => clause(index));
    const old: OldPassage[] = [];
    let at = 0;
    for (const [index, quote] of all.entries()) {
      old.push({ id: String(index), start: at, end: at + quote.length, quote });
      at += quote.length + 2;
    }
    const now = all
      .map((quote, index) => (index % 20 ? quote : quote.replace('báo cáo', 'tổng hợp')))
      .join('; ');
    let anchored: readonly { readonly fate: string }[] = [];
    const milliseconds = measureCpuTimeMs(() => {
      anchored = reanchor(old, now);
    });
    expect(milliseconds).toBeLessThan(10_000);
    expect(anchored).toHaveLength(10_000);
    expect(anchored.filter(({ fate }) => fate === 'LOST')).toEqual([]);
  });
});
