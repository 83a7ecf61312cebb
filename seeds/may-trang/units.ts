import type { EntityManager, RequiredEntityData } from '@mikro-orm/core';
import { BodyPolicy } from '../../src/entities/units/body-policy.entity.ts';
import {
  Organization,
  OrganizationAlias,
  type OrganizationKind,
} from '../../src/entities/units/organization.entity.ts';
import { type Day, parseDay } from '../../src/shared/day.ts';
import { upperFirst } from '../../src/shared/upper-first.ts';
import { stableId } from './calendar.ts';

/**
 * The name of the fictional town. No place in Vietnam has this name; every full name contains it, to show that the body is
 * fictional.
 */
export const TOWN = 'Mây Trắng';

/** The last day of the old units, when all districts of the country were abolished, and the first day of the new ones. */
const OLD_UNTIL = parseDay('2025-06-30');
const NEW_SINCE = parseDay('2025-07-01');

/** The units by the name that the chair uses, with their kind and a shorter name in documents. */
const units: readonly (readonly [spokenName: string, kind: OrganizationKind, alias?: string])[] = [
  ['Văn phòng Thành ủy', 'OFFICE', 'VPTU'],
  ['Ban Tổ chức Thành ủy', 'PARTY_BODY', 'BTCTU'],
  ['Ban Tuyên giáo và Dân vận Thành ủy', 'PARTY_BODY', 'Ban TG&DV'],
  ['Ban Nội chính Thành ủy', 'PARTY_BODY'],
  ['Ủy ban Kiểm tra Thành ủy', 'PARTY_BODY', 'UBKT'],
  ['Ủy ban nhân dân thành phố', 'PEOPLES_COMMITTEE', 'UBND TP'],
  ['Hội đồng nhân dân thành phố', 'PEOPLES_COUNCIL', 'HĐND TP'],
  ['Sở Tài chính', 'DEPARTMENT', 'STC'],
  ['Sở Xây dựng', 'DEPARTMENT', 'SXD'],
  ['Sở Nông nghiệp và Môi trường', 'DEPARTMENT', 'Sở NN&MT'],
  ['Sở Công Thương', 'DEPARTMENT', 'SCT'],
  ['Sở Văn hóa, Thể thao và Du lịch', 'DEPARTMENT', 'Sở VHTTDL'],
  ['Sở Giáo dục và Đào tạo', 'DEPARTMENT', 'Sở GD&ĐT'],
  ['Sở Y tế', 'DEPARTMENT', 'SYT'],
  ['Sở Nội vụ', 'DEPARTMENT', 'SNV'],
  ['Sở Tư pháp', 'DEPARTMENT', 'STP'],
  ['Sở Khoa học và Công nghệ', 'DEPARTMENT', 'Sở KH&CN'],
  ['Thanh tra thành phố', 'DEPARTMENT'],
  ['Thuế thành phố', 'DEPARTMENT'],
  ['Công an thành phố', 'ARMED_FORCE', 'CATP'],
  ['Bộ Chỉ huy Quân sự thành phố', 'ARMED_FORCE', 'BCHQS'],
  ['Ủy ban Mặt trận Tổ quốc thành phố', 'MASS_ORGANIZATION', 'MTTQ'],
  ['Hội Nông dân thành phố', 'MASS_ORGANIZATION'],
  ['Hội Liên hiệp Phụ nữ thành phố', 'MASS_ORGANIZATION', 'Hội LHPN'],
  ['Đoàn Thanh niên thành phố', 'MASS_ORGANIZATION', 'Thành đoàn'],
  ['Trung tâm Phục vụ hành chính công', 'PUBLIC_SERVICE', 'Một cửa'],
  ['Trung tâm Phát triển quỹ đất', 'PUBLIC_SERVICE', 'TTPTQĐ'],
  ['Bệnh viện Đa khoa thành phố', 'PUBLIC_SERVICE', 'BVĐK'],
  ['Công ty Môi trường đô thị', 'ENTERPRISE'],
  ['Ban Chỉ đạo Chuyển đổi số', 'TASK_FORCE'],
  ['phường Sương Mai', 'COMMUNE'],
  ['phường Nắng Hạ', 'COMMUNE'],
  ['phường Gió Ngàn', 'COMMUNE'],
  ['phường Trăng Non', 'COMMUNE'],
  ['phường Cầu Vồng', 'COMMUNE'],
  ['xã Mưa Rào', 'COMMUNE'],
  ['xã Suối Mơ', 'COMMUNE'],
  ['xã Đồi Mộng', 'COMMUNE'],
];

