import type { EntityManager } from '@mikro-orm/core';
import { Group, GroupMember } from '../../src/entities/units/group.entity.ts';
import { Person, Position } from '../../src/entities/units/person.entity.ts';
import { type Day, parseDay } from '../../src/shared/day.ts';
import { stableId } from './calendar.ts';
import type { DemoUnit, DemoUnits } from './units.ts';

/** The first day of the present secretary, who was deputy before. */
const NEW_SECRETARY_ON = parseDay('2025-10-01');
const OLD_SECRETARY_UNTIL = parseDay('2025-09-30');

const OF_THE_BODY = '';

/** The posts and their holders. The people have names of weather, so that they are not taken for real people. */
const posts: readonly (readonly [name: string, where: string, title: string, from?: Day | null, to?: Day])[] =
  [
    ['Nguyễn Văn Mây', OF_THE_BODY, 'Bí thư Thành ủy', null, OLD_SECRETARY_UNTIL],
    ['Trần Thị Nắng', OF_THE_BODY, 'Phó Bí thư Thường trực Thành ủy', null, OLD_SECRETARY_UNTIL],
    ['Trần Thị Nắng', OF_THE_BODY, 'Bí thư Thành ủy', NEW_SECRETARY_ON],
    ['Đặng Thanh Sương', OF_THE_BODY, 'Phó Bí thư Thường trực Thành ủy', NEW_SECRETARY_ON],
    ['Lê Hữu Gió', 'Ủy ban nhân dân thành phố', 'Chủ tịch Ủy ban nhân dân thành phố'],
    ['Phạm Thu Sao', 'Văn phòng Thành ủy', 'Chánh Văn phòng Thành ủy'],
    ['Hoàng Trăng Thanh', 'Ban Tổ chức Thành ủy', 'Trưởng Ban Tổ chức Thành ủy'],
    ['Vũ Cầu Vồng', 'Ủy ban nhân dân thành phố', 'Phó Chủ tịch Ủy ban nhân dân thành phố'],
    ['Bùi Thị Mưa', 'Sở Tài chính', 'Giám đốc Sở Tài chính'],
    ['Đỗ Mạnh Bão', 'Sở Xây dựng', 'Giám đốc Sở Xây dựng'],
    ['Ngô Bình Minh Hồng', 'Công an thành phố', 'Giám đốc Công an thành phố'],
    ['Dương Suối Trong', 'phường Sương Mai', 'Bí thư Đảng ủy phường Sương Mai'],
    ['Lý Đồi Xanh', 'xã Mưa Rào', 'Bí thư Đảng ủy xã Mưa Rào'],
  ];

/** The people whom the chair addresses by name, with their titles. */
const namedAddressees: readonly (readonly [name: string, title: string])[] = [
  ['Lê Hữu Gió', 'Chủ tịch Ủy ban nhân dân thành phố'],
  ['Vũ Cầu Vồng', 'Phó Chủ tịch Ủy ban nhân dân thành phố'],
];

export interface DemoPeople {
  /** Returns the secretary on a day, who chairs its briefing. */
  chairOn(on: Day): Person;
  /** Returns the standing deputy on a day, who decides on extensions. */
  deputyOn(on: Day): Person;
  /** The head of the office, who keeps the minutes and confirms. */
  readonly office: Person;
  readonly namedAddressees: readonly { person: Person; title: string }[];
}

/** Inserts the people of the fictional body and their posts, present and past. */
export function insertPeople(em: EntityManager, units: DemoUnits): DemoPeople {
  const people = new Map<string, Person>();
  const findOrInsert = (fullName: string) => {
    const person =
      people.get(fullName) ?? em.create(Person, { id: stableId(Person, fullName, people.size), fullName });
    people.set(fullName, person);
    return person;
  };
  posts.forEach(([name, where, title, from = null, to = null], index) => {
    em.create(Position, {
      id: stableId(Position, `${name}/${title}`, index),
      person: findOrInsert(name),
      organization: where === OF_THE_BODY ? units.body : units.getByName(where).organization,
      title,
      validFrom: from,
      validTo: to,
    });
  });
  const holderOf = (later: string, earlier: string) => (on: Day) =>
    findOrInsert(on >= NEW_SECRETARY_ON ? later : earlier);
  return {
    chairOn: holderOf('Trần Thị Nắng', 'Nguyễn Văn Mây'),
    deputyOn: holderOf('Đặng Thanh Sương', 'Trần Thị Nắng'),
    office: findOrInsert('Phạm Thu Sao'),
    namedAddressees: namedAddressees.map(([name, title]) => ({ person: findOrInsert(name), title })),
  };
}

/** The groups that the chair addresses. */
export interface DemoGroups {
  readonly localities: Group;
  readonly departments: Group;
  /** The group in the introduction of a list. Its members are unknown, so it has none. */
  readonly everybody: Group;
}

/** Inserts the groups, with their members if these are known. */
export function insertGroups(em: EntityManager, units: DemoUnits): DemoGroups {
  let order = 0;
  const insertGroup = (name: string, members: readonly DemoUnit[]) => {
    const group = em.create(Group, { id: stableId(Group, name, order++), name, body: units.body });
    for (const { organization } of members)
      em.create(GroupMember, {
        id: stableId(GroupMember, `${name}/${organization.name}`, order++),
        group,
        organization,
        validFrom: organization.validFrom,
        validTo: organization.validTo,
      });
    return group;
  };
  const ofKind = (kind: string) => units.all.filter(({ organization }) => organization.kind === kind);
  return {
    localities: insertGroup('các xã, phường', ofKind('COMMUNE')),
    departments: insertGroup('các sở, ban, ngành', ofKind('DEPARTMENT')),
    everybody: insertGroup('các cơ quan, đơn vị, địa phương', []),
  };
}
