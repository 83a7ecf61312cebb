/** The number, letter or dash at the start of a list item. */
export interface Marker {
  /** Markers of the same style are on the same level: `1.`, `1.1`, `a)`, `-`. */
  readonly style: string;
  readonly length: number;
}

const MARKERS: readonly (readonly [style: string, pattern: RegExp])[] = [
  ['roman', /^(?:Phần )?[IVX]{1,5} ?[.):/-][ \t]*(?=[^\s.])/u],
  ['article', /^(?:Điều|Mục|ĐIỀU|MỤC) \d{1,3} ?[.:][ \t]*/u],
  ['n.n.n', /^\d{1,2}\.\d{1,2}\.\d{1,2}\.?[ \t)]+(?=\D)/u],
  ['n.n', /^\d{1,2}\.\d{1,2}(?:\.(?!\d)[ \t]*|[)/:-][ \t]*|[ \t]+)(?=\p{Lu}|["(])/u],
  ['n.', /^\d{1,3} ?[.:](?!\d)[ \t]*(?=[^\s\d])/u],
  // "1. 100% hộ kinh doanh …": an item may start with a figure.
  ['n.', /^\d{1,2} ?\.[ \t]+(?=\d{1,3} ?(?:%|\p{Ll}))/u],
  ['n/', /^\d{1,3}\/[ \t]*(?=\p{L})/u],
  ['n-', /^\d{1,3} ?-[ \t]+(?=\p{L})/u],
  ['n)', /^\d{1,3}\)[ \t]*/u],
  ['(n)', /^\(\d{1,3}\)[ \t.]*/u],
  ['(a)', /^\([a-zđ]\)[ \t.]*/u],
  ['(i)', /^\(?[ivx]{1,4}\)[ \t.]*/u],
  ['A.', /^[A-ZĐ][.)][ \t]+(?=\p{L})/u],
  ['a)', /^[a-zđ]\d?[.)/][ \t]*(?=[^\s.])/u],
  ['-', /^[-–—−][ \t]*(?=[\p{L}"“(])/u],
  ['+', /^\+[ \t]*(?=[\p{L}"“(])/u],
  ['*', /^[*•●▪◦‣\uf0b7\uf02d]+[ \t]*(?=\S)/u],
  ['o', /^o[ \t]+(?=\p{Lu})/u],
  [
    'ordinal',
    /^(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))(?:[,:] ?|(?= ))[ \t]*/u,
  ],
];

/** Returns the marker at the start of a paragraph, or null. */
export function parseMarker(text: string): Marker | null {
  const head = text.slice(0, 24);
  if (!/^[\p{N}A-Zivx(\p{Pd}+*•●▪◦‣\uf0b7\uf02da-zđA-ZĐ−]/u.test(head)) return null;
  for (const [style, pattern] of MARKERS) {
    const found = pattern.exec(head);
    if (found) return { style, length: found[0].length };
  }
  return null;
}

/** Returns whether a line starts with a list marker. It also accepts text that is not yet normalised. */
export const startsWithMarker = (text: string): boolean => parseMarker(text.normalize('NFC')) !== null;
