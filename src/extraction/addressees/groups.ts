import {
  collectiveNouns,
  collectiveSuffixes,
  groupLeaders,
  peopleWords,
  pluralWords,
} from '../lexicon/collectives.ts';
import { lowerCaseFields } from '../lexicon/organizations.ts';
import { isLongVerbAt, isPredicateAt } from '../lexicon/verbs.ts';
import { matchAt } from '../text/regex.ts';
import type { NamedEntity } from './named-entity.ts';

/** The maximum number of collectives after one "các". */
const MAX_NOUNS = 10;
const AND = /, và |, |; | và | - |\/| cùng /uy;
const SEVERAL_AGAIN = /(?:các|toàn thể) (?=(?:cấp|ngành)(?!\p{L}))/uy;
const POLITICAL_SYSTEM =
  /(?:(?:cấp ủy(?: đảng)?(?:, | và |; ))?chính quyền(?:, (?:mttq|mặt trận(?: tổ quốc)?|đoàn thể)(?:(?:,| và) (?:các )?(?:đoàn thể|tổ chức chính trị - xã hội))?)? (?:các (?:cấp|địa phương|xã, phường|xã)|địa phương|cơ sở)|(?:cả |toàn )?hệ thống chính trị|chính quyền địa phương|cấp ủy, chính quyền|cấp ủy(?: các cấp)?|mặt trận tổ quốc và các (?:đoàn thể|tổ chức chính trị - xã hội)|toàn (?:đảng bộ|tỉnh|huyện|xã|ngành)|ngành (?:y tế|giáo dục|nông nghiệp|công an|thuế|quân sự|điện|ngân hàng|công thương|văn hóa))(?![\p{L}\p{N}])/uy;
const OF_PEOPLE =
  / (?:các (?:xã|phường|bản|thôn|đơn vị|cấp)|cơ quan|xã|huyện|phường|tỉnh|thành phố)(?![\p{L}\p{N}])/uy;
const GROUP_FIRST_LETTER = /[abcđdghklmnpqtuvsxôưyủ1]/u;

/** Matches a collective from the word lists in lower case. Returns its end, or -1 if there is no match. */
function matchKnownGroup(lower: string, index: number): number {
  if (!GROUP_FIRST_LETTER.test(lower[index] ?? '')) return -1;
  const pluralEnd = matchPluralGroup(lower, index);
  if (pluralEnd > 0) return pluralEnd;
  const system = matchAt(POLITICAL_SYSTEM, lower, index);
  if (system) {
    const end = index + system[0].length;
    return end + (matchAt(OF_PEOPLE, lower, end)?.[0].length ?? 0);
  }
  return matchPeople(lower, index);
}

/** Matches a plural group: "thủ trưởng các cơ quan, đơn vị liên quan". Returns its end, or -1 if there is no match. */
function matchPluralGroup(lower: string, index: number): number {
  let at = index;
  for (let count = 0; count < 3; count++) {
    const leader = groupLeaders.matchEnd(lower, at);
    if (leader < 0 || lower[leader] !== ' ') break;
    at = leader + 1;
  }
  const pluralEnd = pluralWords.matchEnd(lower, at);
  let end = pluralEnd > 0 && lower[pluralEnd] === ' ' ? matchCollectiveNoun(lower, pluralEnd + 1) : -1;
  for (let count = 0; end > 0 && count < MAX_NOUNS; count++) {
    const and = matchAt(AND, lower, end);
    if (!and) return end;
    const from = end + and[0].length;
    const next = matchCollectiveNoun(lower, from + (matchAt(SEVERAL_AGAIN, lower, from)?.[0].length ?? 0));
    // In "từng thành viên, ban hành …" the word "ban" is a noun, but it starts the verb "ban hành" here.
    if (next < 0 || isLongVerbAt(lower, from)) return end;
    end = next;
  }
  return end;
}

/** Matches the noun of a collective and the words that belong to it. Returns its end, or -1 if there is no match. */
function matchCollectiveNoun(lower: string, index: number): number {
  let end = collectiveNouns.matchEnd(lower, index);
  for (let count = 0; end > 0 && lower[end] === ' ' && count < 3; count++) {
    const suffixEnd = Math.max(
      collectiveSuffixes.matchEnd(lower, end + 1),
      lowerCaseFields.matchEnd(lower, end + 1),
    );
    if (suffixEnd < 0) return end;
    end = suffixEnd;
  }
  return end;
}

const AND_PEOPLE = /, | và |; /uy;

/** Matches people who are addressed without "các". Returns the end, or -1 if there is no match. */
function matchPeople(lower: string, index: number): number {
  let end = peopleWords.matchEnd(lower, index);
  for (let count = 0; end > 0 && count < 4; count++) {
    const and = matchAt(AND_PEOPLE, lower, end);
    const next = and ? peopleWords.matchEnd(lower, end + and[0].length) : -1;
    if (next < 0) break;
    end = next;
  }
  return end < 0 ? end : end + (matchAt(OF_PEOPLE, lower, end)?.[0].length ?? 0);
}

