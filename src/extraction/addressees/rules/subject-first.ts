import { isPredicateAt } from '../../lexicon/verbs.ts';
import { matchAt } from '../../text/regex.ts';
import { parseAddressees } from '../parse-addressees.ts';
import type { AddresseeMatch, ClauseText } from './addressee-rule.ts';
import { assignRole } from './roles.ts';

const SUBJECT_ORDERS =
  /^(?:,? ?(?:đã |cũng |cơ bản |tiếp tục |ghi nhận,? )?(?:yêu cầu|đề nghị|giao|nhấn mạnh|chỉ rõ|kết luận|lưu ý|thống nhất|phân công(?! (?:người|cán bộ|công chức|giáo viên|lực lượng|trực|nhân viên|bác sĩ|thành viên|nhiệm vụ|cụ thể|rõ))|đồng ý|nhất trí|chỉ đạo (?!làm|tổ chức|triển khai|thực hiện|xây|rà|các|quyết|đẩy|tập)|ghi nhận|biểu dương|đánh giá|khẳng định|phát biểu|quán triệt|ghi|cho rằng|cho ý kiến))(?![\p{L}])/u;

/**
 * Returns the addressees at the start of a clause that have a predicate: "các xã cần …", "Phòng Nội vụ rà soát …", "Sở Y tế: …".
 */
export function subjectFirstRule(clause: ClauseText): AddresseeMatch[] {
  return findSubject(clause, skipConnector(clause.lower));
}

const CONNECTOR =
  /(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|theo đó|trước mắt|thời gian tới|trong thời gian tới|riêng|đối với|riêng đối với|về phía|(?:trong |từ nay đến (?:hết )?|ngay trong )?(?:tháng|quý|tuần|năm) (?:\d{1,4}|[iv]{1,3}|này|tới)(?:[/ ](?:năm )?\d{4})?|cụ thể|trong đó|tiếp đó|từ nay|và|đặc biệt|nhất là|do đó|vì vậy)(?:[,:])? /uy;

/** Returns the offset after a connector such as "đồng thời", "thời gian tới", "trong tháng 8". */
export function skipConnector(lower: string): number {
  const found = matchAt(CONNECTOR, lower, 0);
  return found ? found[0].length : 0;
}

function findSubject(clause: ClauseText, index: number): AddresseeMatch[] {
  const { text, lower } = clause;
  const found = parseAddressees(text, lower, index);
  if (!found) return [];
  const rest = lower.slice(found.end, found.end + 100);
  // "Mọi người lưu ý …" addresses the group; in "Chủ tịch lưu ý …" the chair is the speaker.
  if (/^ (?:cần |phải )?(?:lưu ý|chú ý) /u.test(rest) && found.entities.every(({ form }) => form === 'GROUP'))
    return assignRole(found, clause);
  if (SUBJECT_ORDERS.test(rest)) return [];
  if (/^ ?(?:\([^)]*\) ?)?:/u.test(rest)) return assignRole(found, clause);
  const gap = GAP.exec(rest)?.[0].length ?? 0;
  if (isPredicateAt(lower, found.end + gap)) return assignRole(found, clause);
  // The verb lists are not complete. So a unit at the start of a clause is an addressee, unless the next words describe what it
  // did or is.
  const next = rest.slice(gap);
  if (
    found.entities.every(({ form }) => form !== 'GROUP') &&
    /^,? ?\p{Ll}/u.test(next) &&
    !STATIVE_START.test(next)
  )
    return assignRole(found, clause);
  return QUALIFIED.test(rest) || /^,? (?:căn cứ|trên cơ sở) /u.test(rest) ? assignRole(found, clause) : [];
}

const STATIVE_START =
  /^,? ?(?:của|đã|đang|vừa|được(?! giao| phân công)|về|tại|và|với|là|vẫn|còn|chưa|trong|từ|theo|trên|do|bị|thì|mà|nếu|khi|như|cho|đạt|hiện|mới|cũng (?:đã|đang)|cơ bản|có(?! ý kiến| văn bản| báo cáo| phương án| giải pháp| kế hoạch| biện pháp| trách nhiệm| kết quả| công văn)|để|đến|sau|trước|nơi|gồm|hay|hoặc|cùng|sẽ|chậm|thiếu|nên|số|thấp|cao)(?![\p{L}])/u;
