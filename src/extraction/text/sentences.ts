/** A stretch of the normalised text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const ABBREVIATED =
  /(?:^|[\s(])(?:TP|Tp|tp|TX|TT|Th\.?S|ThS|TS|PGS|GS|BS|KS|CN|tr|Tr|Q|P|Đ\/c|đ\/c|Đc|đc|v\.v|vv|St|No|Ô|B|KT|TL|TM|T\/M|Q\.|\p{Lu})$/u;
const MARK = /[.!?;()[\]"]/gu;

/** Sentences of a paragraph, each with its full stop. */
export const sentencesOf = (plain: string, paragraph: Stretch): Stretch[] =>
  cut(plain, paragraph, /[.!?]/u, true);

/** Parts of a sentence between semicolons, without them. */
export const partsOf = (plain: string, sentence: Stretch): Stretch[] => cut(plain, sentence, /;/u, false);

function cut(plain: string, { start, end }: Stretch, divides: RegExp, keepMark: boolean): Stretch[] {
  const found: Stretch[] = [];
  let from = start;
  let depth = 0;
  for (const { 0: sign, index } of plain.slice(start, end).matchAll(MARK)) {
    const at = start + index;
    // A bracket nobody closed must not swallow the rest.
    if (sign === '(' || sign === '[') depth = at;
    else if (sign === ')' || sign === ']') depth = 0;
    if (!divides.test(sign) || (depth && at - depth < 200 && closes(plain, at, end))) continue;
    if (keepMark && !endsSentence(plain, at, from, end)) continue;
    const stop = at + (keepMark ? 1 : 0);
    push(plain, found, from, stop);
    from = at + 1;
    depth = 0;
  }
  push(plain, found, from, end);
  return found;
}

const closes = (plain: string, from: number, end: number) => {
  const close = plain.slice(from, Math.min(end, from + 200)).search(/[)\]]/u);
  return close >= 0;
};

function endsSentence(plain: string, mark: number, from: number, end: number): boolean {
  if (mark + 1 >= end) return true;
  if (plain[mark] !== '.') return /\s/u.test(plain[mark + 1] as string);
  const next = plain.slice(mark + 1, Math.min(end, mark + 4));
  if (!/^["')/]?\s*["(]?[\p{Lu}\d"“(+*-]/u.test(next) || /^\d/u.test(next)) return /^\/\./u.test(next);
  if (!/^\s/u.test(next) && !/^\p{Lu}\p{Ll}/u.test(next)) return false;
  const before = plain.slice(Math.max(from, mark - 6), mark);
  return !ABBREVIATED.test(before) || /\d$/u.test(before);
}

function push(plain: string, found: Stretch[], from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && /[\s;,.:/]/u.test(plain[start] as string)) start++;
  while (end > start && /[\s;,]/u.test(plain[end - 1] as string)) end--;
  if (end > start) found.push({ start, end });
}

const NUMBERED = /(?<=^|[\s:;,.])(?:\((\d{1,2}|[a-zđ]|[ivx]{1,4})\)|([a-zđ]|\d{1,2})\)) ?(?=\S)/gu;

/** Where inline numbers "(1) … (2) …" cut a sentence; empty when there are not at least two that count up. */
export function inlineNumbers(plain: string, { start, end }: Stretch): { at: number; length: number }[] {
  const text = plain.slice(start, end);
  if (!text.includes(')')) return [];
  const marks: { at: number; length: number; label: string; round: boolean }[] = [];
  for (const { 0: words, 1: inBrackets, 2: bare, index } of text.matchAll(NUMBERED))
    marks.push({
      at: start + index,
      length: words.length,
      label: inBrackets ?? bare ?? '',
      round: inBrackets !== undefined,
    });
  const first = marks.findIndex(({ label }) => label === '1' || label === 'a' || label === 'i');
  if (first < 0) return [];
  const { round, label } = marks[first] as (typeof marks)[number];
  const kind = kindOf(label);
  const row = marks
    .slice(first)
    .filter(
      (mark) =>
        mark.round === round &&
        (kindOf(mark.label) === kind || (label === 'i' && /^[ivx]+$/u.test(mark.label))),
    );
  return row.length > 1 ? row : [];
}

const kindOf = (label: string) => (/\d/u.test(label) ? 'number' : 'letter');
