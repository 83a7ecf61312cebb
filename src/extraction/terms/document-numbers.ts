const TYPES =
  'NQLT|NQ|QĐ|CT|KL|TB|QC|HD|KH|CTr|CTR|CTrHĐ|BC|TTr|TTR|CV|BB|GM|CĐ|NĐ|TT|TTLT|ĐA|PA|QH\\d{2}|PL|L|GP|UBTVQH\\d{2}|ĐU|QyĐ|HĐ|TLT|TC|LĐ|BCĐ';
const ORGAN = '\\p{Lu}[\\p{L}0-9&]*';
const ORGANS = `${ORGAN}(?:(?: ?[-.] ?|(?<=BGD) )${ORGAN}){0,3}`;
const NUMBER = '(?<![\\p{L}\\p{N}/.-])(?<number>\\d{1,5}[a-z]?)';
const FORMS = new RegExp(
  [
    `${NUMBER} ?/ ?(?<year>(?:19|20)\\d{2}) ?/ ?(?<rest1>(?:${ORGAN}(?: ?- ?${ORGAN}){0,3}))`,
    `${NUMBER.replace('number', 'number2')} ?- ?(?<type>${TYPES}) ?/ ?(?<organ>${ORGANS})`,
    `${NUMBER.replace('number', 'number3')} ?/ ?(?<rest3>${ORGANS})`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'gu',
);
const LOST_DASH = /^(TTr|CTr|QĐ|TB|BC|KH|NQ|CV|HD|KL)(?=[A-ZĐ]{2})/u;

/**
 * Returns the numbers of documents in a text, in normal form: without spaces, with one kind of dash, with lost dashes restored.
 *
 * The form with a year is tested first, then the form of the Party, then the form of the State. Otherwise 42/2014/QĐ-TTg would
 * give 2014/QĐ-TTg.
 */
export function findDocumentNumbers(text: string): string[] {
  if (!/\d ?[/-]/u.test(text)) return [];
  const numbers: string[] = [];
  for (const { groups } of text.matchAll(FORMS)) {
    const { number, year, rest1, number2, type, organ, number3, rest3 } = groups as Record<
      string,
      string | undefined
    >;
    const normal = rest1
      ? `${number}/${year}/${normalizeOrgan(rest1)}`
      : type
        ? `${number2}-${type}/${normalizeOrgan(organ ?? '')}`
        : `${number3}/${normalizeOrgan(rest3 ?? '').replace(LOST_DASH, '$1-')}`;
    if (LOOKS_OFFICIAL.test(normal) && !numbers.includes(normal)) numbers.push(normal);
  }
  return numbers;
}

/** Two capitals after the slash: "5/Sở" and "10/Kế" are not document numbers. */
const LOOKS_OFFICIAL = /[/-][A-ZĐ][A-Za-zđ]*[A-ZĐ]/u;
const normalizeOrgan = (text: string) => text.replace(/ /gu, '').replace(/[.-]+$/u, '');
