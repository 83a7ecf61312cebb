/**
 * The numbers that Word writes before paragraphs by itself.
 *
 * They stand nowhere in the text of the file, yet a reader sees "2. Giao Sở Tài chính" and the notice is quoted by them.
 * So each is written into its paragraph as a piece of text, before the document is read.
 */

interface Level {
  readonly start: number;
  readonly format: string;
  /** Such as `%1.%2`. */
  readonly words: string;
}

interface Numbering {
  /** Lists that continue each other count together. */
  readonly key: string;
  readonly levels: ReadonlyMap<number, Level>;
}

/** The value a child element gives. */
const said = (xml: string, element: string): string | undefined =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1];

/** Each element of a name, by an attribute, with what it holds. */
function* elements(xml: string, name: string, attribute: string): Generator<[key: string, inner: string]> {
  const pattern = new RegExp(
    `<w:${name}\\s[^>]*?\\bw:${attribute}="([^"]*)"[^>]*>([\\s\\S]*?)</w:${name}>`,
    'g',
  );
  for (const [, key = '', inner = ''] of xml.matchAll(pattern)) yield [key, inner];
}

function levelsOf(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const [index, inner] of elements(xml, 'lvl', 'ilvl'))
    levels.set(Number(index), {
      start: Number(said(inner, 'start') ?? 1),
      format: said(inner, 'numFmt') ?? 'decimal',
      words: said(inner, 'lvlText') ?? '',
    });
  return levels;
}

function numberingsOf(xml: string): Map<string, Numbering> {
  const abstracts = new Map<string, Map<number, Level>>();
  for (const [id, inner] of elements(xml, 'abstractNum', 'abstractNumId')) abstracts.set(id, levelsOf(inner));
  const numberings = new Map<string, Numbering>();
  for (const [id, inner] of elements(xml, 'num', 'numId')) {
    const abstract = said(inner, 'abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstract));
    for (const [index, override] of elements(inner, 'lvlOverride', 'ilvl')) {
      const level = levels.get(Number(index));
      const start = Number(said(override, 'startOverride') ?? Number.NaN);
      if (level && Number.isInteger(start)) levels.set(Number(index), { ...level, start });
    }
    numberings.set(id, { key: inner.includes('startOverride') ? `num ${id}` : abstract, levels });
  }
  return numberings;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let rest = count;
  let written = '';
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      written += sign;
      rest -= value;
    }
  return written;
}

function counted(count: number, format: string): string {
  const isSmall = count > 0 && count < 4_000;
  const letter = String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
  if (format === 'upperRoman' && isSmall) return roman(count);
  if (format === 'lowerRoman' && isSmall) return roman(count).toLowerCase();
  if (format === 'upperLetter' && isSmall) return letter;
  if (format === 'lowerLetter' && isSmall) return letter.toLowerCase();
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}

/** Bullets are often signs of the Symbol font, which mean nothing outside it. */
const bullet = (words: string): string => {
  if (!words || words === '\uf02d') return '-';
  return /[\ue000-\uf8ff]/.test(words) ? '•' : words;
};

/** Counts paragraphs as Word does: a level goes on where it was, and starts those below it anew. */
class Counting {
  readonly #counts = new Map<string, number[]>();

  next({ key, levels }: Numbering, index: number): string {
    const level = levels.get(index);
    if (!level || level.format === 'none') return '';
    if (level.format === 'bullet') return bullet(level.words);
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    counts.length = index + 1;
    return level.words.replace(/%(\d)/g, (_, place: string) => {
      const other = levels.get(Number(place) - 1);
      return other ? counted(counts[Number(place) - 1] ?? other.start, other.format) : '';
    });
  }
}

/** The document with its numbers written out, and how many there are. */
export function withNumbers(document: string, numberingXml: string, styles: string): [string, number] {
  const numberings = numberingsOf(numberingXml);
  const byStyle = new Map(
    [...elements(styles, 'style', 'styleId')].map(([id, inner]) => [id, inner] as const),
  );
  const counting = new Counting();
  let numbers = 0;
  const whole = document.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '');
  const written = whole.replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (properties: string, inner: string) => {
    const style = byStyle.get(said(inner, 'pStyle') ?? '') ?? '';
    const id = said(inner, 'numId') ?? said(style, 'numId') ?? '';
    const numbering = numberings.get(id);
    if (!numbering) return properties;
    const index = Number(said(inner, 'ilvl') ?? said(style, 'ilvl') ?? 0);
    const number = counting.next(numbering, index);
    if (!number) return properties;
    numbers += 1;
    return `${properties}<w:r><w:t xml:space="preserve">${number} </w:t></w:r>`;
  });
  return [written, numbers];
}
