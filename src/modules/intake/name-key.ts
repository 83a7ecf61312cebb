import { foldText } from './text-similarity.ts';

/** Common abbreviations of offices, folded. Each is one word of a name. */
const ABBREVIATIONS: readonly (readonly [short: string, full: string])[] = [
  ['ubmttq', 'uy ban mat tran to quoc'],
  ['ubnd', 'uy ban nhan dan'],
  ['hdnd', 'hoi dong nhan dan'],
  ['ubkt', 'uy ban kiem tra'],
  ['mttq', 'mat tran to quoc'],
  ['bch', 'ban chi huy'],
  ['bcd', 'ban chi dao'],
  ['btv', 'ban thuong vu'],
  ['qlda', 'quan ly du an'],
  ['gpmb', 'giai phong mat bang'],
  ['ld-tb&xh', 'lao dong thuong binh va xa hoi'],
  ['ldtbxh', 'lao dong thuong binh va xa hoi'],
  ['ldtb&xh', 'lao dong thuong binh va xa hoi'],
  ['nn&ptnt', 'nong nghiep va phat trien nong thon'],
  ['nnptnt', 'nong nghiep va phat trien nong thon'],
  ['nn&mt', 'nong nghiep va moi truong'],
  ['tn&mt', 'tai nguyen va moi truong'],
  ['tnmt', 'tai nguyen va moi truong'],
  ['gd&dt', 'giao duc va dao tao'],
  ['gddt', 'giao duc va dao tao'],
  ['kh&dt', 'ke hoach va dau tu'],
  ['khdt', 'ke hoach va dau tu'],
  ['kh&cn', 'khoa hoc va cong nghe'],
  ['khcn', 'khoa hoc va cong nghe'],
  ['tt&tt', 'thong tin va truyen thong'],
  ['tttt', 'thong tin va truyen thong'],
  ['vhtt&dl', 'van hoa the thao va du lich'],
  ['vhttdl', 'van hoa the thao va du lich'],
  ['vh-tt', 'van hoa thong tin'],
  ['vhtt', 'van hoa thong tin'],
  ['tc-kh', 'tai chinh ke hoach'],
  ['tckh', 'tai chinh ke hoach'],
  ['qldt', 'quan ly do thi'],
  ['bhxh', 'bao hiem xa hoi'],
  ['lhpn', 'lien hiep phu nu'],
  ['ccb', 'cuu chien binh'],
  ['ldld', 'lien doan lao dong'],
  ['tncs', 'thanh nien cong san'],
  ['hcm', 'ho chi minh'],
  ['vp', 'van phong'],
  ['ca', 'cong an'],
  ['tp', 'thanh pho'],
  ['tx', 'thi xa'],
  ['dc', 'dong chi'],
];

const fullByAbbreviation = new Map(ABBREVIATIONS);

/** A shorter abbreviation counts only in capitals or with a full stop, because `ca` in small letters is a word. */
const MIN_UNAMBIGUOUS_LENGTH = 4;

const ALL_CAPITALS = /^[\p{Lu}&/.-]+$/u;

/** Returns the key of a name for comparison: folded, with abbreviations written out, dashes as spaces and "&" as "va". */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s\u00a0,()"“”]+/u)
    .filter(Boolean)
    .map((word) => {
      const short = foldText(word.replace(/\./gu, ''));
      const full = fullByAbbreviation.get(short);
      const isAbbreviation =
        short.length >= MIN_UNAMBIGUOUS_LENGTH || ALL_CAPITALS.test(word) || word.endsWith('.');
      return full && isAbbreviation ? full : foldText(word);
    });
  return words.join(' ').replace(/&/gu, ' va ').replace(/[-/]/gu, ' ').replace(/\s+/gu, ' ').trim();
}
