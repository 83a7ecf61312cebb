import { createHash } from 'node:crypto';
import { Conclusion } from '../../../src/entities/conclusions/conclusion.entity.ts';
import { Document, TextSpan } from '../../../src/entities/documents/document.entity.ts';
import { Attendance, Meeting } from '../../../src/entities/meetings/meeting.entity.ts';
import { Group, GroupMember } from '../../../src/entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../../src/entities/units/organization.entity.ts';
import { Person, Position } from '../../../src/entities/units/person.entity.ts';
import {
  type Audience,
  type BodyFixture,
  buildOrganizationId,
  buildRowId,
  intersection,
  union,
  type VisibilityDataset,
} from './visibility-dataset.ts';

/** The number of clauses of every document; the first three have the conclusions. */
export const CLAUSES_PER_DOCUMENT = 6;

/** Returns the documents of a body with their confidentiality, their meeting and their readers. */
export function planDocuments({ name, workers, fullReaders, publicReaders }: BodyFixture) {
  const internal = workers;
  const records = union(workers, publicReaders);
  const reader: Audience = name === 'm' ? ['secondUnit'] : [];
  return [
    { confidentiality: 'PUBLIC', meeting: 0, readers: records },
    { confidentiality: 'INTERNAL', meeting: 1, readers: internal },
    { confidentiality: 'RESTRICTED', meeting: 1, readers: union(fullReaders, reader) },
    { confidentiality: 'PUBLIC', meeting: null, readers: records },
    { confidentiality: 'RESTRICTED', meeting: 0, readers: fullReaders },
  ] as const;
}

/** Returns the audience of each meeting: the first one is recorded in a PUBLIC document. */
export const planMeetingAudiences = ({ workers, publicReaders }: BodyFixture): readonly Audience[] => [
  union(workers, publicReaders),
  workers,
];

function addUnits(dataset: VisibilityDataset, { name, members, publicReaders }: BodyFixture): void {
  const audience = union(members, publicReaders);
  const buildUnitName = (unit: string) =>
    dataset.choose(audience, `Phòng ${name} ${unit}`, `Bí mật ${name} ${unit}`);
  for (const unit of ['top', 'u1', 'u2', 'u3']) {
    const parent = unit === 'top' ? null : buildOrganizationId(name, unit === 'u3' ? 'u1' : 'top');
    dataset.addRow(Organization, `${name} ${unit}`, {
      name: buildUnitName(unit),
      kind: dataset.choose(audience, 'DEPARTMENT', 'COMMUNE'),
      parent,
      code: unit,
      validFrom: dataset.choose(audience, '2020-01-01', '2027-01-01'),
    });
    dataset.addRow(OrganizationAlias, `${name} ${unit}`, {
      organization: buildOrganizationId(name, unit),
      name: `Tắt ${buildUnitName(unit)}`,
    });
  }
  if (dataset.hidesFrom(audience))
    dataset.addRow(Organization, `${name} more`, {
      name: 'Bí mật',
      kind: 'OTHER',
      parent: buildOrganizationId(name, 'u1'),
    });
  for (const group of ['g1', 'g2'])
    dataset.addRow(Group, `${name} ${group}`, {
      body: buildOrganizationId(name, 'top'),
      name: `Các ${buildUnitName(group)}`,
    });
  dataset.addRow(GroupMember, `${name} g1`, {
    group: buildRowId('grp', `${name} g1`),
    organization: buildOrganizationId(name, 'u1'),
    validFrom: dataset.choose(audience, '2026-01-01', '2026-02-02'),
  });
}

function addPeople(dataset: VisibilityDataset, { name, members, publicReaders }: BodyFixture): void {
  for (const [person, audience] of [
    ['chair', union(members, publicReaders)],
    ['officer', members],
  ] as const) {
    dataset.addRow(Person, `${name} ${person}`, {
      fullName: dataset.choose(audience, `Nguyễn ${person}`, `Bí mật ${person}`),
    });
    dataset.addRow(Position, `${name} ${person}`, {
      person: buildRowId('per', `${name} ${person}`),
      organization: buildOrganizationId(name, 'u1'),
      title: dataset.choose(members, 'Bí thư', 'Bí mật'),
      validTo: dataset.choose(members, null, '2026-05-05'),
    });
  }
  // Only local access sees a person without a position and without an assignment.
  dataset.addRow(Person, `${name} stranger`, { fullName: dataset.choose([], 'Không ai', 'Bí mật') });
}

