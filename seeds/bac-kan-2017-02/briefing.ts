import { readFileSync } from 'node:fs';
import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { Conclusion } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import { Assignment } from '../../src/entities/directives/assignment.entity.ts';
import { Deadline } from '../../src/entities/directives/deadline.ts';
import { Directive } from '../../src/entities/directives/directive.entity.ts';
import { Transition } from '../../src/entities/directives/transition.entity.ts';
import { Document, TextSpan } from '../../src/entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../src/entities/meetings/meeting.entity.ts';
import { BodyPolicy } from '../../src/entities/units/body-policy.entity.ts';
import { Group } from '../../src/entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../src/entities/units/organization.entity.ts';
import { Person } from '../../src/entities/units/person.entity.ts';
import { parseDay } from '../../src/shared/day.ts';
import { foldDiacritics } from '../../src/shared/fold-diacritics.ts';
import { resolvePackageFile } from '../../src/shared/package-file.ts';
import { sha256Of } from '../../src/shared/sha256.ts';
import { fixedId } from '../fixed-id.ts';

const ENTERED_AT = '2017-02-28T00:00:00.000Z';

const seedId = (of: { prefix: string }, name: string) =>
  fixedId(of.prefix, ENTERED_AT, `bac-kan-2017-02/${name}`);

/** The id of the meeting. It is the same in every installation. */
export const FEBRUARY_2017_MEETING_ID = seedId(Meeting, 'meeting');

/** The exact text of the owner's document. */
export const SOURCE_TEXT = readFileSync(
  resolvePackageFile('seeds/bac-kan-2017-02/bac-kan-2017-02.txt'),
  'utf8',
);

/** The last day of February: the source names only the month. */
const HELD_ON = parseDay('2017-02-28');

/** The concluding zone: from the start of the speech to the end of the text. */
const ZONE = { start: 1650, end: 2622 } as const;

/** The clauses of the speech without a conclusion: praise, and the introduction of the list. */
const CLAUSES_WITHOUT_CONCLUSION = [
  [1650, 1802],
  [1803, 1925],
] as const;

interface BriefingClause {
  readonly span: readonly [start: number, end: number];
  readonly topic: string;
  /** The addressed group: `own` if the clause names it, `speech` if only the speech names it. Null for a notice. */
  readonly group: 'speech' | 'own' | null;
  readonly urgent?: boolean;
  readonly places?: string[];
}

/** The seven clauses as the owner expects them to be extracted. */
const CLAUSES: readonly BriefingClause[] = [
  { span: [1926, 2057], topic: 'Vụ xuân', group: 'speech' },
  { span: [2059, 2118], topic: 'Thu ngân sách', group: 'speech', urgent: true },
  { span: [2120, 2178], topic: 'Xây dựng cơ bản', group: 'speech' },
  { span: [2180, 2343], topic: 'Quản lý đô thị', group: 'speech' },
  { span: [2345, 2409], topic: 'Nông thôn mới', group: 'speech', places: ['xã Nông Thượng'] },
  { span: [2411, 2545], topic: 'Xây dựng Đảng', group: 'own' },
  { span: [2547, 2622], topic: 'Xây dựng Đảng', group: null },
];

/** Returns the deadline of the list, "Nhiệm vụ công tác tháng 3". It is implied: no clause of the list states it. */
const impliedDeadline = () =>
  Object.assign(new Deadline(), {
    kind: 'FIXED',
    words: 'nhiệm vụ công tác tháng 3',
    dueOn: parseDay('2017-03-31'),
    precision: 'MONTH',
    inferred: true,
  } as const);

const topicCode = (topic: string) => foldDiacritics(topic).toLowerCase().replaceAll(' ', '-');

/** Inserts the people, units and groups that the text names, and no others. */
function insertParticipants(em: EntityManager) {
  const committee = em.create(Organization, {
    id: seedId(Organization, 'thanh-uy'),
    name: 'Thành ủy Bắc Kạn',
    kind: 'PARTY_COMMITTEE',
  });
  const standing = em.create(Organization, {
    id: seedId(Organization, 'thuong-truc'),
    name: 'Thường trực Thành ủy Bắc Kạn',
    kind: 'PARTY_COMMITTEE',
    parent: committee,
  });
  em.create(Organization, {
    id: seedId(Organization, 'nong-thuong'),
    name: 'Xã Nông Thượng',
    kind: 'COMMUNE',
    parent: committee,
  });
  em.create(OrganizationAlias, {
    id: seedId(OrganizationAlias, 'thanh-uy'),
    organization: committee,
    name: 'Thành ủy',
  });
  em.create(OrganizationAlias, {
    id: seedId(OrganizationAlias, 'thuong-truc'),
    organization: standing,
    name: 'Thường trực Thành ủy',
  });
  // The briefing was in the news, so everybody may read its records.
  em.create(BodyPolicy, { id: seedId(BodyPolicy, 'policy'), body: committee, publication: 'RECORDS' });
  const chair = em.create(Person, { id: seedId(Person, 'chair'), fullName: 'Triệu Đức Lân' });
  const group = (name: string) => em.create(Group, { id: seedId(Group, name), name, body: committee });
  return {
    committee,
    standing,
    chair,
    speech: group('các địa phương, đơn vị'),
    own: group('các địa phương'),
    localities: group('các xã, phường'),
    offices: group('các phòng, ban chuyên môn'),
  };
}

