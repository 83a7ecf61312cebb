import { fieldHeads, matchField, officeHeads, PLACE_WORDS } from '../lexicon/organizations.ts';
import { isLongVerbAt, isPredicateAt } from '../lexicon/verbs.ts';
import { buildAlternation, matchAt } from '../text/regex.ts';
import type { NamedEntity } from './named-entity.ts';

const END = '(?![\\p{L}\\p{N}])';
const CAPITALS = '\\p{Lu}[\\p{L}\\p{N}]*(?:(?: | ?- ?)\\p{Lu}[\\p{L}\\p{N}]*){0,4}';
const PLACE_WORD = buildAlternation(PLACE_WORDS);
const PARTY_BODY = '(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng|Khu) ủy';
/** The head noun of an office whose field is in no list: "Phòng Đo đạc, Bản đồ và Viễn thám". */
const UNLISTED_FIELD_HEAD =
  /(?:Xí nghiệp|XN|Lâm trường|Nông trường|Công trường|Cửa hàng|P\.|PX|Phân xưởng|phân xưởng|Sở|Phòng|Chi cục|Cục|Vụ|Viện|Ban|Bộ|Đội|Trạm|Tổng cục|Khoa|Tổ|Chi nhánh|Xưởng|Bộ phận|Đài|Liên hiệp|Liên minh|Phân hiệu|Đoàn|Hội|Đồn|Hạt|Kho|Cảng|Trung tâm|Nhà|Học viện|Phân xã|Câu lạc bộ|Ngân hàng|Quỹ|Bệnh viện|Nhà máy|Ban quản lý|phòng|sở|khoa|tổ|trung tâm|chi cục|văn phòng) (?!(?:Thường vụ|Thường trực|Chấp hành|Chỉ huy|Chỉ đạo|trưởng|chuyên môn))\p{Lu}[\p{L}\p{N}]*(?!\p{L})/uy;
const BODY_ALONE =
  /(?:Huyện|Xã|Phường|Thành phố|Tỉnh|Thị xã|Quận|Thị trấn|Đặc khu)(?= (?:cần|phải|chủ động|tiếp tục|tập trung|khẩn trương)(?!\p{L}))/uy;
/** Abbreviated names of offices: "P.KTKT", "P.TC-KH". */
const SHORT_OFFICE = /P\.\p{Lu}{2,8}(?:[-&]\p{Lu}{1,5}){0,2}(?![\p{L}\p{N}])/uy;
const PLACE = new RegExp(`(?:${PLACE_WORD}) (?:${CAPITALS}|\\d{1,2}(?![\\d/.]))${END}`, 'uy');
const OWNER = new RegExp(
  `(?: (?:(?:tỉnh|thành phố|TP|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu|khu vực|Trung ương|cấp (?:tỉnh|huyện|xã))${END}\\.?(?: (?:${CAPITALS}|\\d{1,2}(?![\\d/.%])|[IVX]{1,4})${END})?|${PARTY_BODY}|(?:thôn|bản|xóm|khu phố|tổ dân phố|ấp|khu|tổ) (?:${CAPITALS}|\\d{1,2})${END}|(?:Sở|Bộ|Cục|Trường|Viện|Ban|Công ty|Bệnh viện|Chi cục|Hội|Đoàn|cơ quan)${END}(?! \\p{Lu})|${CAPITALS}${END})){1,3}`,
  'uy',
);
const SYLLABLE = /(?: (?:[-&] ?)?|-)([\p{L}\p{N}]+(?:[&/][\p{L}\p{N}]+)*)/uy;
const FURTHER_FIELD = /(?:, (?:và )?| và )(?=\p{Lu}\p{L})/uy;
const BODY = / (?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận|khu vực)(?!\p{L})/uy;
const STOP_WORDS = new Set(
  'và, với, cùng, để, trong, trước, sau, từ, đến, tại, của, về, cho, theo, đã, đang, sẽ, cần, phải, có, được, là, do, bị, thì, mà, nếu, khi, như, nhằm, gồm, không, nên, hãy, các, những, này, đó, trên, dưới, ở, vào, bằng, qua, hoặc, ngay, sớm, căn, chịu, cũng, rất, nơi, đi, đồng, nghiêm, tham, hết, mỗi, hằng, hàng'.split(
    ', ',
  ),
);
/** Head nouns that are seldom a whole name. Lower-case words after them still belong to the name. */
const OPEN_HEAD =
  /^(?:Trung tâm|Trường|Đài|Báo|Ban [Qq]uản lý.*|Công ty.*|Tổng công ty|Tập đoàn|Bệnh viện.*|Ban [Cc]hỉ đạo|BCĐ|Tổ [Cc]ông tác|Hội đồng|Bộ phận|Hợp tác xã|HTX|Trường .*|Ban Chỉ huy|Đoàn .*|Ban QLDA|Nhóm|Đội .*|Trạm.*|Phòng giao dịch .*|Ban Chỉ huy .*|Văn phòng Thường trực|Chi nhánh.*|Tổ .*|Hiệp hội.*|Liên minh.*)$/u;
