import { vnFold } from '../shared/fold-diacritics.ts';

const WORD_PATTERN = /[\p{L}\p{N}]+/gu;

/** Returns the positions of the searched words in a snippet, in UTF-16 units. It finds whole words and ignores diacritics. */
export function findHighlights(snippet: string, searchText: string): { start: number; end: number }[] {
  const searchWords = new Set(vnFold(searchText).match(WORD_PATTERN) ?? []);
  return Array.from(vnFold(snippet).matchAll(WORD_PATTERN))
    .filter(([word]) => searchWords.has(word))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
