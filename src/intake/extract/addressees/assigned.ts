import type { AssignmentRole } from '../../../directives/assignment.entity.ts';
import { predicateAt, verbAt } from '../lexicon/verbs.ts';
import { matchAt } from '../text/letters.ts';
import { isWordUnit } from '../text/phrases.ts';
import { type AddresseeList, addresseesAt } from './addressee-list.ts';
import { whoeverAt } from './groups.ts';
import type { Named } from './named.ts';

/** Somebody a clause names, with what is asked of him. */
export interface Assigned extends Named {
  readonly role: AssignmentRole;
}

/** A clause as the rules see it: its words as written and in small letters. */
export interface Words {
  readonly plain: string;
  readonly low: string;
}

/** A rule that finds addressees; the first of a table that finds leads decides who leads. */
export interface AddresseeRule {
  readonly name: string;
  find(clause: Words): readonly Assigned[];
}

const ORDER =
  /(?:giao nhiệm vụ cho|giao trách nhiệm cho|giao nhiệm vụ|giao cho|giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền cho|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc nhở|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép)(?: thêm| rõ| đối với| cho| với| tới| đến)?(?:,|:)? (?!thông|lưu|ước|dịch|thừa|nộp|nhận)/gu;
/** Before "yêu cầu" and "đề nghị" these words make nouns of them. */
const NOUN_OF =
  /(?:theo|đáp ứng|các|những|của|được|bàn|nội dung|có|nhu cầu|phù hợp|một số|với|trả lời|giải quyết|xử lý|tiếp thu|xem xét),? $/u;
const MAY_ORDER =
  /giao|yêu cầu|đề nghị|phân công|kiến nghị|ủy quyền|mời|lưu ý|nhấn mạnh|chỉ rõ|nhắc|quán triệt|chỉ đạo|chỉ định|nghiêm cấm|cho phép/u;

/** The verbs that order in a clause, each with where what it orders starts. */
function* ordersIn(
  low: string,
): Generator<{ readonly words: string; readonly index: number; readonly at: number }> {
  if (!MAY_ORDER.test(low)) return;
  for (const { 0: words, index } of low.matchAll(ORDER)) {
    if (isWordUnit(low.charCodeAt(index - 1)) || NOUN_OF.test(low.slice(Math.max(0, index - 10), index)))
      continue;
    // What an office "đã chỉ đạo" is a report; what the speaker "đã yêu cầu" is an order.
    if (/đã $/u.test(low.slice(Math.max(0, index - 3), index)) && !AUTHORITY.test(low)) continue;
    yield { words, index, at: index + words.length };
  }
}
const WEAK_ORDER = /^(?:chỉ đạo|nhắc|cho phép|lưu ý|quán triệt|mời)/u;
const SUBJECT_ORDERS =
  /^(?:,? ?(?:đã |cũng |cơ bản |tiếp tục |ghi nhận,? )?(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|kết luận|lưu ý|thống nhất|phân công|đồng ý|nhất trí|chỉ đạo (?!làm|tổ chức|triển khai|thực hiện|xây|rà|các|quyết|đẩy|tập)|ghi nhận|biểu dương|đánh giá|khẳng định|phát biểu|quán triệt|ghi|cho rằng|cho ý kiến))(?![\p{L}])/u;
const MONITORS =
  /^(?:,? ?(?:là |làm )?(?:cơ quan |đơn vị )?đầu mối,? (?=tổng hợp)tổng hợp|,? ?(?:có trách nhiệm|chịu trách nhiệm|được giao|chủ trì|là (?:cơ quan )?đầu mối|là đầu mối|giúp [^,.;]{3,40}|làm đầu mối|thường xuyên|trực tiếp)?,? ?(?:(?:theo dõi|kiểm tra|giám sát|hướng dẫn|tổng hợp|nắm)(?:, | và ))?(?:đôn đốc|theo dõi(?:, | và )(?:đôn đốc|kiểm tra|giám sát)|theo dõi(?= việc|,? tổng hợp| các nội dung| tiến độ| tình hình thực hiện| kết quả)|giám sát(?:, | và )đôn đốc|giám sát(?= việc)|kiểm tra, đôn đốc|kiểm tra, giám sát(?= việc))(?:(?:, | và )(?:kiểm tra|giám sát|tổng hợp|nhắc nhở|báo cáo|đánh giá|hướng dẫn|đôn đốc))*(?=[,.;]|$| (?:việc|thực hiện|triển khai|tiến độ|kết quả|tình hình|các (?:đơn vị|cơ quan|địa phương|nội dung|nhiệm vụ|xã|phường|phòng|sở|huyện|ngành)|nội dung|nhiệm vụ|báo cáo|tổng hợp|và |chung)))(?![\p{L}])/u;

