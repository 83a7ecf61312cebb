import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { sha256Of } from '../../src/shared/sha256.ts';
import { type BriefingMonth, demoId } from './calendar.ts';
import { insertDirective } from './directives.ts';
import { insertMeeting } from './meetings.ts';
import { composeNotice, type Notice, type NoticeClause } from './notice.ts';
import { createOrder, type IssuedOrder, type Order, type Participants } from './orders.ts';
import { Random } from './random.ts';
import { chooseRelations, insertRelation, insertReview, type ReviewAgenda } from './reviews.ts';
import { themes } from './themes.ts';

const ORDERS_PER_BRIEFING = 24;
const THEMES_PER_BRIEFING = 6;

/**
 * Returns the slot of an order among the hundred outcomes. 37 and 100 have no common divisor, so all outcomes are equally
 * frequent.
 */
export const outcomeSlot = ({ serial }: BriefingMonth, number: number) => ((serial * 25 + number) * 37) % 100;

/** Returns the random seed of an order. It is the same in every run. */
export const seedFor = ({ serial }: BriefingMonth, number: number) => serial * 1000 + number;

/** The input of a briefing. */
export interface BriefingInput {
  readonly participants: Participants;
  readonly month: BriefingMonth;
  readonly today: Day;
  readonly before: readonly IssuedOrder[];
  readonly agenda: ReviewAgenda;
  /** True if some of its orders are still drafts. */
  readonly isRecent: boolean;
}

/**
 * Creates the orders of a briefing: those that follow from the last briefing, then orders of six themes in turn. One order is a
 * prohibition.
 */
function createOrders({ participants, month, before }: BriefingInput, chance: Random): Order[] {
  const relations = chooseRelations(before, month.serial, chance);
  const fresh = themes.filter((theme) => !relations.some(({ to }) => to.order.theme === theme));
  const chosen = [
    ...new Set(relations.map(({ to }) => to.order.theme)),
    ...chance.sample(Math.max(2, THEMES_PER_BRIEFING - relations.length), fresh),
  ];
  const usedTemplates = new Set<string>();
  return Array.from({ length: ORDERS_PER_BRIEFING }, (_, index) => {
    const number = index + 1;
    const relation = relations[index] ?? null;
    return createOrder({
      participants,
      theme: relation?.to.order.theme ?? (chosen[index % chosen.length] as (typeof chosen)[number]),
      on: month.heldOn,
      number,
      slot: outcomeSlot(month, number),
      chance,
      relation,
      isProhibition: number === ORDERS_PER_BRIEFING,
      usedTemplates: usedTemplates,
    });
  });
}

function insertDocument(
  em: EntityManager,
  { participants, month }: BriefingInput,
  meeting: Meeting,
  notice: Notice,
): Document {
  const { period, heldOn, noticeNumber, serial } = month;
  return em.create(Document, {
    id: demoId(Document, heldOn, period),
    kind: 'CONCLUSION_NOTICE',
    number: noticeNumber,
    year: Number(period.slice(0, 4)),
    title: notice.title,
    issuer: participants.units.body,
    issuedOn: heldOn,
    meeting,
    confidentiality: serial % 3 === 0 ? 'PUBLIC' : 'INTERNAL',
    text: notice.text,
    sha256: sha256Of(notice.text),
    length: notice.text.length,
    zoneStart: notice.zone.start,
    zoneEnd: notice.zone.end,
  });
}

const conclusionKind = ({ order, other }: NoticeClause) =>
  order ? (order.kind === 'STANDING_RULE' ? 'PROHIBITION' : 'DIRECTIVE') : other?.kind;

/** Inserts a briefing: meeting, notice, conclusions, directives, and its reviews of earlier directives. */
export function insertMonthlyBriefing(em: EntityManager, briefing: BriefingInput): IssuedOrder[] {
  const { participants, month, today, before, agenda } = briefing;
  const { heldOn, period } = month;
  const chance = new Random(seedFor(month, 500));
  const orders = createOrders(briefing, chance);
  const reviewed = agenda.reviewsFor(before, heldOn, chance);
  const sentences = reviewed.map(({ sentence }) => sentence);
  const notice = composeNotice(
    month,
    participants.people.chairOn(heldOn).fullName,
    { orders, sentences },
    chance,
  );
  const meeting = insertMeeting(em, participants, month, chance);
  const document = insertDocument(em, briefing, meeting, notice);
  let spans = 0;
  const insertSpan = ({ start, end }: { start: number; end: number }, clause: number | null) =>
    em.create(TextSpan, {
      id: demoId(TextSpan, heldOn, `${period}/${start}`, spans++),
      document,
      start,
      end,
      quote: notice.text.slice(start, end),
      clause,
    });
  reviewed.forEach((review, index) => {
    const range = notice.reviewRanges[index];
    if (range) insertReview(em, review, { meeting, on: heldOn }, insertSpan(range, null));
  });
  let ordinal = 0;
  return notice.clauses.flatMap((clause, index) => {
    const span = insertSpan(clause, index + 1);
    const { order } = clause;
    const kind = conclusionKind(clause);
    // The introduction of the list is a clause without a conclusion. The coverage shows it.
    if (!kind) return [];
    const conclusion = em.create(Conclusion, {
      id: demoId(Conclusion, heldOn, `${period}/${index}`, index),
      meeting,
      ordinal: ++ordinal,
      kind,
      text: span.quote,
      span,
      noActionNeeded: ['ASSESSMENT', 'REPORT', 'NOTICE'].includes(kind),
      topics: order ? [participants.topics.get(order.theme)] : [],
    } as RequiredEntityData<Conclusion>);
    if (!order) return [];
    const issued = insertDirective(em, order, {
      participants,
      code: `MT-${period}/${String(order.number).padStart(2, '0')}`,
      issuedOn: heldOn,
      nextOn: month.nextOn,
      today,
      citation: `Thông báo số ${month.noticeNumber}`,
      span,
      meeting,
      conclusion,
      isDraft: briefing.isRecent && [17, 21].includes(order.number),
      seed: seedFor(month, order.number),
    });
    insertRelation(em, issued, heldOn);
    return [issued];
  });
}