const TITLE = SOURCE_TEXT.slice(0, SOURCE_TEXT.indexOf('\n'));

/** Inserts the meeting with those who attended it. */
function insertMeeting(
  em: EntityManager,
  {
    committee,
    standing,
    chair,
    localities,
    offices,
  }: Omit<ReturnType<typeof insertParticipants>, 'own' | 'speech'>,
): Meeting {
  const meeting = em.create(Meeting, {
    id: FEBRUARY_2017_MEETING_ID,
    code: 'GB-2017-02',
    kind: 'BRIEFING',
    title: TITLE,
    period: '2017-02',
    heldOn: HELD_ON,
    heldOnPrecision: 'MONTH',
    state: 'CONCLUDED',
    host: standing,
    body: committee,
    chair,
    chairTitle: 'Chủ trì hội nghị',
  });
  const attendees = [
    ['lãnh đạo các xã, phường', 'REPORTED', { group: localities }],
    ['lãnh đạo các phòng, ban chuyên môn', 'ANSWERED', { group: offices }],
    ['Thường trực Thành ủy', 'ANSWERED', { organization: standing }],
  ] as const;
  for (const [words, role, who] of attendees)
    em.create(Attendance, { id: seedId(Attendance, words), meeting, words, role, ...who });
  return meeting;
}

/** Inserts the briefing of February 2017: seven conclusions, six directives, one notice. */
export function insertFebruary2017(em: EntityManager): void {
  const { own, speech, ...participants } = insertParticipants(em);
  const groups = { own, speech };
  const meeting = insertMeeting(em, participants);
  const document = em.create(Document, {
    id: seedId(Document, 'news'),
    kind: 'NEWS_REPORT',
    title: TITLE,
    meeting,
    confidentiality: 'PUBLIC',
    text: SOURCE_TEXT,
    sha256: sha256Of(SOURCE_TEXT),
    length: SOURCE_TEXT.length,
    zoneStart: ZONE.start,
    zoneEnd: ZONE.end,
  });
  let clause = 0;
  const span = (start: number, end: number, isClause = true) =>
    em.create(TextSpan, {
      id: seedId(TextSpan, `${start}-${end}`),
      document,
      start,
      end,
      quote: SOURCE_TEXT.slice(start, end),
      clause: isClause ? ++clause : null,
    });
  // The goal for Nông Thượng is in the report, outside the zone. It gets a span, but it is not a conclusion of the chair.
  const goal = 'mục tiêu phấn đấu đưa xã Nông Thượng đạt chuẩn nông thôn mới trong năm 2017';
  span(SOURCE_TEXT.indexOf(goal), SOURCE_TEXT.indexOf(goal) + goal.length, false);
  for (const [start, end] of CLAUSES_WITHOUT_CONCLUSION) span(start, end);

  const topics = new Map<string, Topic>();
  const topicOf = (name: string) => {
    const topic =
      topics.get(name) ?? em.create(Topic, { id: seedId(Topic, name), code: topicCode(name), name });
    topics.set(name, topic);
    return topic;
  };
  CLAUSES.forEach((clauseData, index) => {
    const ordinal = index + 1;
    const textSpan = span(...clauseData.span);
    const topic = topicOf(clauseData.topic);
    const conclusion = em.create(Conclusion, {
      id: seedId(Conclusion, `${ordinal}`),
      meeting,
      ordinal,
      kind: clauseData.group ? 'DIRECTIVE' : 'NOTICE',
      text: textSpan.quote,
      span: textSpan,
      // A notice needs no action. The mark shows that it was not forgotten.
      noActionNeeded: !clauseData.group,
      topics: [topic],
    } as RequiredEntityData<Conclusion>);
    if (!clauseData.group) return;
    insertDirective(
      em,
      { ordinal, clauseData, meeting, conclusion, textSpan, topic },
      groups[clauseData.group],
    );
  });
}

/** A clause with what was inserted for it. */
interface InsertedClause {
  readonly ordinal: number;
  readonly clauseData: (typeof CLAUSES)[number];
  readonly meeting: Meeting;
  readonly conclusion: Conclusion;
  readonly textSpan: TextSpan;
  readonly topic: Topic;
}

/** Inserts the directive of a clause, assigned to a group. */
function insertDirective(
  em: EntityManager,
  { ordinal, clauseData, meeting, conclusion, textSpan, topic }: InsertedClause,
  group: Group,
): void {
  const directive = em.create(Directive, {
    id: seedId(Directive, `${ordinal}`),
    code: `GB-2017-02/${ordinal}`,
    text: textSpan.quote,
    kind: 'TASK',
    status: 'ASSIGNED',
    body: meeting.body,
    meeting,
    conclusion,
    span: textSpan,
    issuedOn: HELD_ON,
    issuedOnPrecision: 'MONTH',
    openDays: `{[${HELD_ON},)}`,
    deadline: impliedDeadline(),
    originalDeadline: impliedDeadline(),
    urgent: clauseData.urgent ?? false,
    places: clauseData.places ?? [],
    topics: [topic],
  } as RequiredEntityData<Directive>);
  em.create(Assignment, {
    id: seedId(Assignment, `${ordinal}`),
    directive,
    role: 'LEAD',
    group,
    words: group.name,
    inherited: clauseData.group === 'speech',
  });
  em.create(Transition, {
    id: seedId(Transition, `${ordinal}`),
    directive,
    ordinal: 1,
    to: 'ASSIGNED',
    happenedOn: HELD_ON,
  });
}