const lead = (found: AddresseeList, clause: Words): Assigned[] => {
  const role = MONITORS.test(clause.low.slice(afterPartners(clause, found.end)).slice(0, 90))
    ? 'MONITOR'
    : 'LEAD';
  return found.named.map((named) => ({ ...named, role }));
};

const WITH = /^,? (?:chủ trì,? )?phối hợp(?: chặt chẽ)? (?:với|cùng(?: với)?) /u;

/** Behind "phối hợp với Văn phòng", where those who help stand between a lead and what he does. */
function afterPartners({ plain, low }: Words, index: number): number {
  const partners = WITH.exec(low.slice(index, index + 60));
  if (!partners) return index;
  return addresseesAt(plain, low, index + partners[0].length)?.end ?? index;
}

/** "giao Sở Y tế …", "yêu cầu các xã …": who stands behind the verb that orders. */
export function givenTo(clause: Words): Assigned[] {
  const { plain, low } = clause;
  for (const { words, index, at } of ordersIn(low)) {
    if (words === 'giao ' && plain.startsWith('ban', at)) continue;
    const found = addresseesAt(plain, low, at) ?? somebodyAt(clause, at);
    if (!found) continue;
    if (WEAK_ORDER.test(words) && !afterSubject(clause, index)) continue;
    return lead(found, clause);
  }
  return [];
}

function somebodyAt({ plain, low }: Words, index: number): AddresseeList | null {
  const named = whoeverAt(plain, low, index);
  return named && { named: [named], end: named.end };
}

const AUTHORITY =
  /^(?:(?:đồng chí|đ\/c|ông|bà) |chủ tịch ubnd (?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận)|bí thư (?:tỉnh|huyện|thành|thị|đảng) ủy|thủ tướng|bộ trưởng|thường trực|ban thường vụ|giám đốc|hội nghị|cuộc họp|chủ trì|chủ tọa|lãnh đạo)/u;

/** Whether what stands before an index is the one who speaks, and nothing else. */
function afterSubject({ plain, low }: Words, index: number): boolean {
  const start = skipConnector(low);
  const found = addresseesAt(plain, low, start);
  if (!AUTHORITY.test(low.slice(start, start + 60))) return false;
  return index - start < 90 && (found === null || found.end >= index - 12);
}

/** "các xã cần …", "Phòng Nội vụ rà soát …", "Sở Y tế: …": who opens the clause and then has to do something. */
export function subjectFirst(clause: Words): Assigned[] {
  return subjectAt(clause, skipConnector(clause.low));
}

const CONNECTOR =
  /(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|theo đó|trước mắt|thời gian tới|trong thời gian tới|riêng|đối với|riêng đối với|về phía|(?:trong |từ nay đến (?:hết )?|ngay trong )?(?:tháng|quý|tuần|năm) (?:\d{1,4}|[iv]{1,3}|này|tới)(?:[/ ](?:năm )?\d{4})?|cụ thể|trong đó|tiếp đó|từ nay|và|đặc biệt|nhất là|do đó|vì vậy)(?:[,:])? /uy;

function skipConnector(low: string): number {
  const found = matchAt(CONNECTOR, low, 0);
  return found ? found[0].length : 0;
}

function subjectAt(clause: Words, index: number): Assigned[] {
  const { plain, low } = clause;
  const found = addresseesAt(plain, low, index);
  if (!found) return [];
  const rest = low.slice(found.end, found.end + 100);
  if (SUBJECT_ORDERS.test(rest)) return [];
  if (/^ ?(?:\([^)]*\) ?)?:/u.test(rest)) return lead(found, clause);
  const gap = GAP.exec(rest)?.[0].length ?? 0;
  if (predicateAt(low, found.end + gap)) return lead(found, clause);
  // No list knows every verb: a unit that opens a clause acts, unless the words say what it did or is.
  const next = rest.slice(gap);
  if (found.named.every(({ is }) => is !== 'GROUP') && /^,? ?\p{Ll}/u.test(next) && !STATES.test(next))
    return lead(found, clause);
  return QUALIFIED.test(rest) || /^,? (?:căn cứ|trên cơ sở) /u.test(rest) ? lead(found, clause) : [];
}

