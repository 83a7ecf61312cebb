import type { SqlEntityManager } from '@mikro-orm/sql';
import { Account, RoleGrant } from '../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../src/entities/accounts/role.ts';
import { Organization } from '../../src/entities/units/organization.entity.ts';
import { Person } from '../../src/entities/units/person.entity.ts';
import { hashPassword } from '../../src/modules/accounts/password-hash.ts';
import { setAuditContext } from '../../src/mutations/audit-context.ts';
import { stableId } from './calendar.ts';
import { TOWN } from './units.ts';

/** The password is public in the README, so these accounts work on loopback only. */
export const DEMO_PASSWORD = 'may-trang-giao-ban';

const BODY = `Thành ủy ${TOWN}`;

/**
 * One account for each role. They include the clerk and the secretary of the town, and the director of a department with many
 * directives.
 */
const accounts: readonly (readonly [
  login: string,
  role: Role,
  where: string,
  name: string,
  isPerson?: true,
])[] = [
  ['demo-admin', 'ADMIN', BODY, 'Quản trị (minh họa)'],
  ['demo-office', 'OFFICE', BODY, 'Phạm Thu Sao', true],
  ['demo-leader', 'LEADER', BODY, 'Trần Thị Nắng', true],
  ['demo-unit', 'UNIT', `Sở Tài chính thành phố ${TOWN}`, 'Bùi Thị Mưa', true],
  ['demo-auditor', 'AUDITOR', BODY, 'Kiểm tra (minh họa)'],
];

/** Inserts the accounts of the fictional body if the body exists and they do not. Returns whether they exist now. */
export async function insertDemoAccounts(em: SqlEntityManager): Promise<boolean> {
  if (await em.count(Account, { demonstration: true })) return true;
  const organizations = await em.find(Organization, {
    fictional: true,
    name: { $in: accounts.map(([, , where]) => where) },
  });
  if (!organizations.length) return false;
  await setAuditContext(em, { actor: 'SEED', action: 'seedAccounts' });
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const [index, [login, role, where, name, isPerson]] of accounts.entries()) {
    const organization = organizations.find((it) => it.name === where);
    if (!organization) throw new Error(`The fictional body has no unit "${where}".`);
    const account = em.create(Account, {
      id: stableId(Account, login, index),
      login,
      name,
      person: isPerson ? await em.findOneOrFail(Person, { fullName: name }) : null,
      passwordHash,
      demonstration: true,
    });
    em.create(RoleGrant, { id: stableId(RoleGrant, login, index), account, role, organization });
  }
  await em.flush();
  return true;
}