const GAP =
  /^(?: \([^()]{1,80}\))?,? ?(?:và )?(?:(?:căn cứ|trên cơ sở)(?: vào)? (?:chức năng(?:, nhiệm vụ)?(?: (?:được giao|của mình|của đơn vị))?|[^,;]{3,80}),? |theo (?:chức năng(?:, nhiệm vụ)?|nhiệm vụ|thẩm quyền|lĩnh vực|địa bàn)(?: (?:được giao|của mình|quản lý|phụ trách|được phân công|được phụ trách|phân công))?,? )?(?:trong (?:tháng|quý|tuần|năm)[^,;]{0,20},? )?(?:cùng |đều |cũng |tiếp tục |phải |cần )?/u;
const QUALIFIED =
  /^ (?:trong|tại|ở|của|trên|thuộc|nơi|có|từ|nào) [^,;.:]{2,60}? (?:cần|phải|không được|có trách nhiệm|chủ trì|khẩn trương|chịu trách nhiệm|tuyệt đối)(?![\p{L}])/u;

const TOPIC =
  /^(?:về|đối với|trước mắt|thời gian tới|trong|để|từ|trên cơ sở|căn cứ|bên cạnh|đồng thời|ngoài ra|riêng|liên quan|nhằm|trước|sau|với|theo|đến|cùng với|tiếp tục|do|khi|trường hợp|nếu|hằng|hàng|định kỳ|chậm nhất|nhân|qua|ngay|muộn nhất|mỗi|mọi|hết|vào|bắt đầu|cuối|đầu|công tác|việc|nhiệm vụ|nội dung|giải pháp|lĩnh vực|kể từ|năm|tháng|quý|tại)(?![\p{L}])/u;
const MAX_COMMAS = 6;

/** Returns the addressees after a comma that ends the topic: "Về công tác …, các phường rà soát …". */
export function topicFirstRule(clause: ClauseText): AddresseeMatch[] {
  const { lower } = clause;
  const conditional = findSubjectAfterCondition(clause);
  if (conditional.length) return conditional;
  if (!TOPIC.test(lower)) return findSubjectAfterLabel(clause);
  let at = -1;
  for (let count = 0; count < MAX_COMMAS; count++) {
    at = findNextBreak(lower, at + 1);
    if (at < 0) return [];
    const found = findSubject(clause, at + 2);
    if (found.length) return found;
  }
  return [];
}

const LABEL = /^[^,.;:()]{2,90}: (?=\S)/u;
const ORDERING = /(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý|nhấn mạnh|kết luận|nhiệm vụ)(?![\p{L}])/u;

/** Returns the addressees after a label that only names the topic: "Vụ rác ở rạch Ông Đội: P. KT chủ trì …". */
function findSubjectAfterLabel(clause: ClauseText): AddresseeMatch[] {
  const label = LABEL.exec(clause.lower)?.[0];
  return label && !ORDERING.test(label) ? findSubject(clause, label.length) : [];
}

const CONDITION = /^[^.;:]{5,160}? thì (?=\S)/u;

/** Returns the addressees after a condition: "Hộ nào không chấp hành thì Phòng Tài nguyên tham mưu …". */
function findSubjectAfterCondition(clause: ClauseText): AddresseeMatch[] {
  const condition = clause.lower.includes(' thì ') ? CONDITION.exec(clause.lower)?.[0] : undefined;
  return condition ? findSubject(clause, condition.length) : [];
}

function findNextBreak(lower: string, from: number): number {
  const comma = lower.indexOf(', ', from);
  const colon = lower.indexOf(': ', from);
  if (comma < 0) return colon;
  return colon < 0 ? comma : Math.min(comma, colon);
}