const STATES =
  /^,? ?(?:của|đã|đang|vừa|được(?! giao| phân công)|về|tại|và|với|là|vẫn|còn|chưa|trong|từ|theo|trên|do|bị|thì|mà|nếu|khi|như|cho|đạt|hiện|mới|cũng (?:đã|đang)|cơ bản|có(?! ý kiến| văn bản| báo cáo| phương án| giải pháp| kế hoạch| biện pháp| trách nhiệm| kết quả| công văn)|để|đến|sau|trước|nơi|gồm|hay|hoặc|cùng|sẽ|chậm|thiếu|nên|số|thấp|cao)(?![\p{L}])/u;
const GAP =
  /^(?: \([^()]{1,80}\))?,? ?(?:và )?(?:(?:căn cứ|trên cơ sở)(?: vào)? (?:chức năng(?:, nhiệm vụ)?(?: (?:được giao|của mình|của đơn vị))?|[^,;]{3,80}),? |theo (?:chức năng(?:, nhiệm vụ)?|nhiệm vụ|thẩm quyền|lĩnh vực|địa bàn)(?: (?:được giao|của mình|quản lý|phụ trách|được phân công|được phụ trách|phân công))?,? )?(?:trong (?:tháng|quý|tuần|năm)[^,;]{0,20},? )?(?:cùng |đều |cũng |tiếp tục |phải |cần )?/u;
const QUALIFIED =
  /^ (?:trong|tại|ở|của|trên|thuộc|nơi|có|từ|nào) [^,;.:]{2,60}? (?:cần|phải|không được|có trách nhiệm|chủ trì|khẩn trương|chịu trách nhiệm|tuyệt đối)(?![\p{L}])/u;

const TOPIC =
  /^(?:về|đối với|trước mắt|thời gian tới|trong|để|từ|trên cơ sở|căn cứ|bên cạnh|đồng thời|ngoài ra|riêng|liên quan|nhằm|trước|sau|với|theo|đến|cùng với|tiếp tục|do|khi|trường hợp|nếu|hằng|hàng|định kỳ|chậm nhất|nhân|qua|ngay|công tác|việc|nhiệm vụ|nội dung|giải pháp|lĩnh vực|kể từ|năm|tháng|quý|tại)(?![\p{L}])/u;
const MOST_COMMAS = 6;

/** "Về công tác …, các phường rà soát …": who stands behind a comma that ends the topic. */
export function topicFirst(clause: Words): Assigned[] {
  const { low } = clause;
  if (!TOPIC.test(low)) return [];
  let at = -1;
  for (let count = 0; count < MOST_COMMAS; count++) {
    at = nextComma(low, at + 1);
    if (at < 0) return [];
    const found = subjectAt(clause, at + 2);
    if (found.length) return found;
  }
  return [];
}

function nextComma(low: string, from: number): number {
  const comma = low.indexOf(', ', from);
  const colon = low.indexOf(': ', from);
  if (comma < 0) return colon;
  return colon < 0 ? comma : Math.min(comma, colon);
}

const BY = /(?:do|giao cho|bởi) /gu;

/** "Đồng chí đề nghị trong tháng 11, các đảng ủy cần …": who stands behind the order and its time or topic. */
export function orderedLater(clause: Words): Assigned[] {
  for (const { words, index, at } of ordersIn(clause.low)) {
    if (index > 160) return [];
    if (WEAK_ORDER.test(words) && !afterSubject(clause, index)) continue;
    const rest = { plain: clause.plain.slice(at), low: clause.low.slice(at) };
    const later = subjectFirst(rest);
    const found = later.length ? later : topicFirst(rest);
    if (found.length) return found.map((one) => ({ ...one, start: one.start + at, end: one.end + at }));
  }
  return [];
}

