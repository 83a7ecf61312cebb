import type { TextRange } from '../../shared/text-range.ts';

const ABBREVIATION_END =
  /(?:^|[\s(])(?:TP|Tp|tp|TX|TT|Th\.?S|ThS|TS|PGS|GS|BS|KS|CN|tr|Tr|Q|P|Đ\/c|đ\/c|Đc|đc|v\.v|vv|St|No|Ô|B|KT|TL|TM|T\/M|Q\.|\p{Lu})$/u;
const PUNCTUATION = /[.!?;()[\]"]/gu;

/** Returns the sentences of a paragraph, each with its full stop. */
export const splitSentences = (text: string, paragraph: TextRange): TextRange[] =>
  splitAt(text, paragraph, /[.!?]/u, true);

/** Returns the parts of a sentence between semicolons, without the semicolons. */
export const splitAtSemicolons = (text: string, sentence: TextRange): TextRange[] =>
  splitAt(text, sentence, /;/u, false);

function splitAt(text: string, { start, end }: TextRange, separator: RegExp, keepMark: boolean): TextRange[] {
  const found: TextRange[] = [];
  let from = start;
  let depth = 0;
  for (const { 0: sign, index } of text.slice(start, end).matchAll(PUNCTUATION)) {
    const at = start + index;
    // A bracket that is never closed must not hide the rest of the paragraph.
    if (sign === '(' || sign === '[') depth = at;
    else if (sign === ')' || sign === ']') depth = 0;
    if (!separator.test(sign) || (depth && at - depth < 200 && hasClosingBracket(text, at, end))) continue;
    if (keepMark && !endsSentence(text, at, from, end)) continue;
    const stop = at + (keepMark ? 1 : 0);
    addTrimmed(text, found, from, stop);
    from = at + 1;
    depth = 0;
  }
  addTrimmed(text, found, from, end);
  return found;
}

const hasClosingBracket = (text: string, from: number, end: number) => {
  const close = text.slice(from, Math.min(end, from + 200)).search(/[)\]]/u);
  return close >= 0;
};

function endsSentence(text: string, mark: number, from: number, end: number): boolean {
  if (mark + 1 >= end) return true;
  if (text[mark] !== '.') return /\s/u.test(text[mark + 1] as string);
  const next = text.slice(mark + 1, Math.min(end, mark + 4));
  if (!/^["')/]?\s*["(]?[\p{Lu}\d"“(+*-]/u.test(next) || /^\d/u.test(next)) return /^\/\./u.test(next);
  if (!/^\s/u.test(next) && !/^\p{Lu}\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(from, mark - 6), mark);
  return !ABBREVIATION_END.test(before) || /\d$/u.test(before);
}

function addTrimmed(text: string, found: TextRange[], from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /[\s;,.:/]/u.test(text[start] as string)) start++;
  while (end > start && /[\s;,]/u.test(text[end - 1] as string)) end--;
  if (end > start) found.push({ start, end });
}

const INLINE_NUMBER = /(?<=^|[\s:;,.])(?:\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)|([a-zđ]|\d{1,2})\)) ?(?=\S)/gu;

/** Returns where inline numbers "(1) … (2) …" divide a sentence. Empty if there are fewer than two numbers. */
export function findInlineNumbers(text: string, { start, end }: TextRange): { at: number; length: number }[] {
  const slice = text.slice(start, end);
  if (!slice.includes(')')) return [];
  const marks: { at: number; length: number; label: string; isBracketed: boolean }[] = [];
  for (const { 0: words, 1: inBrackets, 2: bare, index } of slice.matchAll(INLINE_NUMBER))
    marks.push({
      at: start + index,
      length: words.length,
      label: inBrackets ?? bare ?? '',
      isBracketed: inBrackets !== undefined,
    });
  const first = marks.findIndex(({ label }) => label === '1' || label === 'a' || label === 'i');
  if (first < 0) return [];
  const { isBracketed, label } = marks[first] as (typeof marks)[number];
  const kind = labelKind(label);
  const row = marks
    .slice(first)
    .filter(
      (mark) =>
        mark.isBracketed === isBracketed &&
        (labelKind(mark.label) === kind || (label === 'i' && /^[ivx]+$/u.test(mark.label))),
    );
  return row.length > 1 ? row : [];
}

const labelKind = (label: string) => (/\d/u.test(label) ? 'number' : 'letter');