/** Titles of the heads of the members. The group stands for them, so its name leaves the titles out. */
const LEADERS_PREFIX =
  /^(?:(?:(?:các |toàn thể )?(?:đồng chí|đ\/c)|quản đốc|phó quản đốc|thủ trưởng|người đứng đầu|lãnh đạo|bí thư|bí thư cấp ủy|phó chủ tịch|chủ tịch|giám đốc|hiệu trưởng|trưởng(?! thôn| bản| khu| xóm| ban| phòng))(?:, (?:thủ trưởng|bí thư|chủ tịch))* )+(?=các |UBND|Ủy ban|HĐND|Đảng ủy|đảng ủy|chi bộ)/iu;
const NON_ADDRESSEE_NOUNS =
  /^(?:các|những|mọi|toàn bộ|tất cả các|từng) (?:(?:công trình|dự án|nội dung|nhiệm vụ|chỉ tiêu|văn bản|hồ sơ|vụ|kế hoạch|giải pháp|hoạt động|tuyến|đề án|chế độ|khoản|hạng mục|sản phẩm|mặt hàng|phương án|điều kiện|khó khăn|vướng mắc|vấn đề|ý kiến|kết quả|biện pháp|quy định|thủ tục|dịch vụ|nguồn|đối tượng|trường hợp|cuộc|buổi|hội nghị|lễ|phong trào|mô hình|tiêu chí|lĩnh vực|loại|diện tích|phương tiện|thông tin|số liệu|báo cáo|chương trình|chính sách|tồn tại|hạn chế|sai phạm|vi phạm|ngày|tháng|năm|quý|chợ|đường|cầu|khu đất|điểm|bước|khâu|mục tiêu|yếu tố|quyết định|nghị quyết|chỉ thị|di tích|lễ hội|sự kiện|dịch bệnh|hình thức|mặt|việc|công việc|công tác|số|lô|ao|hồ|đập|nghị định)(?![\p{L}]))/u;
