import type { AssignmentRole } from '../../entities/directives/assignment.entity.ts';
import type { AddresseeMatch, ClauseText } from '../addressees/rules/addressee-rule.ts';
import { FURTHER_RULES, findLeads } from '../addressees/rules/addressee-rules.ts';
import type { ReferenceDate } from '../deadlines/date-expressions.ts';
import { toExtractedDeadline } from '../deadlines/deadline-rule.ts';
import { findDeadline, findTargetPeriod } from '../deadlines/find-deadline.ts';
import type { ExtractedAddressee, ExtractedClause, ExtractedDeadline } from '../extraction.ts';
import { type ClauseFeatures, KIND_RULES } from '../kinds/kind-rules.ts';
import { extractTerms } from '../terms/extract-terms.ts';
import type { NormalizedText } from '../text/normalized-text.ts';
import type { ClauseCandidate } from './clause-candidates.ts';

/** A clause and the leads that it passes on to the next clause of its paragraph. */
export interface ClauseResult {
  readonly clause: ExtractedClause;
  readonly leads: readonly AddresseeMatch[];
}

const BINDING_KINDS = new Set(['DIRECTIVE', 'PROHIBITION', 'TARGET']);
/** The kinds of clause that the sentence that opens a speech may hold. Praise in it only introduces the speech. */
const BINDING_KINDS_IN_OPENING = new Set(['DIRECTIVE', 'PROHIBITION', 'DECISION', 'TARGET', 'NOTICE']);

/**
 * Extracts the clause of one candidate. Returns null if the candidate is not a clause.
 *
 * `inheritedLeads` are the leads of the clause before it.
 */
export function extractClause(
  source: NormalizedText,
  item: ClauseCandidate,
  inheritedLeads: readonly AddresseeMatch[],
  reference: ReferenceDate,
): ClauseResult | null {
  const clauseText: ClauseText = {
    text: source.text.slice(item.start, item.end),
    lower: source.lower.slice(item.start, item.end),
  };
  const { text, lower } = clauseText;
  const { leads: own, rule: leadRule } = findLeads(clauseText);
  const otherAddressees = FURTHER_RULES.flatMap((rule) =>
    rule.find(clauseText).map((assigned) => ({ assigned, rule: rule.name })),
  );
  if (item.isInOpening && OPENING_ONLY.test(lower)) return null;
  const features = buildClauseFeatures(lower, own, item);
  const kindRule = KIND_RULES.find(({ applies }) => applies(features));
  const isDated =
    !kindRule && item.context.sectionKind !== 'FINDINGS' && hasBindingDeadline(lower, reference);
  const kind = kindRule?.kind ?? (isDated ? 'DIRECTIVE' : 'ASSESSMENT');
  if (item.isInOpening && !BINDING_KINDS_IN_OPENING.has(kind)) return null;
  // A short line without an end mark, to which no rule applies, is a caption or an author.
  if (!kindRule && !isDated && item.isRunningText && lower.length < 90 && !/[.;:!?]$/u.test(lower))
    return null;
  const leadsToInherit = kind === 'TARGET' && !item.continuesSentence ? [] : inheritedLeads;
  const inherited =
    BINDING_KINDS.has(kind) && own.length === 0 ? inheritLeads(item, leadsToInherit, lower) : [];
  const addressees = mergeAddressees(
    kind,
    own,
    otherAddressees.map(({ assigned }) => assigned),
    inherited,
  );
  const due = BINDING_KINDS.has(kind) ? findClauseDeadline({ text, lower }, item, kind, reference) : null;
  const rules = [
    kindRule?.name ?? (isDated ? 'dated' : 'no-rule'),
    ...(leadRule ? [leadRule] : inherited.length ? ['inherited'] : []),
    ...new Set(otherAddressees.map(({ rule }) => rule)),
    ...(due ? [due.rule] : []),
  ];
  const clause: ExtractedClause = {
    ...source.originalSpan(item.start, item.end),
    kind,
    addressees,
    deadline: due?.deadline ?? null,
    ...extractTerms(text, lower),
    rules,
    confidence: scoreConfidence(
      kindRule?.name,
      own,
      due !== null && !due.deadline.inferred,
      inherited.length > 0,
    ),
  };
  return { clause, leads: own.filter(({ role }) => role === 'LEAD') };
}

const BINDING_DEADLINE_WORDS =
  /(?:trước|chậm nhất|muộn nhất|hạn|hoàn thành|xong|trong thời gian|trong vòng)(?![\p{L}])/u;

/** Returns whether a clause without a known verb states a deadline: "100% hộ kinh doanh ký cam kết trước 30/11". */
function hasBindingDeadline(lower: string, reference: ReferenceDate): boolean {
  if (!BINDING_DEADLINE_WORDS.test(lower)) return false;
  const kind = findDeadline(lower, reference)?.deadline.kind;
  return kind === 'FIXED' || kind === 'RELATIVE' || kind === 'RECURRING';
}

/** "… và giao nhiệm vụ cho từng đơn vị." introduces a speech and orders nothing. */
const OPENING_ONLY = /giao nhiệm vụ (?:cụ thể )?cho (?:từng|các) [^,;.:]{3,40}[.:]?$/u;

const SPEAKER =
  /^(?:(?:đồng thời|bên cạnh đó|ngoài ra|cùng với đó|tiếp đó|trước mắt|thời gian tới|trong thời gian tới|đặc biệt|do đó|vì vậy|theo đó|cũng)[,:]? )?(?:(?:(?:tôi|đồng chí|ông|bà|anh|chị|thầy|cô|chủ tịch|bí thư|phó|thường trực|ubnd|ban|hội nghị|cuộc họp|phiên họp|giám đốc|hiệu trưởng|bộ trưởng|thứ trưởng|thủ tướng|lãnh đạo)(?:[^.;:]{0,140}?)? )?(?:(?:cũng |đã )?(?:yêu cầu|đề nghị|nhấn mạnh|chỉ rõ|lưu ý|chỉ đạo(?! làm| tổ| triển| thực| xây| rà)|quán triệt|giao),? ))?/u;

