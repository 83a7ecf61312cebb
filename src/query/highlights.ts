/** Folds text as `vn_fold` in the database does: lower case, no diacritics, đ = d, one character for each. */
export function fold(text: string): string {
  return Array.from(text.normalize('NFC').toLowerCase(), (letter) =>
    letter === 'đ' ? 'd' : letter.length > 1 ? letter : (letter.normalize('NFD')[0] ?? letter),
  ).join('');
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Where the searched words stand in a snippet, whole words only, whatever their diacritics; UTF-16 units. */
export function highlightsIn(snippet: string, searched: string): { start: number; end: number }[] {
  const wanted = new Set(fold(searched).match(WORD) ?? []);
  return Array.from(fold(snippet).matchAll(WORD))
    .filter(([word]) => wanted.has(word))
    .map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}
