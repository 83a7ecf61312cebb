import type { QuotedSpan } from '../extraction.ts';
import { insertSoftBreaks, SOFT_BREAK } from './join-lines.ts';

/**
 * A text as the rules see it, and the way back to the text as it was read.
 *
 * `plain` is composed (NFC), has one kind of blank, dash and quotation mark and the tone marks of today's spelling (ủy, hòa);
 * `lower` is the same in small letters and as long. Indexes into both are turned into passages of the original by `originalSpan`.
 */
export interface NormalizedText {
  readonly text: string;
  readonly lower: string;
  originalSpan(start: number, end: number): QuotedSpan;
}

const COMBINING_CLUSTER = /[^\p{M}\r\n]\p{M}+/u;
const NEEDS_OFFSET_MAP = /[\u00ad\u200b-\u200d\u2060\ufeff]|[^\S\r\n]{2}|\p{M}/u;
const REPLACED_PIECE = /[\u00ad\u200b-\u200d\u2060\ufeff]+|[^\S\r\n]{2,}|[^\p{M}\r\n]\p{M}+/gu;

/** Prepares a text for reading. Takes any string. */
export function normalizeText(original: string): NormalizedText {
  const joined = insertSoftBreaks(original);
  const { text, offsets } = NEEDS_OFFSET_MAP.test(joined)
    ? compactText(joined)
    : { text: joined, offsets: null };
  const plain = respell(text);
  const originalIndex = (index: number) => (offsets ? (offsets[index] ?? original.length) : index);
  return {
    text: plain,
    lower: plain.toLowerCase(),
    originalSpan(from, to) {
      const start = originalIndex(from);
      // The end of the last unit that is kept, so that what was dropped behind it stays outside.
      const end =
        to > from && offsets
          ? endOfUnit(original, originalIndex(to - 1), originalIndex(to))
          : originalIndex(to);
      return { start, end, quote: original.slice(start, end) };
    },
  };
}

/** The same text for rules that know no cells: their borders are blanks. */
export function removeCellBorders(source: NormalizedText): NormalizedText {
  if (!source.text.includes('\t')) return source;
  const blank = (text: string) => text.replaceAll('\t', ' ');
  return { ...source, text: blank(source.text), lower: blank(source.lower) };
}

/** Where the unit that starts at `start` ends: dropped characters and blanks before the next unit are not its own. */
function endOfUnit(original: string, start: number, next: number): number {
  let end = next;
  while (end > start + 1 && /[\s\u00ad\u200b-\u200d\u2060\ufeff]/u.test(original[end - 1] as string)) end--;
  return end;
}

/** Composes letters, drops what has no width, makes one blank of several; keeps where every unit came from. */
function compactText(original: string): { text: string; offsets: Uint32Array } {
  const map = new Uint32Array(original.length + 1);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const keep = (to: number) => {
    for (let index = from; index < to; index++) map[length++] = index;
    if (to > from) parts.push(original.slice(from, to));
  };
  for (const { 0: piece, index } of original.matchAll(REPLACED_PIECE)) {
    keep(index);
    const text = replacementFor(piece);
    for (let unit = 0; unit < text.length; unit++)
      map[length++] = text.length === piece.length ? index + unit : index;
    parts.push(text);
    from = index + piece.length;
  }
  keep(original.length);
  map[length] = original.length;
  return { text: parts.join(''), offsets: map.subarray(0, length + 1) };
}

function replacementFor(piece: string): string {
  if (COMBINING_CLUSTER.test(piece)) {
    const composed = piece.normalize('NFC');
    // Marks that compose with nothing would make the text longer than it was.
    return composed.length <= piece.length ? composed : piece;
  }
  if (!/^\s/u.test(piece)) return '';
  if (piece.includes(SOFT_BREAK)) return ' ';
  // A tab, or a gap nobody types by accident, is the border of a cell.
  if (piece.includes('\t')) return piece.replace(/[^\t]/gu, '');
  return piece.length >= 3 ? '\t' : ' ';
}

const NONSTANDARD_CHARACTERS =
  /\r\n?|[^\S\n\t ]|[\u2010-\u2015\u2212\u00ad]|[“”„«»″]|[‘’]|İ|[\uf0b7\uf02d\u2022\u25cf\u25aa\u25e6\u2023]/gu;
const MODERN_TONES: Record<string, string> = {
  oà: 'òa',
  oá: 'óa',
  oả: 'ỏa',
  oã: 'õa',
  oạ: 'ọa',
  oè: 'òe',
  oé: 'óe',
  oẻ: 'ỏe',
  oẽ: 'õe',
  oẹ: 'ọe',
  uỳ: 'ùy',
  uý: 'úy',
  uỷ: 'ủy',
  uỹ: 'ũy',
  uỵ: 'ụy',
};
const OLD_TONES = /(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\p{L})|(?<=qu)í(?!\p{L})|(?<=k)ĩ(?!\p{L})/giu;

/** One kind of every mark, unit by unit: nothing moves. */
function respell(text: string): string {
  return text
    .replace(NONSTANDARD_CHARACTERS, (mark) => {
      if (mark === 'İ') return 'I';
      if (mark === '\r\n') return ' \n';
      if (mark === '\r' || mark === '\u0085') return '\n';
      if (/\s/u.test(mark)) return ' ';
      if (/[“”„«»″]/u.test(mark)) return '"';
      if (/[‘’]/u.test(mark)) return "'";
      return /[\u2010-\u2015\u2212\u00ad\uf02d]/u.test(mark) ? '-' : '•';
    })
    .replace(OLD_TONES, respellTone);
}

function respellTone(letters: string): string {
  const small = letters.toLowerCase();
  const today = MODERN_TONES[small] ?? (small === 'í' ? 'ý' : 'ỹ');
  if (letters === small) return today;
  return letters === letters.toUpperCase()
    ? today.toUpperCase()
    : `${(today[0] as string).toUpperCase()}${today.slice(1)}`;
}
