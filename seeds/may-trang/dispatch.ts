import type { EntityManager } from '@mikro-orm/core';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import { type Day, parseDay } from '../../src/shared/day.ts';
import { sha256Of } from '../../src/shared/sha256.ts';
import { upperFirst } from '../../src/shared/upper-first.ts';
import { outcomeSlot, seedFor } from './briefing.ts';
import { addMonths, type BriefingMonth, demoId, nextWorkday } from './calendar.ts';
import { insertDirective } from './directives.ts';
import { createOrder, type IssuedOrder, type Participants } from './orders.ts';
import { Random } from './random.ts';
import { themes } from './themes.ts';

const NUMBER = 25;

const documentTypes = [
  { kind: 'DISPATCH', sign: 'CV/TU', name: 'Công văn' },
  { kind: 'PLAN', sign: 'KH/TU', name: 'Kế hoạch' },
  { kind: 'DECISION', sign: 'QĐ/TU', name: 'Quyết định' },
] as const;

/** Inserts an order that the committee gave in a document without a meeting, in the middle of the month before a briefing. */
export function insertDispatch(
  em: EntityManager,
  participants: Participants,
  month: BriefingMonth,
  today: Day,
): IssuedOrder {
  const { serial, heldOn } = month;
  const period = addMonths(month.period, -1);
  const issuedOn = nextWorkday(parseDay(`${period}-19`));
  const chance = new Random(seedFor(month, 600));
  const documentType = chance.pick(documentTypes);
  const theme = chance.pick(themes);
  const slot = outcomeSlot(month, NUMBER);
  const order = createOrder({
    participants: participants,
    theme,
    on: issuedOn,
    number: NUMBER,
    slot,
    chance,
    usedTemplates: new Set(),
  });
  const number = `${(serial % 12) * 9 + 31}-${documentType.sign}`;
  const title = `${documentType.name} về ${theme.heading}`;
  const opening = `THÀNH ỦY MÂY TRẮNG (văn bản hư cấu, dùng để minh họa)\nSố ${number}\n\n${title}\n\nTheo đề nghị của Văn phòng Thành ủy, Thường trực Thành ủy có ý kiến như sau:\n`;
  const words = upperFirst(order.text);
  const text = `${opening}${words}.\n`;
  const [start, end] = [opening.length, opening.length + words.length];
  const document = em.create(Document, {
    id: demoId(Document, issuedOn, number),
    kind: documentType.kind,
    number,
    year: Number(period.slice(0, 4)),
    title,
    issuer: participants.units.body,
    issuedOn,
    confidentiality: theme.parentName.startsWith('Quốc phòng') ? 'RESTRICTED' : 'INTERNAL',
    text,
    sha256: sha256Of(text),
    length: text.length,
    zoneStart: start,
    zoneEnd: end + 1,
  });
  const span = em.create(TextSpan, {
    id: demoId(TextSpan, issuedOn, number),
    document,
    start,
    end,
    quote: words,
    clause: 1,
  });
  return insertDirective(em, order, {
    participants: participants,
    code: `MT-${period}/VB`,
    issuedOn,
    nextOn: heldOn,
    today,
    citation: `${documentType.name} số ${number}`,
    span,
    meeting: null,
    conclusion: null,
    isDraft: false,
    seed: seedFor(month, NUMBER),
  });
}