/** Head nouns that only a place follows. Lower-case words after them are the predicate. */
const PLACE_ONLY_HEAD =
  /^(?:Báo .*|Đài (?:Phát|Truyền).*|UBND|Ủy ban [Nn]hân dân|HĐND|Hội đồng [Nn]hân dân|Đảng ủy|đảng ủy|Công an|công an|Thường trực.*|Ban Thường vụ.*|Đảng bộ|Chi bộ|.*MTTQ.*|Hội Nông dân|Hội L.*|Hội C.*|Đoàn T.*|Điện lực|Kho bạc.*|Bưu điện|Tỉnh ủy|Huyện ủy|Thành ủy|Thị ủy)$/u;
const INCOMPLETE_HEADS = new Set(
  'Báo, Trung tâm, Hội đồng, Quân sự, Thuế, Bộ máy, Nhóm, Trường, Thôn, Khu phố, Công ty, Tổ trưởng, Chính phủ, Đài, Công chức, Đoàn, Thanh tra, thanh tra, Thống kê cơ sở, Hải quan, Ngân hàng, Bộ phận, Tập đoàn, Viễn thông, Bệnh viện, Ban Chỉ huy, chi bộ, đảng bộ, ban quản lý, hợp tác xã, trạm y tế'.split(
    ', ',
  ),
);
/** Verbs that also name a field if another verb or a place follows: "Phòng Quản lý hoạt động xây dựng | công khai …". */
const VERB_LIKE_FIELDS = new Set(
  'quản lý, xây dựng, phát triển, đào tạo, đầu tư, quy hoạch, khai thác, vận hành, ứng dụng, bồi dưỡng, kiểm soát, kiểm định, bảo trì, thông tin, thống kê, bảo vệ, chăm sóc, thanh toán, tuyển sinh'.split(
    ', ',
  ),
);
const MAX_SYLLABLES = 16;

/**
 * Returns the longest unit named at an offset, or null.
 *
 * A unit is a known name, or a head noun and the words up to a verb or a particle.
 */
export function parseUnit(text: string, lower: string, index: number): NamedEntity | null {
  if (!/[\p{Lu}scptđhxbktqấvy]/u.test(text[index] ?? '')) return null;
  const ends = [matchFieldUnit(text, lower, index), matchOffice(text, lower, index), matchPlace(text, index)];
  const end = Math.max(...ends.map((one) => one ?? -1));
  return end < 0 ? null : { start: index, end, name: text.slice(index, end), form: 'UNIT' };
}

/** Matches an office with its field. Returns its end, or null if there is no match. */
function matchFieldUnit(text: string, lower: string, index: number): number | null {
  const head = fieldHeads.matchEnd(text, index);
  const end = head > 0 && text[head] === ' ' ? matchField(text, head + 1) : -1;
  if (end > 0) {
    // "Vụ Giáo dục Đại học": the name is longer than the one in the list.
    const whole = /^ (?:- )?\p{Lu}/u.test(text.slice(end, end + 4))
      ? matchNameTail(text, lower, end)
      : matchOwner(text, matchShortNameTail(text, lower, end));
    return matchFurtherFields(text, lower, whole, false);
  }
  const unlisted = matchAt(UNLISTED_FIELD_HEAD, text, index);
  return unlisted
    ? matchFurtherFields(text, lower, matchNameTail(text, lower, index + unlisted[0].length), true)
    : null;
}

