import type { Stretch } from './sentences.ts';

/** The lines of a text that hold anything, without the blanks around them. */
export function paragraphsOf(plain: string): Stretch[] {
  const paragraphs: Stretch[] = [];
  let from = 0;
  while (from < plain.length) {
    const found = plain.indexOf('\n', from);
    let [start, end] = [from, found < 0 ? plain.length : found];
    from = end + 1;
    while (start < end && /\s/u.test(plain[start] as string)) start++;
    while (end > start && /\s/u.test(plain[end - 1] as string)) end--;
    if (end > start) paragraphs.push({ start, end });
  }
  return paragraphs;
}