function addMeetings(dataset: VisibilityDataset, body: BodyFixture): void {
  const { name } = body;
  planMeetingAudiences(body).forEach((audience, index) => {
    const meeting = dataset.addRow(Meeting, `${name} ${index}`, {
      code: dataset.choose(audience, `${name}-${index}`, `bi-mat-${name}-${index}`),
      kind: dataset.choose(audience, 'BRIEFING', 'REVIEW'),
      title: dataset.choose(audience, `Giao ban ${index}`, 'Bí mật'),
      period: dataset.choose(audience, '2026-02', '2026-07'),
      heldOn: dataset.choose(audience, '2026-02-27', '2026-07-01'),
      heldOnPrecision: 'DAY',
      state: dataset.choose(audience, 'CONCLUDED', 'PLANNED'),
      host: buildOrganizationId(name, 'top'),
      body: buildOrganizationId(name, 'top'),
      chair: buildRowId('per', `${name} chair`),
      chairTitle: dataset.choose(audience, 'Bí thư', 'Bí mật'),
    });
    for (const number of dataset.choose(audience, [1, 2], [1, 2, 3]))
      dataset.addRow(Attendance, `${name} ${index} ${number}`, {
        meeting,
        words: dataset.choose(audience, `Đại biểu ${number}`, 'Bí mật'),
        role: dataset.choose(audience, 'ATTENDED', 'REPORTED'),
        organization: number === 1 ? buildOrganizationId(name, 'u1') : null,
      });
  });
}

function addDocuments(dataset: VisibilityDataset, body: BodyFixture): void {
  const { name, workers } = body;
  const documentPlans = planDocuments(body);
  documentPlans.forEach(({ confidentiality, meeting, readers }, index) => {
    const stubReaders = union(readers, confidentiality === 'RESTRICTED' ? workers : []);
    const clauses = Array.from({ length: CLAUSES_PER_DOCUMENT }, (_, clause) =>
      dataset.choose(
        readers,
        `Giao phòng ${clause} rà soát văn bản ${index}.`,
        `Điều bí mật ${clause} của ${index}!`,
      ),
    );
    const text = clauses.join(' ');
    const hides = dataset.hidesFrom(readers);
    const document = dataset.addRow(Document, `${name} ${index}`, {
      kind: dataset.choose(stubReaders, 'MINUTES', 'PLAN'),
      number: dataset.choose(stubReaders, `${index}-TB/${name}`, `${index}-BM/${name}`),
      year: dataset.choose(stubReaders, 2026, 2025),
      title: dataset.choose(readers, `Biên bản ${index}`, 'Bí mật'),
      issuer: buildOrganizationId(name, 'top'),
      issuedOn: dataset.choose(stubReaders, '2026-03-01', '2026-08-08'),
      meeting: meeting === null ? null : buildRowId('mtg', `${name} ${hides ? 1 - meeting : meeting}`),
      confidentiality,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      length: text.length,
      zoneStart: dataset.choose(readers, 0, 1),
      zoneEnd: text.length,
      previousVersion: index === 4 ? buildRowId('doc', `${name} ${hides ? 2 : 1}`) : null,
    });
    let start = 0;
    clauses.forEach((quote, clause) => {
      dataset.addRow(TextSpan, `${name} ${index} ${clause}`, {
        document,
        start,
        end: start + quote.length,
        quote,
        clause: clause + 1,
      });
      start += quote.length + 1;
    });
    if (meeting !== null)
      addConclusions(
        dataset,
        body,
        index,
        buildRowId('mtg', `${name} ${meeting}`),
        intersection(readers, planMeetingAudiences(body)[meeting] ?? []),
      );
  });
}

function addConclusions(
  dataset: VisibilityDataset,
  { name }: BodyFixture,
  documentIndex: number,
  meeting: string,
  audience: Audience,
): void {
  for (let clause = 0; clause < 3; clause++) {
    const id = dataset.addRow(Conclusion, `${name} ${documentIndex} ${clause}`, {
      meeting,
      ordinal: documentIndex * 10 + clause + 1,
      kind: dataset.choose(audience, 'DIRECTIVE', 'NOTICE'),
      text: dataset.choose(audience, `Rà soát ${clause} theo văn bản ${documentIndex}`, `Bí mật ${clause}`),
      span: buildRowId('spn', `${name} ${documentIndex} ${clause}`),
      noActionNeeded: dataset.choose(audience, clause === 1, clause !== 1),
    });
    dataset.joinRows.push([
      'conclusion_topic',
      id,
      buildRowId('top', String(dataset.choose(audience, clause, 2 - clause))),
    ]);
  }
}

/** Adds the records of a body: units, people, meetings, documents, conclusions. */
export function addRecords(dataset: VisibilityDataset, body: BodyFixture): void {
  addUnits(dataset, body);
  addPeople(dataset, body);
  addMeetings(dataset, body);
  addDocuments(dataset, body);
}