/** Matches an office from the word list, with its place. Returns its end, or null if there is no match. */
function matchOffice(text: string, lower: string, index: number): number | null {
  const bare = officeHeads.matchEnd(text, index);
  if (bare < 0) return null;
  const head = text.slice(index, bare);
  // "Báo cáo", "Trường hợp": a head noun of one syllable needs a capital after it.
  if (
    INCOMPLETE_HEADS.has(head) &&
    !/^ (?:\p{Lu}|huyện|tỉnh|xã|phường|thành phố|thị xã|khu vực|thôn|bản|tổ|khu|dân|mầm|tiểu|thpt|thcs)/u.test(
      text.slice(bare, bare + 12),
    )
  )
    return null;
  const open =
    OPEN_HEAD.test(head) || (!PLACE_ONLY_HEAD.test(head) && /^ \p{Lu}/u.test(text.slice(bare, bare + 2)));
  const end = matchOwner(text, open ? matchNameTail(text, lower, bare) : bare);
  if (end === bare) return INCOMPLETE_HEADS.has(head) ? null : end;
  return OPEN_HEAD.test(head) ? matchFurtherFields(text, lower, end, true) : end;
}

/** Matches a place, a body without a name, or a short office name. Returns its end, or null if there is no match. */
function matchPlace(text: string, index: number): number | null {
  const found =
    matchAt(PLACE, text, index) ?? matchAt(BODY_ALONE, text, index) ?? matchAt(SHORT_OFFICE, text, index);
  return found ? index + found[0].length : null;
}

/**
 * Matches the body or place of an office: "tỉnh", "xã Nông Thượng", "Huyện ủy", "khu vực II". Returns its end, or `index` if none
 * follows.
 */
function matchOwner(text: string, index: number): number {
  const found = matchAt(OWNER, text, index);
  return found ? index + found[0].length : index;
}

/**
 * Matches further capitalised fields: ", Bản đồ và Viễn thám". They must not be units or persons themselves.
 *
 * Returns the end, or `from` if none follows.
 */
function matchFurtherFields(text: string, lower: string, from: number, open: boolean): number {
  let end = from;
  for (let count = 0; count < 4; count++) {
    const joint = matchAt(FURTHER_FIELD, text, end);
    if (!joint) return end;
    const at = end + joint[0].length;
    if (
      matchAt(NEW_NAME_START, text, at) ||
      matchFieldUnit(text, lower, at) !== null ||
      officeHeads.matchEnd(text, at) > 0 ||
      matchAt(PLACE, text, at)
    )
      return end;
    const next = matchOwner(
      text,
      matchNameTail(text, lower, at + (matchAt(/[\p{L}]+/uy, text, at)?.[0].length ?? 0)),
    );
    // A further field belongs to the name only if the predicate of the unit follows.
    if (!open && !endsRow(text, lower, next)) return end;
    end = next;
  }
  return end;
}

export const NEW_NAME_START =
  /(?:Chủ tịch|Phó|Bí thư|Giám đốc|Trưởng|Chánh|Đồng chí|Ông|Bà|Ủy viên|Hiệu trưởng|Chỉ huy|Viện trưởng|Thủ trưởng|Các|Yêu cầu|Giao|Đề nghị|Mặt trận|Đoàn|Hội|Hạt|Điện lực|Bưu điện|Kho bạc|Thủ tướng|Nhân dân)(?!\p{L})/uy;

function endsRow(text: string, lower: string, at: number): boolean {
  const next = text.slice(at, at + 4);
  return (
    /^(?: và \p{Lu}|$|[.;:|\t\n])/u.test(next) ||
    /^, /u.test(next) ||
    isPredicateAt(lower, at + 1) ||
    matchAt(/ (?:và|được|sẽ|cùng|có|là|cần)(?!\p{L})/uy, lower, at) !== null
  );
}

