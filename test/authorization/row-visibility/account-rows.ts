import { createHash } from 'node:crypto';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../../src/entities/accounts/credential.entity.ts';
import { type Audience, type Body, idOf, org, type Town, union, type Who } from './town.ts';

/** Enters the accounts of a body with their roles, sessions and tokens. */
export function fillAccounts(town: Town, body: Body): void {
  const { name, all, keepers, auditors, accounts } = body;
  const seconds = (audience: Audience, at: number) =>
    new Date(`2026-11-20T08:00:${town.tells(audience, at, at + 30)}Z`);
  for (const [who, [role, unit]] of Object.entries(accounts)) {
    const own: Audience = [who as Who];
    const details = union(own, keepers);
    const account = town.put(Account, who, {
      login: town.tells(details, `${who.toLowerCase()}-dang-nhap`, `${who.toLowerCase()}-bi-mat`),
      name: town.tells(union(all, own), `Tài khoản ${who}`, `Bí mật ${who}`),
      kind: town.tells(all, 'PERSON', 'SERVICE'),
      person: town.tells(all, idOf('per', `${name} officer`), null),
      mustChangePassword: town.tells(details, false, true),
      failedSignIns: town.tells([], 0, 4),
      lockedUntil: town.tells(details, null, new Date('2026-12-01T00:00:00Z')),
      disabledAt: town.tells(all, null, new Date('2026-10-01T00:00:00Z')),
    });
    town.put(RoleGrant, `${who} first`, { account, role, organization: org(name, unit) });
    if (town.hides(union(details, auditors)))
      town.put(RoleGrant, `${who} more`, { account, role: 'LEADER', organization: org(name, 'u2') });
    for (const number of town.tells(own, [1], [1, 2])) {
      const secretHash = createHash('sha256').update(`${who}${number}`).digest('hex');
      town.put(Session, `${who} ${number}`, {
        account,
        secretHash,
        lastUsedAt: seconds(own, 10),
        expiresAt: seconds(own, 11),
        userAgent: town.tells(own, 'Firefox', 'Bí mật'),
      });
      town.put(AccessToken, `${who} ${number}`, {
        account,
        name: town.tells(own, 'Máy in', 'Bí mật'),
        scope: town.tells(own, 'READ', 'WRITE'),
        secretHash,
        expiresAt: seconds(own, 12),
      });
    }
  }
  if (town.hides(all)) {
    const account = town.put(Account, `${name} extra`, { login: `${name}-extra`, name: 'Bí mật' });
    town.put(RoleGrant, `${name} extra`, { account, role: 'LEADER', organization: org(name, 'u1') });
  }
}
