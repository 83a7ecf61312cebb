import { createHash } from 'node:crypto';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Conclusion, type ConclusionKind } from '../../src/conclusions/conclusion.entity.ts';
import { Topic } from '../../src/conclusions/topic.entity.ts';
import { Attendance, Meeting } from '../../src/meetings/meeting.entity.ts';
import { addDays, type Day, day } from '../../src/shared/day.ts';
import { Document, TextSpan } from '../../src/sources/document.entity.ts';
import { fixedId } from '../fixed-id.ts';
import { Chance } from './chance.ts';
import { enterRelations, enterReviews } from './follow-up.ts';
import { enterDirective, type Ordered, orderOf } from './orders.ts';
import { otherClauses, themes } from './texts.ts';
import { type Cast, enterCast, lastingId } from './units.ts';

const MONTHS = 24;
const ORDERS = 25;

/** One briefing of the fictional body, as later ones look back at it. */
export interface Held {
  readonly meeting: Meeting;
  readonly heldOn: Day;
  readonly orders: readonly Ordered[];
}

function monthsUntil(until: string): string[] {
  const [year, month] = until.split('-').map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, index) =>
    new Date(Date.UTC(year, month - MONTHS + index, 1)).toISOString().slice(0, 7),
  );
}

function enterTopics(em: EntityManager): Topic[] {
  const root = em.create(Topic, {
    id: lastingId(Topic, 'root'),
    code: 'nhiem-vu-chung',
    name: 'Nhiệm vụ chung',
  });
  return Object.keys(themes).map((name, index) =>
    em.create(Topic, { id: lastingId(Topic, name), code: `linh-vuc-${index + 1}`, name, parent: root }),
  );
}

interface Clause {
  readonly kind: ConclusionKind;
  readonly text: string;
  readonly order?: Ordered;
}

/** The notice of a briefing: an opening, the numbered clauses, a closing. Offsets are where each clause came to stand. */
function compose(period: string, number: number, clauses: readonly Clause[]) {
  const [year, month] = period.split('-');
  let text = `THÀNH ỦY MÂY TRẮNG (văn bản hư cấu)\nSố ${number}-TB/TU\n\nTHÔNG BÁO\nKết luận của Thường trực Thành ủy tại hội nghị giao ban tháng ${month}/${year}\n\nSau khi nghe các đơn vị báo cáo, Thường trực Thành ủy kết luận, chỉ đạo như sau:\n`;
  const zoneStart = text.length;
  const places = clauses.map((clause, index) => {
    text += `${index + 1}. `;
    const start = text.length;
    text += clause.text;
    const place = { start, end: text.length };
    text += '\n';
    return place;
  });
  const zoneEnd = text.trimEnd().length;
  text += '\nVăn phòng Thành ủy thông báo để các cơ quan, đơn vị biết, thực hiện./.\n';
  return { text, places, zoneStart, zoneEnd };
}

function enterBriefing(
  em: EntityManager,
  cast: Cast,
  topics: readonly Topic[],
  period: string,
  number: number,
  today: Day,
): Held {
  const chance = new Chance(7_919 * Number(period.replace('-', '')));
  const latest = day(`${period}-25`);
  const heldOn = latest > today ? today : latest;
  const id = (of: { prefix: string }, name: string) =>
    fixedId(of.prefix, `${heldOn}T01:00:00.000Z`, `demo/${period}/${name}`);
  const meeting = em.create(Meeting, {
    id: id(Meeting, 'meeting'),
    code: `MT-${period}`,
    kind: number % 12 === 0 ? 'REVIEW' : 'BRIEFING',
    title: `Hội nghị giao ban tháng ${period.slice(5)}/${period.slice(0, 4)} của Thường trực Thành ủy Mây Trắng`,
    period,
    heldOn,
    heldOnPrecision: 'DAY',
    state: 'CONCLUDED',
    host: cast.host,
    body: cast.body,
    chair: cast.people[number % 2],
    chairTitle: 'Chủ trì hội nghị',
  } as RequiredEntityData<Meeting>);
  for (const unit of cast.units.slice(0, 6))
    em.create(Attendance, {
      id: id(Attendance, unit.name),
      meeting,
      words: `lãnh đạo ${unit.name}`,
      role: chance.pick(['ATTENDED', 'REPORTED'] as const),
      organization: unit,
    });

  const orders = Array.from({ length: ORDERS }, (_, index) =>
    orderOf(cast, topics, heldOn, index + 1, chance),
  );
  const clauses: Clause[] = [
    { kind: 'ASSESSMENT', text: otherClauses[0]?.[1] ?? '' },
    ...orders.map(
      (order) => ({ kind: order.prohibits ? 'PROHIBITION' : 'DIRECTIVE', text: order.text, order }) as const,
    ),
    ...[number % 7, (number + 3) % 7].map((index) => {
      const [kind, text] = otherClauses[index] as (typeof otherClauses)[number];
      return { kind, text };
    }),
  ];
  const { text, places, zoneStart, zoneEnd } = compose(period, number, clauses);
  const document = em.create(Document, {
    id: id(Document, 'notice'),
    kind: 'CONCLUSION_NOTICE',
    number: `${number}-TB/TU`,
    year: Number(period.slice(0, 4)),
    title: `Thông báo kết luận hội nghị giao ban tháng ${period.slice(5)}/${period.slice(0, 4)}`,
    issuer: cast.body,
    issuedOn: heldOn,
    meeting,
    confidentiality: number % 8 === 5 ? 'RESTRICTED' : 'INTERNAL',
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    length: text.length,
    zoneStart,
    zoneEnd,
  });
  clauses.forEach((clause, index) => {
    const place = places[index] as { start: number; end: number };
    const span = em.create(TextSpan, {
      id: id(TextSpan, `${index}`),
      document,
      ...place,
      quote: clause.text,
      clause: index + 1,
    });
    // The praise at the opening is a clause from which nothing follows: coverage shows it.
    if (index === 0) return;
    const conclusion = em.create(Conclusion, {
      id: id(Conclusion, `${index}`),
      meeting,
      ordinal: index,
      kind: clause.kind,
      text: clause.text,
      span,
      noActionNeeded: !clause.order && index % 2 === 0,
      topics: clause.order ? [clause.order.topic] : [],
    } as RequiredEntityData<Conclusion>);
    if (clause.order)
      enterDirective(em, {
        cast,
        meeting,
        conclusion,
        span,
        order: clause.order,
        heldOn,
        today,
        period,
        chance,
      });
  });
  return { meeting, heldOn, orders };
}

/**
 * Enters the fictional body: two years of monthly briefings until a month, as they stand today.
 *
 * The same month and the same day give the same rows. Nothing happens after today but deadlines.
 */
export async function enterDemo(em: EntityManager, until: string, today: Day): Promise<void> {
  const cast = enterCast(em);
  const topics = enterTopics(em);
  const held = monthsUntil(until).map((period, index) =>
    enterBriefing(em, cast, topics, period, index + 1, today),
  );
  em.create(Meeting, {
    id: lastingId(Meeting, 'planned'),
    code: 'MT-SAP-TOI',
    kind: 'BRIEFING',
    title: 'Hội nghị giao ban kỳ tới',
    heldOn: addDays(today, 30),
    heldOnPrecision: 'DAY',
    state: 'PLANNED',
    host: cast.host,
    body: cast.body,
  } as RequiredEntityData<Meeting>);
  enterReviews(em, held, today);
  enterRelations(em, held);
  await em.flush();
  em.clear();
}
