import type { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import type { Assigned } from '../addressees/rules/addressee-rule.ts';
import { FURTHER_RULES, leadsOf } from '../addressees/rules/addressee-rules.ts';
import type { TimeContext } from '../deadlines/date-expressions.ts';
import { deadlineIn, periodOfTarget } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline } from '../extraction.ts';
import { KIND_RULES, type Said } from '../kinds/kind-rules.ts';
import { documentNumbersIn } from '../terms/document-numbers.ts';
import { placesIn } from '../terms/places.ts';
import { targetsIn } from '../terms/targets.ts';
import { topicsIn } from '../terms/topics.ts';
import { isUrgent } from '../terms/urgency.ts';
import type { SourceText } from '../text/normalized-text.ts';
import type { SaidDeadline } from './clause-context.ts';
import type { Item } from './items.ts';

/** A clause and the leads it hands on to the next of its paragraph. */
export interface ReadClause {
  readonly clause: ExtractedClause;
  readonly leads: readonly Assigned[];
}

const BINDING = new Set(['DIRECTIVE', 'PROHIBITION', 'TARGET']);
/** What the sentence that opens a speech may bind with; its praise only frames the speech. */
const BINDS_IN_OPENING = new Set(['DIRECTIVE', 'PROHIBITION', 'DECISION', 'TARGET', 'NOTICE']);

/** Reads one item; null when it says nothing that is a clause. `carried` are the leads of the clause before it. */
export function readClause(
  source: SourceText,
  item: Item,
  carried: readonly Assigned[],
  context: TimeContext,
): ReadClause | null {
  const plain = source.plain.slice(item.start, item.end);
  const low = source.low.slice(item.start, item.end);
  const words = { plain, low };
  const { leads: own, rule: leadRule } = leadsOf(words);
  const further = FURTHER_RULES.flatMap((rule) =>
    rule.find(words).map((assigned) => ({ assigned, rule: rule.name })),
  );
  if (item.opening && ONLY_OPENS.test(low)) return null;
  const said = saidOf(low, own, item);
  const kindRule = KIND_RULES.find(({ applies }) => applies(said));
  const isDated = !kindRule && item.frame.mood !== 'FINDINGS' && binds(low, context);
  const kind = kindRule?.kind ?? (isDated ? 'DIRECTIVE' : 'ASSESSMENT');
  if (item.opening && !BINDS_IN_OPENING.has(kind)) return null;
  // A short line without an end, of which no rule knows what it does: a caption or an author.
  if (!kindRule && !isDated && item.spoken && low.length < 90 && !/[.;:!?]$/u.test(low)) return null;
  const before = kind === 'TARGET' && !item.continues ? [] : carried;
  const inherited = BINDING.has(kind) && own.length === 0 ? inheritedBy(item, before, low) : [];
  const addressees = addresseesOf(
    kind,
    own,
    further.map(({ assigned }) => assigned),
    inherited,
  );
  const due = BINDING.has(kind) ? dueOf(plain, low, item, kind, context) : null;
  const rules = [
    kindRule?.name ?? (isDated ? 'dated' : 'no-rule'),
    ...(leadRule ? [leadRule] : inherited.length ? ['inherited'] : []),
    ...new Set(further.map(({ rule }) => rule)),
    ...(due ? [due.rule] : []),
  ];
  const clause: ExtractedClause = {
    ...source.passage(item.start, item.end),
    kind,
    addressees,
    deadline: due?.deadline ?? null,
    urgent: isUrgent(low),
    topics: topicsIn(low),
    places: placesIn(plain),
    targets: targetsIn(plain, low),
    references: documentNumbersIn(plain),
    rules,
    confidence: confidenceOf(
      kindRule?.name,
      own,
      due !== null && !due.deadline.inferred,
      inherited.length > 0,
    ),
  };
  return { clause, leads: own.filter(({ role }) => role === 'LEAD') };
}

const HARD_DATE = /(?:trước|chậm nhất|muộn nhất|hạn|hoàn thành|xong|trong thời gian|trong vòng)(?![\p{L}])/u;

/** Whether a clause of unknown verbs says until when: "100% hộ kinh doanh ký cam kết trước 30/11". */
function binds(low: string, context: TimeContext): boolean {
  if (!HARD_DATE.test(low)) return false;
  const kind = deadlineIn(low, context)?.deadline.kind;
  return kind === 'FIXED' || kind === 'RELATIVE' || kind === 'RECURRING';
}

/** "… và giao nhiệm vụ cho từng đơn vị." opens a speech and orders nothing. */
const ONLY_OPENS = /giao nhiệm vụ (?:cụ thể )?cho (?:từng|các) [^,;.:]{3,40}[.:]?$/u;

const SPEAKER =
  /^(?:(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|tiếp đó|trước mắt|thời gian tới|trong thời gian tới|đặc biệt|do đó|vì vậy|theo đó|cũng)[,:]? )?(?:(?:(?:tôi|đồng chí|ông|bà|anh|chị|thầy|cô|chủ tịch|bí thư|phó|thường trực|ubnd|ban|hội nghị|cuộc họp|phiên họp|giám đốc|hiệu trưởng|bộ trưởng|thứ trưởng|thủ tướng|lãnh đạo)(?:[^.;:]{0,140}?)? )?(?:(?:cũng |đã )?(?:yêu cầu|đề nghị|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo(?! làm| tổ| triển| thực| xây| rà)|quán triệt|giao),? ))?/u;

