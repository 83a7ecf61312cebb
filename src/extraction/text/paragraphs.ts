import type { TextRange } from '../../shared/text-range.ts';

/** Returns a range without the spaces at its start and end. */
export function trimRange(text: string, from: number, to: number): TextRange {
  let [start, end] = [from, to];
  while (start < end && /\s/u.test(text[start] as string)) start++;
  while (end > start && /\s/u.test(text[end - 1] as string)) end--;
  return { start, end };
}

/** Returns the non-empty lines of a text, without the spaces around them. */
export function splitParagraphs(text: string): TextRange[] {
  const paragraphs: TextRange[] = [];
  let from = 0;
  while (from < text.length) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    const line = trimRange(text, from, to);
    if (line.end > line.start) paragraphs.push(line);
    from = to + 1;
  }
  return paragraphs;
}
