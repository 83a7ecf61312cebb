/**
 * The automatic paragraph numbers of Word.
 *
 * They are not in the text of the file, but a reader sees "2. Giao Sở Tài chính" and quotes the notice by these numbers. So each
 * number is inserted into its paragraph as text before the document is parsed.
 */

interface NumberingLevel {
  readonly start: number;
  readonly format: string;
  /** The template of the number, such as `%1.%2`. */
  readonly template: string;
}

interface Numbering {
  /** Lists with the same key share one count. */
  readonly key: string;
  readonly levels: ReadonlyMap<number, NumberingLevel>;
}

/** Returns the `w:val` attribute of a child element. */
const attributeValue = (xml: string, element: string): string | undefined =>
  new RegExp(`<w:${element}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1];

/** Yields each element with a given name: the value of an attribute, and the content. */
function* findElements(
  xml: string,
  name: string,
  attribute: string,
): Generator<[key: string, inner: string]> {
  const pattern = new RegExp(
    `<w:${name}\\s[^>]*?\\bw:${attribute}="([^"]*)"[^>]*>([\\s\\S]*?)</w:${name}>`,
    'g',
  );
  for (const [, key = '', inner = ''] of xml.matchAll(pattern)) yield [key, inner];
}

function parseLevels(xml: string): Map<number, NumberingLevel> {
  const levels = new Map<number, NumberingLevel>();
  for (const [index, inner] of findElements(xml, 'lvl', 'ilvl'))
    levels.set(Number(index), {
      start: Number(attributeValue(inner, 'start') ?? 1),
      format: attributeValue(inner, 'numFmt') ?? 'decimal',
      template: attributeValue(inner, 'lvlText') ?? '',
    });
  return levels;
}

function parseNumberings(xml: string): Map<string, Numbering> {
  const abstracts = new Map<string, Map<number, NumberingLevel>>();
  for (const [id, inner] of findElements(xml, 'abstractNum', 'abstractNumId'))
    abstracts.set(id, parseLevels(inner));
  const numberings = new Map<string, Numbering>();
  for (const [id, inner] of findElements(xml, 'num', 'numId')) {
    const abstract = attributeValue(inner, 'abstractNumId') ?? '';
    const levels = new Map(abstracts.get(abstract));
    for (const [index, override] of findElements(inner, 'lvlOverride', 'ilvl')) {
      const level = levels.get(Number(index));
      const start = Number(attributeValue(override, 'startOverride') ?? Number.NaN);
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

function toRoman(count: number): string {
  let rest = count;
  let written = '';
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      written += sign;
      rest -= value;
    }
  return written;
}

function formatCount(count: number, format: string): string {
  const isSmall = count > 0 && count < 4_000;
  const letter = String.fromCharCode(65 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
  if (format === 'upperRoman' && isSmall) return toRoman(count);
  if (format === 'lowerRoman' && isSmall) return toRoman(count).toLowerCase();
  if (format === 'upperLetter' && isSmall) return letter;
  if (format === 'lowerLetter' && isSmall) return letter.toLowerCase();
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}

/** Bullets are often characters of the Symbol font, which have no meaning in other fonts. */
const bulletText = (words: string): string => {
  if (!words || words === '\uf02d') return '-';
  return /[\ue000-\uf8ff]/.test(words) ? '•' : words;
};

/** Counts paragraphs as Word does: a level continues its count, and the levels below it start again. */
class NumberingCounter {
  readonly #counts = new Map<string, number[]>();

  next({ key, levels }: Numbering, index: number): string {
    const level = levels.get(index);
    if (!level || level.format === 'none') return '';
    if (level.format === 'bullet') return bulletText(level.template);
    const counts = this.#counts.get(key) ?? [];
    this.#counts.set(key, counts);
    counts[index] = (counts[index] ?? level.start - 1) + 1;
    counts.length = index + 1;
    return level.template.replace(/%(\d)/g, (_, place: string) => {
      const other = levels.get(Number(place) - 1);
      return other ? formatCount(counts[Number(place) - 1] ?? other.start, other.format) : '';
    });
  }
}

/** Returns the document with its numbers inserted, and how many there are. */
export function insertNumbers(document: string, numberingXml: string, styles: string): [string, number] {
  const numberings = parseNumberings(numberingXml);
  const byStyle = new Map(findElements(styles, 'style', 'styleId'));
  const counter = new NumberingCounter();
  let numbers = 0;
  const whole = document.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '');
  const written = whole.replace(/<w:pPr>([\s\S]*?)<\/w:pPr>/g, (properties: string, inner: string) => {
    const style = byStyle.get(attributeValue(inner, 'pStyle') ?? '') ?? '';
    const id = attributeValue(inner, 'numId') ?? attributeValue(style, 'numId') ?? '';
    const numbering = numberings.get(id);
    if (!numbering) return properties;
    const index = Number(attributeValue(inner, 'ilvl') ?? attributeValue(style, 'ilvl') ?? 0);
    const number = counter.next(numbering, index);
    if (!number) return properties;
    numbers += 1;
    return `${properties}<w:r><w:t xml:space="preserve">${number} </w:t></w:r>`;
  });
  return [written, numbers];
}