const SYLLABLE = /(?:^| )([\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*)/uy;
const STOP_WORD =
  /^(?:để|trong|trước|sau|từ|đến|tại|của|về|cho|theo|đã|đang|sẽ|là|do|thì|mà|nếu|khi|như|nhằm|không|này|đó|được|cũng|vẫn|còn|chưa|rất|đều|mới)$/u;

/** Returns the collective named at an offset, or null: "các địa phương, đơn vị". A collective never becomes a unit. */
export function parseGroup(text: string, lower: string, index: number): NamedEntity | null {
  const known = Math.max(matchKnownGroup(lower, index), matchTitledGroup(lower, index));
  const school =
    known > 0 && lower.endsWith('trường', known) ? SCHOOL_KINDS.exec(text.slice(known, known + 60)) : null;
  if (school)
    return {
      start: index,
      end: known + school[0].length,
      name: text.slice(index, known + school[0].length),
      form: 'GROUP',
    };
  if (known > 0 && opensList(text, known, lower.slice(index, known))) return null;
  const end = known < 0 ? matchUnknownGroup(text, lower, index) : extendGroup(text, lower, known);
  if (end === null) return null;
  return { start: index, end, name: text.slice(index, end).replace(LEADERS_PREFIX, ''), form: 'GROUP' };
}

const TITLED_GROUP =
  /(?:các|toàn thể|những) (?:đồng chí|đ\/c|anh|chị) (?:trưởng (?:thôn|bản|xóm|khu(?: phố)?|ấp|khoa|phòng)|bí thư(?: chi bộ| đảng ủy)?|phó chủ tịch|thành viên(?: ubnd| ủy ban)?|(?:đảng |huyện |thành |thị |tỉnh )?ủy viên(?: ủy ban| ban thường vụ| ban chấp hành| ubnd)?|cán bộ|công chức|đảng viên|hội viên)(?: (?:được (?:phân công|giao) )?phụ trách (?:các )?(?:thôn|bản|địa bàn|xã|phường|cơ sở|khu phố|ấp|lĩnh vực|cụm|ngành|đơn vị))?(?!\p{L})/uy;

/** Matches "các đồng chí Ủy viên Ủy ban phụ trách địa bàn". Returns its end, or -1 if there is no match. */
function matchTitledGroup(lower: string, index: number): number {
  if (!/[cnt]/u.test(lower[index] ?? '')) return -1;
  const found = matchAt(TITLED_GROUP, lower, index);
  return found ? index + found[0].length : -1;
}

const SCHOOL_KINDS =
  /^ (?:THPT|THCS|TH|MN|TH&THCS|TH-THCS|PTDT[A-Z]{2}|Mầm non|mầm non|Tiểu học|tiểu học|trung học(?: phổ thông| cơ sở)?|Đại học|Cao đẳng)(?:(?:, | và )(?:THPT|THCS|TH|MN|mầm non|tiểu học|Mầm non|Tiểu học))*(?: (?:đóng )?trên địa bàn(?: (?:tỉnh|huyện|xã|phường|thành phố|thị xã|quận))?)?(?![\p{L}])/u;

/** Returns whether a list of units with a shared head noun follows: "các xã Nông Thượng, Xuất Hóa". */
const opensList = (text: string, end: number, words: string) =>
  /^:? \p{Lu}/u.test(text.slice(end, end + 3)) && SHARES_HEAD.test(words);

/**
 * Matches a collective whose noun is in no list: "các" and the words up to the predicate. Returns its end, or null if there is no
 * match.
 */
function matchUnknownGroup(text: string, lower: string, index: number): number | null {
  if (
    !/^(?:các|những|toàn thể|mọi|tất cả các) \p{L}/u.test(lower.slice(index, index + 16)) ||
    NON_ADDRESSEE_NOUNS.test(lower.slice(index, index + 40))
  )
    return null;
  const first = lower.indexOf(
    ' ',
    index + (lower.startsWith('tất cả các', index) ? 8 : lower.startsWith('toàn thể', index) ? 6 : 0),
  );
  return first < 0 ? null : matchUntilPredicate(text, lower, first, { maxSyllables: 12 });
}

/**
 * Returns the end of a known collective with the words up to its predicate: "các xã | trọng điểm lúa | rà soát".
 *
 * Returns `end` if no predicate follows.
 */
const extendGroup = (text: string, lower: string, end: number): number =>
  matchUntilPredicate(text, lower, end, { maxSyllables: 6, stopsAtJoint: true }) ?? end;

/** Matches words up to a predicate, at most `maxSyllables` syllables. Returns the offset before the predicate, or null. */
function matchUntilPredicate(
  text: string,
  lower: string,
  from: number,
  { maxSyllables, stopsAtJoint = false }: { readonly maxSyllables: number; readonly stopsAtJoint?: boolean },
): number | null {
  let end = from;
  for (let count = 0; count <= maxSyllables; count++) {
    if (count > 0 && lower[end] === ',' && lower[end + 1] === ' ') end++;
    const found = matchAt(SYLLABLE, lower, end);
    if (!found) return null;
    const syllable = found[1] as string;
    const at = end + found[0].length - syllable.length;
    if (text[at] === lower[at] && isPredicateAt(lower, at))
      return count > 0 || end === from ? (lower[end - 1] === ',' ? null : end) : null;
    if (STOP_WORD.test(syllable) || (stopsAtJoint && /^(?:và|các|với|cùng|hoặc|căn)$/u.test(syllable)))
      return null;
    end = at + syllable.length;
  }
  return null;
}

const SHARES_HEAD =
  /các (?:sở|phòng|ban|tỉnh|đặc khu|huyện|xã|phường|thị trấn|thị xã|thành phố|thôn|bản|bộ|hội|trường|quận|xã, phường|xã, thị trấn|huyện, thành phố|huyện, thị xã|chi cục|trung tâm|đảng ủy|đơn vị|ngành|vụ|cục|khoa|viện|tổ|chi nhánh)$/u;

const NON_ADDRESSEE_START =
  /^(?:của|rõ|cụ thể|việc|công tác|nhiệm vụ|tiến độ|chất lượng|kết quả|quá trình|dự án|công trình|hồ sơ|kế hoạch|nội dung|trong|khi|đến|từ|thời gian|năm|tháng|quý|sau|trước|về|đối với|tại|trên|rằng|làm|cho|một|phải|cần|để|không|đây|ngoài|bên|đặc biệt|nhất|kinh phí|vốn|nguồn|hoạt động|chính sách|mọi việc|mục tiêu|đất|thêm|lại|ngay|sớm|tiếp|thủ tục|chế độ|mức|tỷ lệ|ý|vai trò|tinh thần)(?!\p{L})/u;

/**
 * Returns an addressee after an order verb whose words are in no list, up to the ordered action: "yêu cầu | bà con các bản | tham
 * gia".
 *
 * Returns null if there is no match.
 */
export function parseUnknownAddressee(text: string, lower: string, index: number): NamedEntity | null {
  const rest = lower.slice(index, index + 60);
  if (
    !/^\p{L}/u.test(rest) ||
    NON_ADDRESSEE_START.test(rest) ||
    NON_ADDRESSEE_NOUNS.test(rest) ||
    isPredicateAt(lower, index)
  )
    return null;
  const first = matchAt(/[\p{L}\p{N}]+/uy, lower, index)?.[0].length ?? 0;
  const end = matchUntilPredicate(text, lower, index + first, { maxSyllables: 10 });
  if (end === null) return null;
  const name = text.slice(index, end);
  return { start: index, end, name, form: /^\p{Lu}/u.test(name) ? 'UNIT' : 'GROUP' };
}
