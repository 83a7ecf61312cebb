/**
 * Decoders for TCVN3 (ABC) and VNI, font encodings from before Unicode.
 *
 * Both use the codes of Latin-1 letters for Vietnamese letters, which fonts such as .VnTime and VNI-Times then draw. Decoded as
 * Latin-1, "hội" is "héi" in TCVN3 (one character per letter) and "hoäi" in VNI (the vowel, then its mark). No maintained library
 * converts them, so this file has its own tables. They follow TCVN 5712:1993 (VN3) and the VNI for Windows layout.
 */

/**
 * The letters of TCVN3 at Latin-1 0xA1 to 0xFE. Capitals with tones have the codes of the small letters and use a font of
 * capitals.
 */
const TCVN3_ROWS: readonly (readonly [start: number, letters: string])[] = [
  [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

const tcvn3Letters = new Map(
  TCVN3_ROWS.flatMap(([start, letters]) =>
    [...letters].map((letter, index) => [String.fromCharCode(start + index), letter] as const),
  ),
);

/** The marks of VNI that follow their vowel, as combining characters. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  ù: '\u0301',
  ø: '\u0300',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};

/** The letters of VNI without a separate mark. */
const VNI_LETTERS: Readonly<Record<string, string>> = {
  í: 'í',
  ì: 'ì',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
  ô: 'ơ',
  ö: 'ư',
  ñ: 'đ',
};

const VNI_PAIR = /[aeouyôö][ùøûõïâáàåãäêéèúüë]?|[íìæóòîñ]/gi;

/** Returns whether a line is in capitals: it has at least four capitals and no small letter. */
const isUpperCaseLine = (line: string): boolean =>
  !/[a-z]/.test(line) && (line.match(/[A-Z]/g)?.length ?? 0) >= 4;

/** A single letter beyond ASCII, or a word with at least two capitals and no small letter. */
const LETTER_OR_CAPITALS =
  /(?<![A-Za-z\u00a1-\u00fe])[\u00a1-\u00fe]*[A-Z][\u00a1-\u00fe]*[A-Z][A-Z\u00a1-\u00fe]*(?![A-Za-z\u00a1-\u00fe])|[\u00a1-\u00fe]/g;

/**
 * Converts TCVN3 text that was decoded as Latin-1 to Unicode.
 *
 * A small letter and a capital with a tone have the same code. It becomes a capital in a line of capitals, and in a word with two
 * or more capitals. "Së" is "Sở".
 */
export function decodeTcvn3(text: string): string {
  const letters = (words: string) =>
    words.replace(/[\u00a1-\u00fe]/g, (sign) => tcvn3Letters.get(sign) ?? sign);
  const written = (found: string) =>
    found.length > 1 ? letters(found).toUpperCase() : (tcvn3Letters.get(found) ?? found);
  return text.replace(/[^\r\n]+/g, (line) =>
    isUpperCaseLine(line) ? letters(line).toUpperCase() : line.replace(LETTER_OR_CAPITALS, written),
  );
}

function decodeVniLetter(pair: string): string {
  const [vowel = '', mark] = pair.toLowerCase();
  const written = (VNI_LETTERS[vowel] ?? vowel) + (mark ? (VNI_MARKS[mark] ?? mark) : '');
  const letter = written.normalize('NFC');
  return pair.startsWith(vowel) ? letter : letter.toUpperCase();
}

/** Converts VNI for Windows text that was decoded as Latin-1 to Unicode. The case of the vowel decides the case of the letter. */
export const decodeVni = (text: string): string => text.replace(VNI_PAIR, decodeVniLetter);
