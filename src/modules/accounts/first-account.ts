import type { MikroORM, SqlEntityManager } from '@mikro-orm/sql';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { setAuditContext } from '../../mutations/audit-context.ts';
import { generateOneTimePassword, hashPassword } from './password-hash.ts';

/** The login of the first account of an installation. */
const FIRST_LOGIN = 'admin';

/** Creates the account if there are no accounts except demo accounts. Of processes that start at once, only one creates it. */
async function createIfNone(em: SqlEntityManager, passwordHash: string): Promise<boolean> {
  await em.execute('lock table account in share row exclusive mode');
  if (await em.count(Account, { demonstration: false })) return false;
  em.create(Account, {
    login: FIRST_LOGIN,
    name: 'Quản trị hệ thống',
    passwordHash,
    mustChangePassword: true,
  });
  await em.flush();
  return true;
}

/**
 * Gives the first account the role ADMIN in every top organization that has no administrator, also in those that were added
 * later.
 */
async function grantTopAdminRoles(em: SqlEntityManager): Promise<void> {
  const account = await em.findOne(Account, { login: FIRST_LOGIN, disabledAt: null });
  if (!account) return;
  const adminGrants = await em.find(RoleGrant, { role: 'ADMIN', account: { demonstration: false } });
  const ids = adminGrants.map(({ organization }) => organization.id);
  for (const organization of await em.find(Organization, { parent: null, id: { $nin: ids } }))
    em.create(RoleGrant, { account, role: 'ADMIN', organization });
}

/**
 * Creates the first account of an installation. Returns its one-time password, which is stored only as a hash, or undefined if
 * there are accounts already.
 */
export async function createFirstAccount(orm: MikroORM): Promise<string | undefined> {
  const em = orm.em.fork() as SqlEntityManager;
  const isFirst = !(await em.count(Account, { demonstration: false }));
  const password = generateOneTimePassword();
  const passwordHash = isFirst ? await hashPassword(password) : '';
  return em.transactional(async (inner) => {
    await setAuditContext(inner, { actor: 'LOCAL', action: 'firstAccount' });
    const isCreated = isFirst && (await createIfNone(inner, passwordHash));
    await grantTopAdminRoles(inner);
    return isCreated ? password : undefined;
  });
}
