import { createHash } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import type { Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import type { Day } from '../../src/shared/day.ts';
import { idOf, type Month } from './calendar.ts';
import { enterDirective } from './directives.ts';
import { enterMeeting } from './meetings.ts';
import { type Clause, compose, type Notice } from './notice.ts';
import { type Cast, type Issued, type Order, orderOf } from './orders.ts';
import { Chance } from './random.ts';
import { type Agenda, enterRelation, enterReview, relationsTo } from './reviews.ts';
import { themes } from './themes.ts';

const ORDERS = 24;
const THEMES = 6;

/** Where in the deck of a hundred fates an order stands: 37 and 100 share no divisor, so all come up equally often. */
export const placeOf = ({ serial }: Month, number: number) => ((serial * 25 + number) * 37) % 100;

/** The seed of all that happens around an order: the same whenever the body is seeded. */
export const seedOf = ({ serial }: Month, number: number) => serial * 1000 + number;

/** What a briefing is held with. */
export interface Briefing {
  readonly cast: Cast;
  readonly month: Month;
  readonly today: Day;
  readonly before: readonly Issued[];
  readonly agenda: Agenda;
  /** Some of its orders are still being written. */
  readonly isRecent: boolean;
}

/** The orders of a briefing: what follows from the last one, then six themes in turn; one of them forbids. */
function speak({ cast, month, before }: Briefing, chance: Chance): Order[] {
  const relations = relationsTo(before, month.serial, chance);
  const fresh = themes.filter((theme) => !relations.some(({ to }) => to.order.theme === theme));
  const chosen = [
    ...new Set(relations.map(({ to }) => to.order.theme)),
    ...chance.some(Math.max(2, THEMES - relations.length), fresh),
  ];
  const taken = new Set<string>();
  return Array.from({ length: ORDERS }, (_, index) => {
    const number = index + 1;
    const relation = relations[index] ?? null;
    return orderOf({
      cast,
      theme: relation?.to.order.theme ?? (chosen[index % chosen.length] as (typeof chosen)[number]),
      on: month.heldOn,
      number,
      place: placeOf(month, number),
      chance,
      relation,
      prohibits: number === ORDERS,
      taken,
    });
  });
}

function enterDocument(
  em: EntityManager,
  { cast, month }: Briefing,
  meeting: Meeting,
  typed: Notice,
): Document {
  const { period, heldOn, notice, serial } = month;
  return em.create(Document, {
    id: idOf(Document, heldOn, period),
    kind: 'CONCLUSION_NOTICE',
    number: notice,
    year: Number(period.slice(0, 4)),
    title: typed.title,
    issuer: cast.units.body,
    issuedOn: heldOn,
    meeting,
    confidentiality: serial % 3 === 0 ? 'PUBLIC' : 'INTERNAL',
    text: typed.text,
    sha256: createHash('sha256').update(typed.text).digest('hex'),
    length: typed.text.length,
    zoneStart: typed.zone.start,
    zoneEnd: typed.zone.end,
  });
}

const kindOf = ({ order, other }: Clause) =>
  order ? (order.kind === 'STANDING_RULE' ? 'PROHIBITION' : 'DIRECTIVE') : other?.kind;

/** Enters one briefing: meeting, notice, conclusions, directives and what it says of earlier ones. */
export function enterBriefing(em: EntityManager, briefing: Briefing): Issued[] {
  const { cast, month, today, before, agenda } = briefing;
  const { heldOn, period } = month;
  const chance = new Chance(seedOf(month, 500));
  const orders = speak(briefing, chance);
  const lookedAt = agenda.take(before, heldOn, chance);
  const sentences = lookedAt.map(({ sentence }) => sentence);
  const typed = compose(month, cast.people.chairOn(heldOn).fullName, orders, sentences, chance);
  const meeting = enterMeeting(em, cast, month, chance);
  const document = enterDocument(em, briefing, meeting, typed);
  let spans = 0;
  const mark = ({ start, end }: { start: number; end: number }, clause: number | null) =>
    em.create(TextSpan, {
      id: idOf(TextSpan, heldOn, `${period}/${start}`, spans++),
      document,
      start,
      end,
      quote: typed.text.slice(start, end),
      clause,
    });
  lookedAt.forEach((looked, index) => {
    const place = typed.lookingBack[index];
    if (place) enterReview(em, looked, meeting, heldOn, mark(place, null));
  });
  let ordinal = 0;
  return typed.clauses.flatMap((clause, index) => {
    const span = mark(clause, index + 1);
    const { order } = clause;
    const kind = kindOf(clause);
    // The opening of the list is a clause from which nothing follows: coverage shows it.
    if (!kind) return [];
    const conclusion = em.create(Conclusion, {
      id: idOf(Conclusion, heldOn, `${period}/${index}`, index),
      meeting,
      ordinal: ++ordinal,
      kind,
      text: span.quote,
      span,
      noActionNeeded: ['ASSESSMENT', 'REPORT', 'NOTICE'].includes(kind),
      topics: order ? [cast.topics.get(order.theme)] : [],
    } as RequiredEntityData<Conclusion>);
    if (!order) return [];
    const issued = enterDirective(em, order, {
      cast,
      code: `MT-${period}/${String(order.number).padStart(2, '0')}`,
      issuedOn: heldOn,
      nextOn: month.nextOn,
      today,
      source: `Thông báo số ${month.notice}`,
      span,
      meeting,
      conclusion,
      isDraft: briefing.isRecent && [17, 21].includes(order.number),
      seed: seedOf(month, order.number),
    });
    enterRelation(em, issued, heldOn);
    return [issued];
  });
}