/** "Trong quý IV/2025, hoàn thành …": when stands before what. */
const TIME_BEFORE =
  /^(?:trong|đến|từ nay|từ|trước|sau|chậm nhất|muộn nhất|mỗi|hằng|hàng|định kỳ|vào|ngay|hết|cuối|đầu) (?=[^,;:]*(?:\d|tháng|quý|tuần|năm|ngày|nay|mai))[^,;:]{2,60}, (?=\p{Ll})/u;

/** Behind a label that only says what the clause is about: "Về kiến nghị của thành phố: đồng ý …". */
const TOPIC_LABEL =
  /^(?:(?:về|đối với|công tác|lĩnh vực|nội dung|việc|liên quan)[^:]{3,200}: ?|(?!(?:[^:]* )?(?:yêu cầu|đề nghị|giao|chỉ đạo|mục tiêu|chỉ tiêu|phấn đấu)(?![\p{L}]))[^,.;:()]{2,90}: (?=\S))/u;

/** "Người dân | trong khu cách ly | không được …": what stands between who is meant and what is forbidden. */
const FORBIDS_BEHIND =
  /^((?:trong|tại|ở|của|trên|thuộc|nơi) [^,;:]{2,70}? )(?:không được|tuyệt đối không|nghiêm cấm|không để)/u;

function saidOf(words: string, own: readonly Assigned[], { frame }: Item): Said {
  const label = own.length ? 0 : (TOPIC_LABEL.exec(words)?.[0].length ?? 0);
  const low = words.slice(label);
  const leadEnd = own.reduce((last, { end }) => Math.max(last, end), 0);
  const speaker = SPEAKER.exec(low)?.[0].length ?? 0;
  const from = Math.max(leadEnd, speaker);
  const predicate = low
    .slice(from)
    .replace(/^[\s:,]+/u, '')
    .replace(TIME_BEFORE, '')
    .replace(/^(?:và |cần |phải |tiếp tục )+(?=không|tuyệt đối|phấn đấu)/u, '');
  const forbids = own.length ? FORBIDS_BEHIND.exec(predicate)?.[1] : undefined;
  return {
    low,
    predicate: forbids ? predicate.slice(forbids.length) : predicate,
    addressed: own.length > 0,
    under: frame.mood,
  };
}

const FORBIDS_ALL = /^(?:nghiêm cấm|tuyệt đối không|(?:kiên quyết |tuyệt đối )?không (?:để|được))/u;

function inheritedBy(
  { frame, listed, continues }: Item,
  carried: readonly Assigned[],
  low: string,
): readonly Assigned[] {
  if (listed && frame.leads.length) return frame.leads;
  // "Nghiêm cấm …" forbids everybody, not the unit that happened to be spoken of.
  return carried.length && (continues || !FORBIDS_ALL.test(low)) ? carried : frame.leads;
}

function addresseesOf(
  kind: string,
  own: readonly Assigned[],
  further: readonly Assigned[],
  inherited: readonly Assigned[],
): ExtractedAddressee[] {
  if (!BINDING.has(kind)) return [];
  const seen = new Map<string, ExtractedAddressee>();
  const add = (assigned: Assigned, isInherited: boolean, role: AssignmentRole = assigned.role) => {
    const key = assigned.name.toLowerCase();
    if (!seen.has(key))
      seen.set(key, {
        name: assigned.name.replace(/\s+/gu, ' '),
        role,
        inherited: isInherited,
        is: assigned.is,
      });
  };
  for (const assigned of own) add(assigned, false);
  for (const assigned of inherited) add(assigned, true);
  for (const assigned of further) add(assigned, false);
  return [...seen.values()];
}

function dueOf(
  plain: string,
  low: string,
  { frame }: Item,
  kind: string,
  context: TimeContext,
): { deadline: ExtractedDeadline; rule: string } | null {
  const own = deadlineIn(low, context) ?? (kind === 'TARGET' ? periodOfTarget(low, context) : null);
  if (own)
    return said(
      { found: own.deadline, words: plain.slice(own.deadline.from, own.deadline.to), rule: own.rule },
      false,
    );
  if (frame.deadline) return said(frame.deadline, false);
  return frame.implied && kind === 'DIRECTIVE' ? said(frame.implied, true) : null;
}

function said({ found, words, rule }: SaidDeadline, inferred: boolean) {
  const { kind, start, due, precision, recurrence } = found;
  return { deadline: { words, kind, start, due, precision, recurrence, inferred }, rule };
}

/** How sure a proposal is: an order to a named unit with a deadline is the surest. */
function confidenceOf(
  rule: string | undefined,
  own: readonly Assigned[],
  isDue: boolean,
  inherits: boolean,
): number {
  if (!rule) return 0.3;
  if (rule !== 'orders' && rule !== 'forbids') return 0.75;
  const named = own.some(({ is }) => is !== 'GROUP');
  if (named) return isDue ? 0.95 : 0.85;
  if (own.length) return isDue ? 0.85 : 0.8;
  return inherits ? 0.7 : 0.55;
}
