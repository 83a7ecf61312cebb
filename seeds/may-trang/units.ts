import type { EntityManager } from '@mikro-orm/core';
import { day } from '../../src/shared/day.ts';
import { Group, GroupMember } from '../../src/units/group.entity.ts';
import {
  Organization,
  OrganizationAlias,
  type OrganizationKind,
} from '../../src/units/organization.entity.ts';
import { Person, Position } from '../../src/units/person.entity.ts';
import { fixedId } from '../fixed-id.ts';

const ENTERED_AT = '2024-01-02T00:00:00.000Z';

/** The id of something that is in the fictional body from its first day. */
export const lastingId = (of: { prefix: string }, name: string) =>
  fixedId(of.prefix, ENTERED_AT, `demo/${name}`);

/** No place in Vietnam is called so; every name below says that it is made up. */
const TOWN = 'Mây Trắng';

const units: readonly (readonly [name: string, kind: OrganizationKind, alias?: string])[] = [
  ['Ủy ban nhân dân thành phố Mây Trắng', 'PEOPLES_COMMITTEE', 'UBND TP'],
  ['Hội đồng nhân dân thành phố Mây Trắng', 'PEOPLES_COUNCIL', 'HĐND TP'],
  ['Văn phòng Thành ủy Mây Trắng', 'OFFICE', 'VPTU'],
  ['Ban Tổ chức Thành ủy Mây Trắng', 'PARTY_BODY', 'Ban Tổ chức'],
  ['Ban Tuyên giáo và Dân vận Thành ủy Mây Trắng', 'PARTY_BODY'],
  ['Ủy ban Kiểm tra Thành ủy Mây Trắng', 'PARTY_BODY', 'UBKT'],
  ['Phòng Tài chính – Kế hoạch Mây Trắng', 'DEPARTMENT', 'Phòng TC-KH'],
  ['Phòng Kinh tế, Hạ tầng và Đô thị Mây Trắng', 'DEPARTMENT'],
  ['Phòng Văn hóa – Xã hội Mây Trắng', 'DEPARTMENT'],
  ['Phòng Nông nghiệp và Môi trường Mây Trắng', 'DEPARTMENT'],
  ['Phòng Giáo dục và Đào tạo Mây Trắng', 'DEPARTMENT'],
  ['Phòng Y tế Mây Trắng', 'DEPARTMENT'],
  ['Phòng Nội vụ Mây Trắng', 'DEPARTMENT'],
  ['Phòng Tư pháp Mây Trắng', 'DEPARTMENT'],
  ['Thanh tra thành phố Mây Trắng', 'DEPARTMENT'],
  ['Công an thành phố Mây Trắng', 'ARMED_FORCE', 'CATP'],
  ['Ban Chỉ huy Quân sự thành phố Mây Trắng', 'ARMED_FORCE', 'BCHQS'],
  ['Ủy ban Mặt trận Tổ quốc thành phố Mây Trắng', 'MASS_ORGANIZATION', 'MTTQ'],
  ['Hội Nông dân thành phố Mây Trắng', 'MASS_ORGANIZATION'],
  ['Hội Liên hiệp Phụ nữ thành phố Mây Trắng', 'MASS_ORGANIZATION', 'Hội LHPN'],
  ['Đoàn Thanh niên thành phố Mây Trắng', 'MASS_ORGANIZATION', 'Thành đoàn'],
  ['Trung tâm Phục vụ hành chính công Mây Trắng', 'PUBLIC_SERVICE', 'Một cửa'],
  ['Trung tâm Phát triển quỹ đất Mây Trắng', 'PUBLIC_SERVICE'],
  ['Bệnh viện đa khoa Mây Trắng', 'PUBLIC_SERVICE'],
  ['Công ty Môi trường đô thị Mây Trắng', 'ENTERPRISE'],
  ['Ban Chỉ đạo Chuyển đổi số Mây Trắng', 'TASK_FORCE'],
  ['Tổ công tác Giải phóng mặt bằng Mây Trắng', 'TASK_FORCE'],
  ['Câu lạc bộ Hưu trí Mây Trắng', 'OTHER'],
  ...['Sương Mai', 'Nắng Hạ', 'Gió Ngàn', 'Trăng Non', 'Sao Hôm', 'Cầu Vồng'].map(
    (name) => [`Phường ${name}`, 'COMMUNE'] as const,
  ),
  ...['Mưa Rào', 'Suối Mơ', 'Đồi Mộng'].map((name) => [`Xã ${name}`, 'COMMUNE'] as const),
];

