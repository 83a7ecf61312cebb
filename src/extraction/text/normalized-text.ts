import type { QuotedSpan } from '../extraction.ts';
import { insertSoftBreaks, SOFT_BREAK } from './join-lines.ts';

/**
 * A text in the form that the rules use, with a way back to the original text.
 *
 * `text` is composed (NFC) and has one kind of space, dash and quotation mark and the modern placement of tone marks (ủy, hòa).
 * `lower` is the same text in lower case and has the same length. `originalSpan` converts offsets of both into spans of the
 * original.
 */
export interface NormalizedText {
  readonly text: string;
  readonly lower: string;
  originalSpan(start: number, end: number): QuotedSpan;
}

const COMBINING_CLUSTER = /[^\p{M}\r\n]\p{M}+/u;
const NEEDS_OFFSET_MAP = /[\u00ad\u200b-\u200d\u2060\ufeff]|[^\S\r\n]{2}|\p{M}/u;
const REPLACED_PIECE = /[\u00ad\u200b-\u200d\u2060\ufeff]+|[^\S\r\n]{2,}|[^\p{M}\r\n]\p{M}+/gu;

/** Normalises a text for the rules. Accepts any string. */
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
      // The end is the end of the last character in the range, so that characters dropped after it stay outside the span.
      const end =
        to > from && offsets
          ? endOfUnit(original, originalIndex(to - 1), originalIndex(to))
          : originalIndex(to);
      return { start, end, quote: original.slice(start, end) };
    },
  };
}

/** Returns the text with cell borders replaced by spaces, for rules that do not know cells. */
export function removeCellBorders(source: NormalizedText): NormalizedText {
  if (!source.text.includes('\t')) return source;
  const blank = (text: string) => text.replaceAll('\t', ' ');
  return { ...source, text: blank(source.text), lower: blank(source.lower) };
}

/** Returns where the character at `start` ends. Dropped characters and spaces before the next character do not belong to it. */
function endOfUnit(original: string, start: number, next: number): number {
  let end = next;
  while (end > start + 1 && /[\s\u00ad\u200b-\u200d\u2060\ufeff]/u.test(original[end - 1] as string)) end--;
  return end;
}

/**
 * Composes letters, drops zero-width characters and joins several spaces into one. Records the original offset of every
 * character.
 */
function compactText(original: string): { text: string; offsets: Uint32Array } {
  const map = new Uint32Array(original.length + 1);
  const parts: string[] = [];
  let length = 0;
  let from = 0;
  const copy = (to: number) => {
    for (let index = from; index < to; index++) map[length++] = index;
    if (to > from) parts.push(original.slice(from, to));
  };
  for (const { 0: piece, index } of original.matchAll(REPLACED_PIECE)) {
    copy(index);
    const text = replacementFor(piece);
    for (let unit = 0; unit < text.length; unit++)
      map[length++] = text.length === piece.length ? index + unit : index;
    parts.push(text);
    from = index + piece.length;
  }
  copy(original.length);
  map[length] = original.length;
  return { text: parts.join(''), offsets: map.subarray(0, length + 1) };
}

function replacementFor(piece: string): string {
  if (COMBINING_CLUSTER.test(piece)) {
    const composed = piece.normalize('NFC');
    // Marks that compose with no letter would make the text longer than the original.
    return composed.length <= piece.length ? composed : piece;
  }
  if (!/^\s/u.test(piece)) return '';
  if (piece.includes(SOFT_BREAK)) return ' ';
  // A tab is a cell border. So is a gap of three or more spaces, which nobody types by accident.
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

/** Replaces the variants of each character by one standard character. All offsets stay the same. */
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
  const lower = letters.toLowerCase();
  const modern = MODERN_TONES[lower] ?? (lower === 'í' ? 'ý' : 'ỹ');
  if (letters === lower) return modern;
  return letters === letters.toUpperCase()
    ? modern.toUpperCase()
    : `${(modern[0] as string).toUpperCase()}${modern.slice(1)}`;
}