/** "… do Sở Xây dựng chủ trì": who stands behind "do". */
export function doneBy(clause: Words): Assigned[] {
  for (const by of clause.low.matchAll(BY)) {
    if (isWordUnit(clause.low.charCodeAt(by.index - 1))) continue;
    const at = by.index + by[0].length;
    const found = addresseesAt(clause.plain, clause.low, at);
    if (
      found &&
      /^,? (?:chủ trì|thực hiện|phụ trách|làm|đảm nhiệm|trực tiếp|chịu trách nhiệm|tham mưu)/u.test(
        clause.low.slice(found.end),
      )
    )
      return lead(found, clause);
  }
  return [];
}

const IN_CONCERT =
  /(?:(?:phối hợp|hiệp đồng|thống nhất|cộng tác|liên hệ)(?: chặt chẽ| tốt| kịp thời| hiệu quả| thường xuyên| đồng bộ| trực tiếp)*,? (?:với|cùng với|cùng)|(?:cơ quan |đơn vị )?phối hợp(?: thực hiện)?:?|cùng với|cùng) /gu;

/** "phối hợp với Sở Tài chính, Công an tỉnh": everybody named there helps. */
export function inConcertWith({ plain, low }: Words): Assigned[] {
  const helpers: Assigned[] = [];
  for (const concert of low.matchAll(IN_CONCERT)) {
    if (isWordUnit(low.charCodeAt(concert.index - 1))) continue;
    const found = addresseesAt(plain, low, concert.index + concert[0].length);
    if (found) helpers.push(...found.named.map((named) => ({ ...named, role: 'COORDINATE' as const })));
  }
  return helpers;
}

const ANOTHER = /[,;] (?:giao |và |các )?/gu;

/** "…; Văn phòng theo dõi, đôn đốc", "…, các đơn vị liên quan phối hợp": who comes later in a clause, with another role. */
export function furtherNamed(clause: Words): Assigned[] {
  const { plain, low } = clause;
  if (!/phối hợp|đôn đốc|giám sát/u.test(low)) return [];
  const further: Assigned[] = [];
  for (const { index } of low.matchAll(ANOTHER)) {
    const at =
      index + 2 + (low.startsWith('giao ', index + 2) ? 5 : low.startsWith('và ', index + 2) ? 3 : 0);
    const found = addresseesAt(plain, low, at);
    if (!found) continue;
    const rest = low.slice(found.end, found.end + 90);
    const role = MONITORS.test(rest)
      ? 'MONITOR'
      : /^ (?:có trách nhiệm |tích cực |chủ động )?phối hợp(?! với)/u.test(rest)
        ? 'COORDINATE'
        : null;
    if (role) further.push(...found.named.map((named) => ({ ...named, role }) as const));
  }
  return further;
}

/** Whether the words at the start of a clause are nothing but the row of those it addresses. */
export function isOnlyAddressees({ plain, low }: Words): boolean {
  const opening = /^(?:giao|yêu cầu|đề nghị|phân công|các)(?: cho)?:? /u.exec(low)?.[0] ?? '';
  const start = opening.startsWith('các') ? 0 : opening.length;
  const found = addresseesAt(plain, low, start);
  return found !== null && found.end >= plain.trimEnd().length && !verbAt(low, start);
}

/** Who leads: the first rule that finds somebody decides. */
const LEAD_RULES: readonly AddresseeRule[] = [
  { name: 'given-to', find: givenTo },
  { name: 'subject-first', find: subjectFirst },
  { name: 'topic-first', find: topicFirst },
  { name: 'ordered-later', find: orderedLater },
  { name: 'done-by', find: doneBy },
];

/** Who helps or follows up: all of them are heard. */
export const FURTHER_RULES: readonly AddresseeRule[] = [
  { name: 'in-concert-with', find: inConcertWith },
  { name: 'further-named', find: furtherNamed },
];

/** Who leads a clause by its own words, and the rule that says so. */
export function leadsOf(clause: Words): {
  readonly leads: readonly Assigned[];
  readonly rule: string | null;
} {
  for (const { name, find } of LEAD_RULES) {
    const leads = find(clause);
    if (leads.length) return { leads, rule: name };
  }
  return { leads: [], rule: null };
}
