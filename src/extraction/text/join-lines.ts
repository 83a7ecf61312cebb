import { startsWithMarker } from './markers.ts';

/** Replaces a line break that ends a printed line but not a paragraph. */
export const SOFT_BREAK = '\u2028';

const MAX_PRINTED_LINE_LENGTH = 140;
const PAGE_NUMBER = /^(?:\d{1,3}|- ?\d{1,3} ?-|(?:Trang|Page) \d{1,3}(?: ?\/ ?\d{1,3})?)$/u;
const OPEN_LINE_END = /[\p{L}\p{M}\p{N},()%"”–—-]$/u;
/** Cell borders: bars, tabs, wide gaps. */
const CELL_BORDERS = /[|\t]|\S {3,}\S.* {3,}\S/u;
/** Words that cannot end a paragraph, because the words that belong to them are on the next line. */
const DANGLING_LINE_END =
  /\s(?:Ban|Sở|Phòng|Bộ|Ủy ban|UBND|HĐND|Hội|của|và|các|với|tại|trước|do|cho|về|theo|để|trong|từ|đến|bằng|những|được|đồng chí|ông|bà)$/u;
const LABEL = /^\p{Lu}[^:.;]{1,60}:/u;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Returns the text with the line breaks of printed lines replaced by `SOFT_BREAK`. All offsets stay the same.
 *
 * The text layer of a PDF breaks every line. A page number may be between the two halves of a sentence.
 */
export function insertSoftBreaks(original: string): string {
  const lines = splitLines(original);
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.length), 0);
  const printed = width <= MAX_PRINTED_LINE_LENGTH && lines.length > 3 ? width : 0;
  const parts: string[] = [];
  let copiedUntil = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index] as Line;
    let next = index + 1;
    if (PAGE_NUMBER.test((lines[next] as Line).text) && OPEN_LINE_END.test(line.text)) next++;
    const following = lines[next];
    if (
      !following ||
      !continuesOnNextLine(line, following, {
        original,
        printWidth: printed,
        skipsPageNumber: next > index + 1,
      })
    )
      continue;
    parts.push(original.slice(copiedUntil, line.end), SOFT_BREAK.repeat(following.start - line.end));
    copiedUntil = following.start;
    index = next - 1;
  }
  return parts.length ? parts.join('') + original.slice(copiedUntil) : original;
}

function splitLines(original: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: words, index } of original.matchAll(/[^\r\n]+/gu)) {
    const text = words.trim();
    if (!text) continue;
    const start = index + words.indexOf(text);
    lines.push({ start, end: start + text.length, text });
  }
  return lines;
}

interface LineLayout {
  readonly original: string;
  readonly printWidth: number;
  readonly skipsPageNumber: boolean;
}

function continuesOnNextLine(
  line: Line,
  next: Line,
  { original, printWidth, skipsPageNumber }: LineLayout,
): boolean {
  if (!OPEN_LINE_END.test(line.text) || CELL_BORDERS.test(line.text) || CELL_BORDERS.test(next.text))
    return false;
  if (startsWithMarker(next.text)) return false;
  const gap = skipsPageNumber ? 2 : countNewlines(original, line.end, next.start);
  if (gap > 2) return false;
  if (/^[\p{Ll}]/u.test(next.text)) return line.text.length > 25 || line.text.endsWith(',');
  // A line that ends in a comma also continues after a page number.
  if (skipsPageNumber && line.text.endsWith(',')) return true;
  if (gap > 1) return false;
  if (line.text.endsWith(',') || (line.text.length > 25 && DANGLING_LINE_END.test(line.text))) return true;
  if (!printWidth || line.text.length < printWidth * 0.75 || printWidth < 40) return false;
  return !LABEL.test(next.text) && isUpperCase(line.text) === isUpperCase(next.text);
}

function countNewlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let index = from; index < to; index++) if (text[index] === '\n') count++;
  return count;
}

const isUpperCase = (text: string) => text === text.toUpperCase() && /\p{L}{2}/u.test(text);
