import { addresseesAt } from '../addressees/parse-addressees.ts';
import type { Assigned } from '../addressees/rules/addressee-rule.ts';
import { leadsOf } from '../addressees/rules/addressee-rules.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import type { FoundDeadline } from '../deadlines/deadline-rule.ts';
import { deadlineIn, impliedPeriod } from '../deadlines/find-deadline.ts';
import type { Mood } from '../kinds/kind-rules.ts';

/** A deadline with its words as they stand in the text. */
export interface SaidDeadline {
  readonly found: FoundDeadline;
  readonly words: string;
  readonly rule: string;
}

/** What stands above a clause: a heading, the words that open its list, the speech. */
export interface Frame {
  readonly leads: readonly Assigned[];
  /** Said of the whole list. */
  readonly deadline: SaidDeadline | null;
  /** Only implied by the list: "nhiệm vụ tháng 3". */
  readonly implied: SaidDeadline | null;
  readonly mood: Mood | null;
}

export const NO_FRAME: Frame = { leads: [], deadline: null, implied: null, mood: null };

/** "Tôi đề nghị các đồng chí …" speaks to the room, not to somebody. */
const COMRADES = /^(?:các|toàn thể) (?:đồng chí|anh chị|anh, chị)$/iu;

const FINDINGS_FIRST =
  /^(?:về |một số |các |những |phần )?(?:đánh giá|kết quả|tình hình|ưu điểm|hạn chế|tồn tại|nguyên nhân|khó khăn|ghi nhận|biểu dương|những kết quả|mặt (?:làm )?được|nhận định)/u;
const ORDERS =
  /nhiệm vụ|yêu cầu|giải pháp|tập trung|chỉ đạo|giao |đề nghị|thực hiện (?:một số|các|tốt|ngay|nghiêm)|lưu ý|chỉ rõ|nhấn mạnh|cần|phải|phương hướng|triển khai|trọng tâm/u;
const FINDINGS = /đánh giá|kết quả|ưu điểm|hạn chế|tồn tại|ghi nhận|tình hình|nguyên nhân/u;
const DECISIONS = /thống nhất|quyết định|đồng ý|nhất trí|quyết nghị/u;

function moodOf(low: string): Mood | null {
  if (FINDINGS_FIRST.test(low)) return 'FINDINGS';
  if (/kết luận/u.test(low) && !/nhiệm vụ|yêu cầu|đề nghị|giao /u.test(low)) return null;
  if (ORDERS.test(low)) return 'ORDERS';
  if (DECISIONS.test(low)) return 'DECISIONS';
  return FINDINGS.test(low) ? 'FINDINGS' : null;
}

const HEARD =
  /(?:^|[,.] )sau khi (?:nghe|xem xét|thảo luận)[^.;:]*, (?=[^,;:]*(?:kết luận|chỉ đạo|yêu cầu|giao|đề nghị))/u;

/** Past what the meeting heard: "sau khi nghe báo cáo nhiệm vụ tháng 11, …" sets no period for what is ordered. */
function heardUntil(low: string): number {
  const heard = HEARD.exec(low);
  return heard ? heard.index + heard[0].length : 0;
}

/** Reads what a heading or the opener of a list says of everything under it. */
export function frameOf(
  plain: string,
  low: string,
  above: Frame,
  context: TimeContext,
  opens = false,
): Frame {
  const { leads: all, rule } = leadsOf({ plain, low });
  // Who speaks in the sentence that opens a zone is not whom it addresses.
  const named =
    opens && (rule === 'subject-first' || rule === 'topic-first')
      ? all.filter(({ is }) => is === 'GROUP')
      : all;
  const found = named.length ? named : null;
  const labelled = found ? null : labelIn(plain, low);
  const deadline = deadlineIn(low, context);
  const implied = impliedPeriod(low, context, opens ? heardUntil(low) : 0);
  const said = deadline && {
    found: deadline.deadline,
    words: plain.slice(deadline.deadline.from, deadline.deadline.to),
    rule: deadline.rule,
  };
  // A period said over a whole list was said of none of its orders.
  const vague =
    said?.found.kind === 'FIXED' && said.found.precision !== 'DAY' && said.found.precision !== 'TIME';
  const overlaps = said && implied && implied.from < said.found.to && said.found.from < implied.to;
  return {
    leads: (found ?? labelled ?? above.leads).filter(({ name }) => !COMRADES.test(name)),
    deadline: said && !overlaps && !vague && said.found.rank > 12 ? said : above.deadline,
    implied: implied
      ? { found: implied, words: plain.slice(implied.from, implied.to), rule: 'implied-period' }
      : vague && said
        ? said
        : above.implied,
    mood: moodOf(low) ?? above.mood,
  };
}

const DUTIES_OF =
  /^(?:(?:đề nghị|giao|yêu cầu|đối với|riêng|trách nhiệm của|nhiệm vụ của|nhiệm vụ đối với|phân công) )?/u;

/** Whom a heading names that is nothing but a name: "2. Công an phường". */
export function labelIn(plain: string, low: string): readonly Assigned[] | null {
  const from = DUTIES_OF.exec(low)?.[0].length ?? 0;
  const found = addresseesAt(plain, low, from);
  const name = plain
    .replace(/ ?(?:\([^()]*\))?[:.]? *$/u, '')
    .replace(/ (?:cần |phải )?(?:lưu ý|chú ý|thực hiện|tập trung|triển khai)$/u, '');
  if (!found || found.end < name.length) return null;
  return found.named.map((named) => ({ ...named, role: 'LEAD' as const }));
}
