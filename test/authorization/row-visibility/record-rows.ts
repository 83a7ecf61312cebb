import { createHash } from 'node:crypto';
import { Conclusion } from '../../../src/entities/conclusions/conclusion.entity.ts';
import { Document, TextSpan } from '../../../src/entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../../src/entities/meetings/meeting.entity.ts';
import { Group, GroupMember } from '../../../src/entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../../src/entities/units/organization.entity.ts';
import { Person, Position } from '../../../src/entities/units/person.entity.ts';
import { type Audience, type Body, both, idOf, org, type Town, union } from './town.ts';

/** Clauses of every document; the conclusions stand in the first three. */
export const CLAUSES = 6;

/** The documents of a body: how confidential, in which meeting, and who may read each. */
export function papersOf({ name, work, whole, open }: Body) {
  const internal = work;
  const records = union(work, open);
  const reader: Audience = name === 'm' ? ['secondUnit'] : [];
  return [
    { confidentiality: 'PUBLIC', meeting: 0, readers: records },
    { confidentiality: 'INTERNAL', meeting: 1, readers: internal },
    { confidentiality: 'RESTRICTED', meeting: 1, readers: union(whole, reader) },
    { confidentiality: 'PUBLIC', meeting: null, readers: records },
    { confidentiality: 'RESTRICTED', meeting: 0, readers: whole },
  ] as const;
}

/** Who may see each meeting: the first one is recorded in a PUBLIC document. */
export const meetingsOf = ({ work, open }: Body): readonly Audience[] => [union(work, open), work];

function fillUnits(town: Town, { name, all, open }: Body): void {
  const known = union(all, open);
  const called = (unit: string) => town.tells(known, `Phòng ${name} ${unit}`, `Bí mật ${name} ${unit}`);
  for (const unit of ['top', 'u1', 'u2', 'u3']) {
    const parent = unit === 'top' ? null : org(name, unit === 'u3' ? 'u1' : 'top');
    town.put(Organization, `${name} ${unit}`, {
      name: called(unit),
      kind: town.tells(known, 'DEPARTMENT', 'COMMUNE'),
      parent,
      code: unit,
      validFrom: town.tells(known, '2020-01-01', '2027-01-01'),
    });
    town.put(OrganizationAlias, `${name} ${unit}`, {
      organization: org(name, unit),
      name: `Tắt ${called(unit)}`,
    });
  }
  if (town.hides(known))
    town.put(Organization, `${name} more`, { name: 'Bí mật', kind: 'OTHER', parent: org(name, 'u1') });
  for (const group of ['g1', 'g2'])
    town.put(Group, `${name} ${group}`, { body: org(name, 'top'), name: `Các ${called(group)}` });
  town.put(GroupMember, `${name} g1`, {
    group: idOf('grp', `${name} g1`),
    organization: org(name, 'u1'),
    validFrom: town.tells(known, '2026-01-01', '2026-02-02'),
  });
}

function fillPeople(town: Town, { name, all, open }: Body): void {
  for (const [person, audience] of [
    ['chair', union(all, open)],
    ['officer', all],
  ] as const) {
    town.put(Person, `${name} ${person}`, {
      fullName: town.tells(audience, `Nguyễn ${person}`, `Bí mật ${person}`),
    });
    town.put(Position, `${name} ${person}`, {
      person: idOf('per', `${name} ${person}`),
      organization: org(name, 'u1'),
      title: town.tells(all, 'Bí thư', 'Bí mật'),
      validTo: town.tells(all, null, '2026-05-05'),
    });
  }
  // Nobody but the machine knows of somebody who holds no post and was given nothing.
  town.put(Person, `${name} stranger`, { fullName: town.tells([], 'Không ai', 'Bí mật') });
}