/** Units abolished in the middle of 2025, with their successors. */
const abolished: readonly (readonly [spokenName: string, kind: OrganizationKind, successor: string])[] = [
  ['quận Mây Tím', 'PEOPLES_COMMITTEE', 'phường Cầu Vồng'],
  ['huyện Mây Hồng', 'PEOPLES_COMMITTEE', 'xã Đồi Mộng'],
  ['Sở Kế hoạch và Đầu tư', 'DEPARTMENT', 'Sở Tài chính'],
];

/** Units founded when the old ones were abolished. */
const founded: readonly string[] = ['phường Cầu Vồng', 'xã Đồi Mộng'];

/** A unit, and the name that the chair uses for it. */
export interface DemoUnit {
  readonly spokenName: string;
  readonly organization: Organization;
}

/** The units of the fictional body. */
export interface DemoUnits {
  /** The city committee. It is the governing body of all directives. */
  readonly body: Organization;
  /** The standing committee, which holds the briefings. */
  readonly host: Organization;
  readonly all: readonly DemoUnit[];
  /** Returns the unit by the name that the chair uses. Throws if the name is unknown, because the texts then have a mistake. */
  getByName(spokenName: string): DemoUnit;
}

/** Returns whether a unit existed on a day. */
export const existsOn = ({ organization: { validFrom, validTo } }: DemoUnit, on: Day) =>
  (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo);

function buildFullName(spokenName: string, kind: OrganizationKind): string {
  if (kind === 'COMMUNE' || spokenName.includes('Mây')) return upperFirst(spokenName);
  if (/Thành ủy|thành phố/.test(spokenName)) return `${spokenName} ${TOWN}`;
  return `${spokenName} thành phố ${TOWN}`;
}

/** Inserts the units of the fictional body and their other names. */
export function insertUnits(em: EntityManager): DemoUnits {
  let order = 0;
  const insertOrganization = (
    name: string,
    kind: OrganizationKind,
    more: Partial<RequiredEntityData<Organization>>,
  ) => {
    const id = stableId(Organization, name, order++);
    return em.create(Organization, {
      id,
      name,
      kind,
      fictional: true,
      ...more,
    } as RequiredEntityData<Organization>);
  };
  const insertAlias = (organization: Organization, name: string, validTo: Day | null = null) =>
    em.create(OrganizationAlias, {
      id: stableId(OrganizationAlias, `${organization.name}/${name}`),
      organization,
      name,
      validTo,
    });
  const body = insertOrganization(`Thành ủy ${TOWN}`, 'PARTY_COMMITTEE', { code: 'MT' });
  const host = insertOrganization(`Thường trực Thành ủy ${TOWN}`, 'PARTY_COMMITTEE', {
    parent: body,
    code: 'MT-TT',
  });
  em.create(BodyPolicy, { id: stableId(BodyPolicy, TOWN), body, publication: 'RECORDS' });
  insertAlias(body, 'Thành ủy');
  insertAlias(host, 'Thường trực Thành ủy');

  const bySpoken = new Map<string, DemoUnit>();
  const insertUnit = (
    spokenName: string,
    kind: OrganizationKind,
    more: Partial<RequiredEntityData<Organization>>,
    short?: string,
  ) => {
    const code = `MT-${String(bySpoken.size + 1).padStart(2, '0')}`;
    const organization = insertOrganization(buildFullName(spokenName, kind), kind, {
      parent: body,
      code,
      ...more,
    });
    if (organization.name !== upperFirst(spokenName))
      insertAlias(organization, spokenName, more.validTo as Day | null);
    if (short) insertAlias(organization, short);
    bySpoken.set(spokenName, { spokenName, organization });
  };
  for (const [spokenName, kind, short] of units)
    insertUnit(spokenName, kind, founded.includes(spokenName) ? { validFrom: NEW_SINCE } : {}, short);
  const getByName = (spokenName: string): DemoUnit => {
    const unit = bySpoken.get(spokenName);
    if (!unit) throw new Error(`The texts name "${spokenName}", but the fictional body has no such unit.`);
    return unit;
  };
  for (const [spokenName, kind, successor] of abolished)
    insertUnit(spokenName, kind, { validTo: OLD_UNTIL, successor: getByName(successor).organization });
  return { body, host, all: [...bySpoken.values()], getByName: getByName };
}