/** Abolished on 1 July 2025, as districts were; each names who took over. */
const abolished: readonly (readonly [name: string, successor: string])[] = [
  ['Huyện ủy Mây Hồng', 'Phường Sương Mai'],
  ['Phường Bình Minh Xưa', 'Phường Nắng Hạ'],
  ['Xã Hoàng Hôn Xưa', 'Xã Mưa Rào'],
];

const people: readonly (readonly [name: string, title: string])[] = [
  ['Nguyễn Văn Mây', 'Bí thư Thành ủy'],
  ['Trần Thị Nắng', 'Phó Bí thư Thường trực Thành ủy'],
  ['Lê Hữu Gió', 'Chủ tịch Ủy ban nhân dân'],
  ['Phạm Thu Sương', 'Chánh Văn phòng Thành ủy'],
  ['Hoàng Trăng Thanh', 'Trưởng ban Tổ chức'],
];

/** Who and what the fictional body consists of. */
export interface Cast {
  readonly body: Organization;
  readonly host: Organization;
  /** Those that can be given something. */
  readonly units: readonly Organization[];
  readonly groups: readonly Group[];
  readonly people: readonly Person[];
}

/** Enters the units, groups and people of the fictional body. */
export function enterCast(em: EntityManager): Cast {
  const organization = (name: string, kind: OrganizationKind, more: object = {}) =>
    em.create(Organization, { id: lastingId(Organization, name), name, kind, fictional: true, ...more });
  const body = organization(`Thành ủy ${TOWN}`, 'PARTY_COMMITTEE', { code: 'MT' });
  const host = organization(`Thường trực Thành ủy ${TOWN}`, 'PARTY_COMMITTEE', { parent: body });
  const byName = new Map(
    units.map(([name, kind, alias], index) => {
      const unit = organization(name, kind, {
        parent: body,
        code: `MT-${String(index + 1).padStart(2, '0')}`,
      });
      if (alias)
        em.create(OrganizationAlias, {
          id: lastingId(OrganizationAlias, name),
          organization: unit,
          name: alias,
        });
      return [name, unit] as const;
    }),
  );
  for (const [name, successor] of abolished)
    organization(name, name.startsWith('Huyện') ? 'PARTY_COMMITTEE' : 'COMMUNE', {
      parent: body,
      validTo: day('2025-06-30'),
      successor: byName.get(successor),
    });
  const group = (name: string, members: Iterable<Organization>) => {
    const made = em.create(Group, { id: lastingId(Group, name), name, body });
    for (const member of members)
      em.create(GroupMember, {
        id: lastingId(GroupMember, `${name}/${member.name}`),
        group: made,
        organization: member,
      });
    return made;
  };
  const all = [...byName.values()];
  return {
    body,
    host,
    units: all,
    groups: [
      group(
        'các xã, phường',
        all.filter(({ kind }) => kind === 'COMMUNE'),
      ),
      group(
        'các phòng, ban chuyên môn',
        all.filter(({ kind }) => kind === 'DEPARTMENT'),
      ),
      group('các cơ quan, đơn vị liên quan', []),
    ],
    people: people.map(([fullName, title]) => {
      const person = em.create(Person, { id: lastingId(Person, fullName), fullName });
      em.create(Position, {
        id: lastingId(Position, fullName),
        person,
        organization: body,
        title,
        validFrom: day('2024-01-01'),
      });
      return person;
    }),
  };
}