function fillMeetings(town: Town, body: Body): void {
  const { name } = body;
  meetingsOf(body).forEach((audience, index) => {
    const meeting = town.put(Meeting, `${name} ${index}`, {
      code: town.tells(audience, `${name}-${index}`, `bi-mat-${name}-${index}`),
      kind: town.tells(audience, 'BRIEFING', 'REVIEW'),
      title: town.tells(audience, `Giao ban ${index}`, 'Bí mật'),
      period: town.tells(audience, '2026-02', '2026-07'),
      heldOn: town.tells(audience, '2026-02-27', '2026-07-01'),
      heldOnPrecision: 'DAY',
      state: town.tells(audience, 'CONCLUDED', 'PLANNED'),
      host: org(name, 'top'),
      body: org(name, 'top'),
      chair: idOf('per', `${name} chair`),
      chairTitle: town.tells(audience, 'Bí thư', 'Bí mật'),
    });
    for (const number of town.tells(audience, [1, 2], [1, 2, 3]))
      town.put(Attendance, `${name} ${index} ${number}`, {
        meeting,
        words: town.tells(audience, `Đại biểu ${number}`, 'Bí mật'),
        role: town.tells(audience, 'ATTENDED', 'REPORTED'),
        organization: number === 1 ? org(name, 'u1') : null,
      });
  });
}

function fillPapers(town: Town, body: Body): void {
  const { name, work } = body;
  const papers = papersOf(body);
  papers.forEach(({ confidentiality, meeting, readers }, index) => {
    const known = union(readers, confidentiality === 'RESTRICTED' ? work : []);
    const clauses = Array.from({ length: CLAUSES }, (_, clause) =>
      town.tells(
        readers,
        `Giao phòng ${clause} rà soát văn bản ${index}.`,
        `Điều bí mật ${clause} của ${index}!`,
      ),
    );
    const text = clauses.join(' ');
    const hides = town.hides(readers);
    const document = town.put(Document, `${name} ${index}`, {
      kind: town.tells(known, 'MINUTES', 'PLAN'),
      number: town.tells(known, `${index}-TB/${name}`, `${index}-BM/${name}`),
      year: town.tells(known, 2026, 2025),
      title: town.tells(readers, `Biên bản ${index}`, 'Bí mật'),
      issuer: org(name, 'top'),
      issuedOn: town.tells(known, '2026-03-01', '2026-08-08'),
      meeting: meeting === null ? null : idOf('mtg', `${name} ${hides ? 1 - meeting : meeting}`),
      confidentiality,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
      zoneStart: town.tells(readers, 0, 1),
      zoneEnd: text.length,
      previousVersion: index === 4 ? idOf('doc', `${name} ${hides ? 2 : 1}`) : null,
    });
    let start = 0;
    clauses.forEach((quote, clause) => {
      town.put(TextSpan, `${name} ${index} ${clause}`, {
        document,
        start,
        end: start + quote.length,
        quote,
        clause: clause + 1,
      });
      start += quote.length + 1;
    });
    if (meeting !== null)
      fillConclusions(
        town,
        body,
        index,
        idOf('mtg', `${name} ${meeting}`),
        both(readers, meetingsOf(body)[meeting] ?? []),
      );
  });
}

function fillConclusions(
  town: Town,
  { name }: Body,
  paper: number,
  meeting: string,
  audience: Audience,
): void {
  for (let clause = 0; clause < 3; clause++) {
    const id = town.put(Conclusion, `${name} ${paper} ${clause}`, {
      meeting,
      ordinal: paper * 10 + clause + 1,
      kind: town.tells(audience, 'DIRECTIVE', 'NOTICE'),
      text: town.tells(audience, `Rà soát ${clause} theo văn bản ${paper}`, `Bí mật ${clause}`),
      span: idOf('spn', `${name} ${paper} ${clause}`),
      noActionNeeded: town.tells(audience, clause === 1, clause !== 1),
    });
    town.pairs.push(['conclusion_topic', id, idOf('top', String(town.tells(audience, clause, 2 - clause)))]);
  }
}

/** What stands in the records of a body: units, people, meetings, documents, conclusions. */
export function fillRecords(town: Town, body: Body): void {
  fillUnits(town, body);
  fillPeople(town, body);
  fillMeetings(town, body);
  fillPapers(town, body);
}