/** The time before the action: "Trong quý IV/2025, hoàn thành …". */
const LEADING_TIME =
  /^(?:trong|đến|từ nay|từ|trước|sau|chậm nhất|muộn nhất|mỗi|hằng|hàng|định kỳ|vào|ngay|hết|cuối|đầu) (?=[^,;:]*(?:\d|tháng|quý|tuần|năm|ngày|nay|mai))[^,;:]{2,60}, (?=\p{Ll})/u;

/** A label that only names the topic of the clause: "Về kiến nghị của thành phố: đồng ý …". */
const TOPIC_LABEL =
  /^(?:(?:về|đối với|công tác|lĩnh vực|nội dung|việc|liên quan)[^:]{3,200}: ?|(?!(?:[^:]* )?(?:yêu cầu|đề nghị|giao|chỉ đạo|mục tiêu|chỉ tiêu|phấn đấu)(?![\p{L}]))[^,.;:()]{2,90}: (?=\S))/u;

/** The words between the addressee and the prohibition: "Người dân | trong khu cách ly | không được …". */
const PLACE_BEFORE_PROHIBITION =
  /^((?:trong|tại|ở|của|trên|thuộc|nơi) [^,;:]{2,70}? )(?:không được|tuyệt đối không|nghiêm cấm|không để)/u;

function buildClauseFeatures(
  clause: string,
  own: readonly AddresseeMatch[],
  { context }: ClauseCandidate,
): ClauseFeatures {
  const labelLength = own.length ? 0 : (TOPIC_LABEL.exec(clause)?.[0].length ?? 0);
  const lower = clause.slice(labelLength);
  const leadEnd = own.reduce((last, { end }) => Math.max(last, end), 0);
  const speaker = SPEAKER.exec(lower)?.[0].length ?? 0;
  const from = Math.max(leadEnd, speaker);
  const predicate = lower
    .slice(from)
    .replace(/^[\s:,]+/u, '')
    .replace(LEADING_TIME, '')
    .replace(/^(?:và |cần |phải |tiếp tục )+(?=không|tuyệt đối|phấn đấu)/u, '');
  const placePrefix = own.length ? PLACE_BEFORE_PROHIBITION.exec(predicate)?.[1] : undefined;
  return {
    lower: lower,
    predicate: placePrefix ? predicate.slice(placePrefix.length) : predicate,
    namesAddressee: own.length > 0,
    sectionKind: context.sectionKind,
  };
}

const GENERAL_PROHIBITION = /^(?:nghiêm cấm|tuyệt đối không|(?:kiên quyết |tuyệt đối )?không (?:để|được))/u;

function inheritLeads(
  { context, isListed, continuesSentence }: ClauseCandidate,
  previousLeads: readonly AddresseeMatch[],
  lower: string,
): readonly AddresseeMatch[] {
  if (isListed && context.leads.length) return context.leads;
  // "Nghiêm cấm …" applies to everybody, not to the unit of the clause before it.
  return previousLeads.length && (continuesSentence || !GENERAL_PROHIBITION.test(lower))
    ? previousLeads
    : context.leads;
}

function mergeAddressees(
  kind: string,
  own: readonly AddresseeMatch[],
  others: readonly AddresseeMatch[],
  inherited: readonly AddresseeMatch[],
): ExtractedAddressee[] {
  if (!BINDING_KINDS.has(kind)) return [];
  const byName = new Map<string, ExtractedAddressee>();
  const add = (assigned: AddresseeMatch, isInherited: boolean, role: AssignmentRole = assigned.role) => {
    const key = assigned.name.toLowerCase();
    if (!byName.has(key))
      byName.set(key, {
        name: assigned.name.replace(/\s+/gu, ' '),
        role,
        inherited: isInherited,
        form: assigned.form,
      });
  };
  for (const assigned of own) add(assigned, false);
  for (const assigned of inherited) add(assigned, true);
  for (const assigned of others) add(assigned, false);
  return [...byName.values()];
}

function findClauseDeadline(
  { text, lower }: { readonly text: string; readonly lower: string },
  { context }: ClauseCandidate,
  kind: string,
  reference: ReferenceDate,
): { deadline: ExtractedDeadline; rule: string } | null {
  const own =
    findDeadline(lower, reference) ?? (kind === 'TARGET' ? findTargetPeriod(lower, reference) : null);
  if (own) {
    const words = text.slice(own.deadline.from, own.deadline.to);
    return { deadline: toExtractedDeadline(own.deadline, words), rule: own.rule };
  }
  const inferred = !context.deadline;
  const quoted = context.deadline ?? (kind === 'DIRECTIVE' ? context.impliedDeadline : null);
  return quoted && { deadline: toExtractedDeadline(quoted.match, quoted.words, inferred), rule: quoted.rule };
}

/** Returns the confidence of a proposal. An order to a named unit with a deadline has the highest confidence. */
function scoreConfidence(
  rule: string | undefined,
  own: readonly AddresseeMatch[],
  hasDeadline: boolean,
  inheritsLeads: boolean,
): number {
  if (!rule) return 0.3;
  if (rule !== 'directive' && rule !== 'prohibition') return 0.75;
  const named = own.some(({ form }) => form !== 'GROUP');
  if (named) return hasDeadline ? 0.95 : 0.85;
  if (own.length) return hasDeadline ? 0.85 : 0.8;
  return inheritsLeads ? 0.7 : 0.55;
}
