import { isAscii, isUtf8 } from 'node:buffer';
import { decodeDoubleUtf8 } from './double-encoded.ts';
import { decodeTcvn3, decodeVni } from './legacy-encodings.ts';
import { formatNumber, type SourceEncoding, sourceError } from './source-document.ts';
import { isSyllable } from './syllable.ts';

/** A decoded text with its encoding and notes about the conversion. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: SourceEncoding;
  readonly notes: readonly string[];
}

type LegacyEncoding = 'TCVN3' | 'VNI' | 'UTF-8 encoded twice';

/** The decoders that convert legacy letters to Vietnamese. */
export const legacyDecoders: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  TCVN3: decodeTcvn3,
  VNI: decodeVni,
  'UTF-8 encoded twice': decodeDoubleUtf8,
};

/** The minimum number of words as evidence for an encoding, and the minimum share of them that must be Vietnamese. */
const MIN_WORDS = 3;
const MIN_SHARE = 0.85;
const MAX_SHARE_OF_MISREAD = 0.5;

/** The part of a text that the detection examines, in UTF-16 units. */
const SAMPLE_LENGTH = 200_000;

const WORD_SEPARATOR = /[\s!-/:-@[-`{-~“”‘’…–—]+/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant
const NON_ASCII = /[^\u0000-\u007f]/;

interface VietnameseShare {
  readonly words: number;
  /** The share of Vietnamese words among the words with letters beyond ASCII, from 0 to 1. */
  readonly share: number;
}

function measureVietnamese(text: string): VietnameseShare {
  const words = text
    .slice(0, SAMPLE_LENGTH)
    .split(WORD_SEPARATOR)
    .filter((word) => NON_ASCII.test(word) && /[a-z]/i.test(word) && !/\d/.test(word));
  const syllables = words.filter(isSyllable).length;
  return { words: words.length, share: words.length ? syllables / words.length : 0 };
}

const isVietnamese = ({ words, share }: VietnameseShare): boolean => words >= MIN_WORDS && share >= MIN_SHARE;

/**
 * Returns the encoding that makes a text Vietnamese if it is not Vietnamese as it is. Undefined if none does so with certainty.
 */
function detectLegacyEncoding(whole: string): LegacyEncoding | undefined {
  const text = whole.slice(0, SAMPLE_LENGTH);
  const present = measureVietnamese(text);
  if (present.words < MIN_WORDS || present.share > MAX_SHARE_OF_MISREAD) return undefined;
  const [best, second] = (['TCVN3', 'VNI', 'UTF-8 encoded twice'] as const)
    .map((legacy) => ({ legacy, score: measureVietnamese(legacyDecoders[legacy](text)) }))
    .sort((one, other) => other.score.share - one.score.share);
  if (!best || !second || !isVietnamese(best.score)) return undefined;
  return best.score.share - Math.max(second.score.share, present.share) > 0.25 ? best.legacy : undefined;
}

const mixedEncodingError = (one: string, here: number, other: string, there: number) =>
  sourceError(
    'SOURCE_ENCODING_MIXED',
    `Line ${here} is written in ${one}, line ${there} in ${other}. Save the whole text in one encoding, preferably UTF-8, and send it again.`,
  );

/** Throws `SOURCE_ENCODING_MIXED` if some lines are Vietnamese as they are, and others only in a font encoding. */
function assertSingleEncoding(text: string): void {
  let unicode: number | undefined;
  let legacy: { name: LegacyEncoding; line: number } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (!NON_ASCII.test(line)) continue;
    if (isVietnamese(measureVietnamese(line))) unicode ??= index + 1;
    else if (!legacy) {
      const name = detectLegacyEncoding(line);
      if (name) legacy = { name, line: index + 1 };
    }
    if (unicode && legacy) throw mixedEncodingError('Unicode', unicode, legacy.name, legacy.line);
  }
}

const CONVERSION_NOTES: Readonly<Record<LegacyEncoding, string>> = {
  TCVN3:
    'The text was in TCVN3 (ABC) font letters and was converted. These fonts do not mark capitals with tones, so the letters around them decide.',
  VNI: 'The text was in VNI font letters and was converted.',
  'UTF-8 encoded twice': 'The text was UTF-8 that had been encoded twice. The second encoding was undone.',
};

/**
 * Converts a text with TCVN3 or VNI font letters to Unicode. DOCX and PDF files often contain such letters.
 *
 * Any other text stays unchanged. Throws `SOURCE_ENCODING_MIXED` if only some lines have such letters.
 */
export function repairLetters(text: string): {
  text: string;
  encoding: LegacyEncoding | null;
  notes: string[];
} {
  const lost = text.match(/\ufffd/g)?.length;
  const notes = lost
    ? [`${formatNumber(lost)} characters were lost before this file was written. Each of them is now \ufffd.`]
    : [];
  assertSingleEncoding(text);
  const legacy = detectLegacyEncoding(text);
  if (!legacy) return { text, encoding: null, notes };
  return {
    text: legacyDecoders[legacy](text),
    encoding: legacy,
    notes: [...notes, CONVERSION_NOTES[legacy]],
  };
}

function decodeStrictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

/** Detects UTF-16 without a byte order mark by its zero bytes: every ASCII letter has one, always on the same side. */
function detectUtf16(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  if (bytes.length < 4 || bytes.length % 2) return undefined;
  const sample = bytes.subarray(0, 65_536);
  const zeros: [number, number] = [0, 0];
  for (let index = 0; index < sample.length; index += 1) if (!sample[index]) zeros[(index % 2) as 0 | 1] += 1;
  const many = sample.length * 0.15;
  if (zeros[1] > many && !zeros[0]) return 'UTF-16LE';
  return zeros[0] > many && !zeros[1] ? 'UTF-16BE' : undefined;
}

function decodeUtf16(bytes: Uint8Array): DecodedText | undefined {
  const isMarked = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  const encoding = isMarked ? (bytes[0] === 0xff ? 'UTF-16LE' : 'UTF-16BE') : detectUtf16(bytes);
  if (!encoding) return undefined;
  const text = decodeStrictly(encoding, bytes.subarray(isMarked ? 2 : 0));
  if (text === undefined)
    throw sourceError(
      'SOURCE_BROKEN',
      `This ${encoding} text is incomplete or contains half characters. Save it again as UTF-8.`,
    );
  return { text, encoding, notes: [] };
}

/** Throws `SOURCE_ENCODING_MIXED` if one line is Vietnamese in UTF-8 and another line is not UTF-8. */
function assertNotPartlyUtf8(bytes: Buffer): void {
  let good: number | undefined;
  let bad: number | undefined;
  for (let start = 0, line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const words = bytes.subarray(start, end);
    if (!isUtf8(words)) bad ??= line;
    else if (!good && !isAscii(words) && isVietnamese(measureVietnamese(words.toString('utf8')))) good = line;
    if (good && bad) throw mixedEncodingError('UTF-8', good, 'another encoding', bad);
    start = end + 1;
  }
}

/** Decodes bytes that are not Unicode: TCVN3, VNI or windows-1258, the one that gives Vietnamese text. */
function decodeLegacyText(bytes: Buffer): DecodedText {
  assertNotPartlyUtf8(bytes);
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const windows = new TextDecoder('windows-1258').decode(bytes);
  const legacy = detectLegacyEncoding(latin);
  const isWindows = isVietnamese(measureVietnamese(windows));
  if (isWindows && !legacy) return { text: windows, encoding: 'windows-1258', notes: [] };
  if (legacy && !isWindows)
    return { text: legacyDecoders[legacy](latin), encoding: legacy, notes: [CONVERSION_NOTES[legacy]] };
  throw sourceError(
    'SOURCE_ENCODING_UNKNOWN',
    `This text is not UTF-8, and ${legacy ? `it may be ${legacy} or windows-1258` : 'it is not Vietnamese in TCVN3, VNI or windows-1258'}. Save it as UTF-8 and send it again.`,
  );
}

/**
 * Decodes bytes to text; the bytes alone decide the encoding. Line ends and the composition of letters stay unchanged.
 *
 * Does not guess. Errors: `SOURCE_ENCODING_UNKNOWN`, `SOURCE_ENCODING_MIXED`, `SOURCE_BROKEN`.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const wide = decodeUtf16(bytes);
  if (wide) return wide;
  const isMarked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  const text = decodeStrictly('utf-8', bytes.subarray(isMarked ? 3 : 0));
  return text === undefined ? decodeLegacyText(bytes) : { text, encoding: 'UTF-8', notes: [] };
}
