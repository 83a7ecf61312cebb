/** Removes the diacritics of a text and turns đ into d: "Đường" becomes "Duong". Upper and lower case stay. */
export const foldDiacritics = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'));
