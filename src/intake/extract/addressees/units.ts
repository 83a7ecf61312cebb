import { DOMAIN, DOMAIN_HEADS, OFFICE_HEADS, PLACE_WORDS } from '../lexicon/organizations.ts';
import { longVerbAt, predicateAt } from '../lexicon/verbs.ts';
import { matchAt, oneOf } from '../text/letters.ts';
import type { Named } from './named.ts';

const END = '(?![\\p{L}\\p{N}])';
const CAPITALS = '\\p{Lu}[\\p{L}\\p{N}]*(?:[ -]\\p{Lu}[\\p{L}\\p{N}]*){0,4}';
const PLACE_WORD = oneOf(PLACE_WORDS);
const DOMAIN_UNIT = new RegExp(`(?:${oneOf(DOMAIN_HEADS)}) ${DOMAIN}${END}`, 'uy');
const OFFICE = new RegExp(`(?:${oneOf(OFFICE_HEADS)})${END}`, 'uy');
const PLACE = new RegExp(`(?:${PLACE_WORD}) (?:${CAPITALS}|\\d{1,2}(?![\\d/.]))${END}`, 'uy');
const BODY_OF = new RegExp(
  `(?: (?:tỉnh|thành phố|TP|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|khu vực|Trung ương|cấp (?:tỉnh|huyện|xã)|thôn)${END}\\.?(?: (?:${CAPITALS}|\\d{1,2}|[IVX]{1,4})${END})?){1,2}`,
  'uy',
);
const SYLLABLE = / (?:- )?([\p{L}\p{N}]+(?:[-&/][\p{L}\p{N}]+)*)/uy;
const STOPS = new Set(
  'và, với, cùng, để, trong, trước, sau, từ, đến, tại, của, về, cho, theo, đã, đang, sẽ, cần, phải, có, được, là, do, bị, thì, mà, nếu, khi, như, nhằm, gồm, không, nên, hãy, các, những, này, đó, trên, dưới, ở, vào, bằng, qua, hoặc, ngay, sớm, căn, định, chịu'.split(
    ', ',
  ),
);
const BARE_HEAD =
  /^(?:Trung tâm|Trường|Đài|Báo|Ban Quản lý|Ban quản lý|Công ty.*|Tổng công ty|Tập đoàn|Bệnh viện.*|Ban Chỉ đạo|Ban chỉ đạo|BCĐ|Tổ công tác|Tổ Công tác|Hội đồng|Bộ phận|Thanh tra|thanh tra|Hợp tác xã|HTX|Trường .*|Ban Chỉ huy|Đoàn công tác|Đoàn kiểm tra|Ban QLDA|Thôn|Khu phố|Nhóm|Công chức|Đồn Biên phòng|Đội Quản lý thị trường|Trạm .*|Phòng giao dịch .*|Đảng ủy|Chi bộ|Đảng bộ|Công đoàn|UBND|Công an|Ban Chỉ huy .*)$/u;
const UNNAMED = new Set([
  'Báo',
  'Trung tâm',
  'Hội đồng',
  'Quân sự',
  'Thuế',
  'Bộ máy',
  'Nhóm',
  'Trường',
  'Thôn',
  'Khu phố',
  'Công ty',
  'Tổ trưởng',
  'Chính phủ',
  'Đài',
  'Công chức',
]);
const MOST_SYLLABLES = 14;

/** The longest unit named at an index: a known name first, then a head and what follows until a verb or a particle. */
export function unitAt(plain: string, low: string, index: number): Named | null {
  if (!/[\p{Lu}scptđhxbktqấắ]/u.test(plain[index] ?? '')) return null;
  const end = domainUnitEnd(plain, low, index) ?? officeEnd(plain, low, index) ?? placeEnd(plain, index);
  return end === null ? null : { start: index, end, name: plain.slice(index, end), is: 'UNIT' };
}

function domainUnitEnd(plain: string, low: string, index: number): number | null {
  const found = matchAt(DOMAIN_UNIT, plain, index);
  if (!found) {
    const head = matchAt(UNKNOWN_DOMAIN, plain, index);
    return head ? bodyEnd(plain, low, tailEnd(plain, low, index + head[0].length)) : null;
  }
  return bodyEnd(plain, low, tailEnd(plain, low, index + found[0].length));
}

/** An office of a field no list knows: "Phòng Bảo vệ nguồn lợi". */
const UNKNOWN_DOMAIN =
  /(?:Sở|Phòng|Chi cục|Cục|Vụ|Viện|Ban|Bộ|Đội|Trạm|Tổng cục|Khoa) (?!(?:Thường|Chấp|Chỉ|Quản) )\p{Lu}[\p{L}]+/uy;

function officeEnd(plain: string, low: string, index: number): number | null {
  const found = matchAt(OFFICE, plain, index);
  if (!found) return null;
  const head = found[0];
  const bare = index + head.length;
  const end = bodyEnd(
    plain,
    low,
    BARE_HEAD.test(head) ? tailEnd(plain, low, bare) : bodyEnd(plain, low, bare),
  );
  return end === bare && UNNAMED.has(head) ? null : end;
}

function placeEnd(plain: string, index: number): number | null {
  const found = matchAt(PLACE, plain, index);
  return found ? index + found[0].length : null;
}

/** Past "tỉnh", "xã Nông Thượng", "khu vực II". */
function bodyEnd(plain: string, _low: string, index: number): number {
  const found = matchAt(BODY_OF, plain, index);
  return found ? index + found[0].length : index;
}

/** Past the words of a name, small or capital, until a verb, a particle or a mark. */
function tailEnd(plain: string, low: string, from: number): number {
  let end = from;
  for (let count = 0; count < MOST_SYLLABLES; count++) {
    const found = matchAt(SYLLABLE, plain, end);
    if (!found) return end;
    const syllable = found[1] as string;
    const at = end + found[0].length - syllable.length;
    const small = syllable === syllable.toLowerCase();
    if (small && (STOPS.has(syllable) || endsName(low, at))) return end;
    if (!small && longVerbAt(low, at) && /^\p{Lu}\p{Ll}/u.test(syllable) && plain[at - 2] === '.') return end;
    end = at + syllable.length;
  }
  return end;
}

const endsName = (low: string, at: number) => predicateAt(low, at);
