import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/core';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import { type Day, day } from '../../src/shared/day.ts';
import { placeOf, seedOf } from './briefing.ts';
import { idOf, type Month, monthAfter, workday } from './calendar.ts';
import { enterDirective } from './directives.ts';
import { capital } from './notice.ts';
import { type Cast, type Issued, orderOf } from './orders.ts';
import { Chance } from './random.ts';
import { themes } from './themes.ts';

const NUMBER = 25;

const papers = [
  { kind: 'DISPATCH', sign: 'CV/TU', name: 'Công văn' },
  { kind: 'PLAN', sign: 'KH/TU', name: 'Kế hoạch' },
  { kind: 'DECISION', sign: 'QĐ/TU', name: 'Quyết định' },
] as const;

/** Enters what the committee ordered by a document alone, in the middle of the month before a briefing. */
export function enterDispatch(em: EntityManager, cast: Cast, month: Month, today: Day): Issued {
  const { serial, heldOn } = month;
  const period = monthAfter(month.period, -1);
  const issuedOn = workday(day(`${period}-19`));
  const chance = new Chance(seedOf(month, 600));
  const paper = chance.pick(papers);
  const theme = chance.pick(themes);
  const place = placeOf(month, NUMBER);
  const order = orderOf({ cast, theme, on: issuedOn, number: NUMBER, place, chance, taken: new Set() });
  const number = `${(serial % 12) * 9 + 31}-${paper.sign}`;
  const title = `${paper.name} về ${theme.heading}`;
  const opening = `THÀNH ỦY MÂY TRẮNG (văn bản hư cấu, dùng để minh họa)\nSố ${number}\n\n${title}\n\nTheo đề nghị của Văn phòng Thành ủy, Thường trực Thành ủy có ý kiến như sau:\n`;
  const words = capital(order.text);
  const text = `${opening}${words}.\n`;
  const [start, end] = [opening.length, opening.length + words.length];
  const document = em.create(Document, {
    id: idOf(Document, issuedOn, number),
    kind: paper.kind,
    number,
    year: Number(period.slice(0, 4)),
    title,
    issuer: cast.units.body,
    issuedOn,
    confidentiality: theme.under.startsWith('Quốc phòng') ? 'RESTRICTED' : 'INTERNAL',
    text,
    sha256: createHash('sha256').update(text).digest('hex'),
    length: text.length,
    zoneStart: start,
    zoneEnd: end + 1,
  });
  const span = em.create(TextSpan, {
    id: idOf(TextSpan, issuedOn, number),
    document,
    start,
    end,
    quote: words,
    clause: 1,
  });
  return enterDirective(em, order, {
    cast,
    code: `MT-${period}/VB`,
    issuedOn,
    nextOn: heldOn,
    today,
    source: `${paper.name} số ${number}`,
    span,
    meeting: null,
    conclusion: null,
    isDraft: false,
    seed: seedOf(month, NUMBER),
  });
}
