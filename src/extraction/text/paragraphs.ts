import type { TextRange } from '../../shared/text-range.ts';

/** Returns the non-empty lines of a text, without the spaces around them. */
export function splitParagraphs(text: string): TextRange[] {
  const paragraphs: TextRange[] = [];
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    let [start, end] = [from, found < 0 ? text.length : found];
    from = end + 1;
    while (start < end && /\s/u.test(text[start] as string)) start++;
    while (end > start && /\s/u.test(text[end - 1] as string)) end--;
    if (end > start) paragraphs.push({ start, end });
  }
  return paragraphs;
}