const COMPOUND_BEFORE =
  /(?:công|chương|quy|lộ|giáo|hành|địa|bệnh|thành|độc|thiết|cung|phân|nguồn|doanh|bàn|ngoại|tạm|vận|phát|biên|khởi|lĩnh|chủ|hội|sản) $/u;
const SHORT_VERB =
  /(?:nắm|lập|trình|gửi|nộp|cử|mời|đưa|lấy|làm|giao(?! thông| ban| lưu| dịch)|thu(?! nhập)|tính|họp|cấp|xin|ký|chốt|nêu|bám|mở|phủ|dùng|nâng|soạn|treo|dán|phun|sửa|đo|rà|nhắc|trả|đón|tiếp(?! công| dân| nhận)|mua) \p{L}/uy;

/**
 * Matches the further words of a name, in any case, up to a verb, a particle or a punctuation mark.
 *
 * Returns the end, or `from` if there are none.
 */
export function matchNameTail(text: string, lower: string, from: number): number {
  let end = from;
  for (let count = 0; count < MAX_SYLLABLES; count++) {
    // "Chi nhánh Thủy lợi huyện | mở cống": lower-case words after the body are the predicate.
    const body = matchAt(OWN_BODY, text, end);
    if (body) return end + body[0].length;
    // "phòng, chống" is one word that contains a comma.
    if (lower.startsWith(', chống ', end) && lower.endsWith('phòng', end)) end += ', chống'.length;
    const found = matchAt(SYLLABLE, text, end);
    if (!found) return end;
    const syllable = found[1] as string;
    const at = end + found[0].length - syllable.length;
    if (syllable === lower.slice(at, at + syllable.length)) {
      const field = matchFieldNoun(text, lower, at);
      if (field) {
        end = field;
        continue;
      }
      if (
        (STOP_WORDS.has(syllable) && !(syllable === 'bị' && /thiết $/u.test(lower.slice(0, at)))) ||
        endsName(text, lower, at)
      )
        return end;
    }
    end = at + syllable.length;
  }
  return end;
}

/**
 * Matches up to three lower-case words between a known field and the predicate: "Phòng Tài chính | kế toán | phối hợp".
 *
 * Returns the end, or `from` if there are none.
 */
function matchShortNameTail(text: string, lower: string, from: number): number {
  if (matchAt(BODY, lower, from)) return from;
  const end = matchNameTail(text, lower, from);
  const words = lower.slice(from + 1, end);
  if (end === from || words.split(' ').length > 4 || words !== text.slice(from + 1, end)) return from;
  const andAnother = words.split(' ').length < 3 && /^(?: và|,) \p{Lu}/u.test(text.slice(end, end + 5));
  return isLongVerbAt(lower, end + 1) || andAnother ? end : from;
}

/** Matches a verb that is part of the name here. Returns its end, or null if it is the predicate of the unit. */
function matchFieldNoun(text: string, lower: string, at: number): number | null {
  const pair = matchAt(/\p{L}+ \p{L}+/uy, lower, at)?.[0];
  if (!pair || !VERB_LIKE_FIELDS.has(pair)) return null;
  const end = at + pair.length;
  const goesOn =
    isPredicateAt(lower, end + 1) ||
    matchAt(BODY, lower, end) !== null ||
    /^ - \p{Lu}/u.test(text.slice(end, end + 4));
  return goesOn ? end : null;
}

const OWN_BODY = / (?:tỉnh|huyện|thị xã|xã|phường|quận)(?= \p{Ll})(?! (?:hội|đoàn|ủy|lỵ|và))/uy;
const TWO_SMALL = /\p{Ll}+ \p{Ll}/uy;

function endsName(text: string, lower: string, at: number): boolean {
  if (isLongVerbAt(lower, at) && matchAt(TWO_SMALL, text, at)) return true;
  if (matchAt(SHORT_VERB, lower, at)) return !COMPOUND_BEFORE.test(text.slice(Math.max(0, at - 8), at));
  return matchAt(DUTY, lower, at) !== null;
}

const DUTY =
  /(?:cần|phải|nên|hãy|có trách nhiệm|chịu|được|là|sớm|không|tuyệt đối|kiên quyết|nghiêm túc|ngay)(?!\p{L})/uy;
