import { parseAddressees } from '../addressees/parse-addressees.ts';
import type { AddresseeMatch } from '../addressees/rules/addressee-rule.ts';
import { findLeads } from '../addressees/rules/addressee-rules.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import type { DeadlineMatch } from '../deadlines/deadline-rule.ts';
import { isPeriod } from '../deadlines/deadline-rule.ts';
import { findDeadline, findImpliedPeriod } from '../deadlines/find-deadline.ts';
import type { SectionKind } from '../kinds/kind-rules.ts';

/** A deadline with its exact words in the text. */
export interface QuotedDeadline {
  readonly match: DeadlineMatch;
  readonly words: string;
  readonly rule: string;
}

/** The context above a clause: a heading, the words that introduce its list, or the speech. */
export interface ClauseContext {
  readonly leads: readonly AddresseeMatch[];
  /** The deadline stated for the whole list. */
  readonly deadline: QuotedDeadline | null;
  /** The deadline that the list only implies: "nhiệm vụ tháng 3". */
  readonly impliedDeadline: QuotedDeadline | null;
  readonly sectionKind: SectionKind | null;
}

export const EMPTY_CLAUSE_CONTEXT: ClauseContext = {
  leads: [],
  deadline: null,
  impliedDeadline: null,
  sectionKind: null,
};

/** "Tôi đề nghị các đồng chí …" speaks to the audience. It names no addressee. */
const ADDRESS_TO_AUDIENCE = /^(?:các|toàn thể) (?:đồng chí|anh chị|anh, chị)$/iu;

const STARTS_WITH_FINDINGS =
  /^(?:về |một số |các |những |phần )?(?:đánh giá|kết quả|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân|khó khăn|ghi nhận|biểu dương|những kết quả|mặt (?:làm )?được|nhận định)/u;
const ORDER_WORDS =
  /nhiệm vụ|yêu cầu|giải pháp|tập trung|chỉ đạo|giao |đề nghị|thực hiện (?:một số|các|tốt|ngay|nghiêm)|lưu ý|chỉ rõ|nhấn mạnh|cần|phải|phương hướng|triển khai|trọng tâm/u;
const FINDING_WORDS = /đánh giá|kết quả|ưu điểm|hạn chế|tồn tại|ghi nhận|tình hình|nguyên nhân/u;
const DECISION_WORDS = /thống nhất|quyết định|đồng ý|nhất trí|quyết nghị/u;

function detectSectionKind(lower: string): SectionKind | null {
  if (STARTS_WITH_FINDINGS.test(lower)) return 'FINDINGS';
  if (/kết luận/u.test(lower) && !/nhiệm vụ|yêu cầu|đề nghị|giao /u.test(lower)) return null;
  if (ORDER_WORDS.test(lower)) return 'ORDERS';
  if (DECISION_WORDS.test(lower)) return 'DECISIONS';
  return FINDING_WORDS.test(lower) ? 'FINDINGS' : null;
}

const AFTER_HEARING =
  /(?:^|[,.] )sau khi (?:nghe|xem xét|thảo luận)[^.;:]*, (?=[^,;:]*(?:kết luận|chỉ đạo|yêu cầu|giao|đề nghị))/u;

/**
 * Returns the offset after the words about what the meeting heard, or 0.
 *
 * "Sau khi nghe báo cáo nhiệm vụ tháng 11, …" sets no period for the orders after it.
 */
function skipHearing(lower: string): number {
  const heard = AFTER_HEARING.exec(lower);
  return heard ? heard.index + heard[0].length : 0;
}

/** Builds the context that a heading, or the sentence that introduces a list, sets for everything under it. */
export function buildClauseContext(
  { text, lower }: { readonly text: string; readonly lower: string },
  parent: ClauseContext,
  reference: ReferenceDate,
  isZoneOpening = false,
): ClauseContext {
  const { leads: allLeads, rule } = findLeads({ text: text, lower: lower });
  // The subject of the sentence that opens a zone is the speaker, not an addressee.
  const leads =
    isZoneOpening && (rule === 'subject-first' || rule === 'topic-first')
      ? allLeads.filter(({ form }) => form === 'GROUP')
      : allLeads;
  const ownLeads = leads.length ? leads : null;
  const labelLeads = ownLeads ? null : findLabelLeads(text, lower);
  const deadline = findDeadline(lower, reference);
  const implied = findImpliedPeriod(lower, reference, isZoneOpening ? skipHearing(lower) : 0);
  const ownDeadline: QuotedDeadline | null = deadline && {
    match: deadline.deadline,
    words: text.slice(deadline.deadline.from, deadline.deadline.to),
    rule: deadline.rule,
  };
  // A period stated for a whole list is not a deadline of each order in it.
  const isPeriodDeadline = ownDeadline?.match.kind === 'FIXED' && isPeriod(ownDeadline.match.precision);
  const overlaps =
    ownDeadline && implied && implied.from < ownDeadline.match.to && ownDeadline.match.from < implied.to;
  return {
    leads: (ownLeads ?? labelLeads ?? parent.leads).filter(({ name }) => !ADDRESS_TO_AUDIENCE.test(name)),
    deadline:
      ownDeadline && !overlaps && !isPeriodDeadline && ownDeadline.match.rank > 12
        ? ownDeadline
        : parent.deadline,
    impliedDeadline: implied
      ? { match: implied, words: text.slice(implied.from, implied.to), rule: 'implied-period' }
      : isPeriodDeadline && ownDeadline
        ? ownDeadline
        : parent.impliedDeadline,
    sectionKind: detectSectionKind(lower) ?? parent.sectionKind,
  };
}

const LABEL_PREFIX =
  /^(?:(?:đề nghị|giao|yêu cầu|đối với|riêng|trách nhiệm của|nhiệm vụ của|nhiệm vụ đối với|phân công) )?/u;

/** Returns the leads of a heading that is nothing but names ("2. Công an phường"), or null. */
export function findLabelLeads(text: string, lower: string): readonly AddresseeMatch[] | null {
  const from = LABEL_PREFIX.exec(lower)?.[0].length ?? 0;
  const found = parseAddressees(text, lower, from);
  const name = text
    .replace(/ ?(?:\([^()]*\))?[:.]? *$/u, '')
    .replace(/ (?:cần |phải )?(?:lưu ý|chú ý|thực hiện|tập trung|triển khai)$/u, '');
  if (!found || found.end < name.length) return null;
  return found.entities.map((named) => ({ ...named, role: 'LEAD' as const }));
}
