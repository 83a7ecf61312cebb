/** Removes the diacritics of a text and turns đ into d: "Đường" becomes "Duong". Upper and lower case stay. */
export const foldDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'));

/** Folds text like `vn_fold` in the database: lower case, no diacritics, đ = d. The number of characters stays the same. */
export function vnFold(text: string): string {
  return Array.from(text.normalize('NFC').toLowerCase(), (letter) =>
    letter === 'đ' ? 'd' : letter.length > 1 ? letter : (letter.normalize('NFD')[0] ?? letter),
  ).join('');
}
