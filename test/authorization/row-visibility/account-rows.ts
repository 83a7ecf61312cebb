import { createHash } from 'node:crypto';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../../src/entities/accounts/credential.entity.ts';
import {
  type Audience,
  type BodyFixture,
  buildOrganizationId,
  buildRowId,
  union,
  type ViewerName,
  type VisibilityDataset,
} from './visibility-dataset.ts';

/** Adds the accounts of a body with their roles, sessions and tokens. */
export function addAccounts(dataset: VisibilityDataset, body: BodyFixture): void {
  const { name, members, accountAdmins, auditors, accounts } = body;
  const buildInstant = (audience: Audience, at: number) =>
    new Date(`2026-11-20T08:00:${dataset.choose(audience, at, at + 30)}Z`);
  for (const [who, [role, unit]] of Object.entries(accounts)) {
    const ownAudience: Audience = [who as ViewerName];
    const detailsAudience = union(ownAudience, accountAdmins);
    const account = dataset.addRow(Account, who, {
      login: dataset.choose(detailsAudience, `${who.toLowerCase()}-dang-nhap`, `${who.toLowerCase()}-bi-mat`),
      name: dataset.choose(union(members, ownAudience), `Tài khoản ${who}`, `Bí mật ${who}`),
      kind: dataset.choose(members, 'PERSON', 'SERVICE'),
      person: dataset.choose(members, buildRowId('per', `${name} officer`), null),
      mustChangePassword: dataset.choose(detailsAudience, false, true),
      failedSignIns: dataset.choose([], 0, 4),
      lockedUntil: dataset.choose(detailsAudience, null, new Date('2026-12-01T00:00:00Z')),
      disabledAt: dataset.choose(members, null, new Date('2026-10-01T00:00:00Z')),
    });
    dataset.addRow(RoleGrant, `${who} first`, {
      account,
      role,
      organization: buildOrganizationId(name, unit),
    });
    if (dataset.hidesFrom(union(detailsAudience, auditors)))
      dataset.addRow(RoleGrant, `${who} more`, {
        account,
        role: 'LEADER',
        organization: buildOrganizationId(name, 'u2'),
      });
    for (const number of dataset.choose(ownAudience, [1], [1, 2])) {
      const secretHash = createHash('sha256').update(`${who}${number}`).digest('hex');
      dataset.addRow(Session, `${who} ${number}`, {
        account,
        secretHash,
        lastUsedAt: buildInstant(ownAudience, 10),
        expiresAt: buildInstant(ownAudience, 11),
        userAgent: dataset.choose(ownAudience, 'Firefox', 'Bí mật'),
      });
      dataset.addRow(AccessToken, `${who} ${number}`, {
        account,
        name: dataset.choose(ownAudience, 'Máy in', 'Bí mật'),
        scope: dataset.choose(ownAudience, 'READ', 'WRITE'),
        secretHash,
        expiresAt: buildInstant(ownAudience, 12),
      });
    }
  }
  if (dataset.hidesFrom(members)) {
    const account = dataset.addRow(Account, `${name} extra`, { login: `${name}-extra`, name: 'Bí mật' });
    dataset.addRow(RoleGrant, `${name} extra`, {
      account,
      role: 'LEADER',
      organization: buildOrganizationId(name, 'u1'),
    });
  }
}
