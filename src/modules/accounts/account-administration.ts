import { authorize } from '../../authorization/policy.ts';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Throws unless the viewer has the role ADMIN in at least one organization. */
export function assertAdministersSomething({ viewer }: MutationContext, permission: string): void {
  const own = viewer.grants.find(({ role }) => role === 'ADMIN');
  authorize(viewer, permission, { organization: own?.path ?? '' });
}

/** Throws unless the viewer has the role ADMIN in each of these organizations, or above it. */
export function assertAdministers(
  { viewer }: MutationContext,
  permission: string,
  organizations: readonly Organization[],
): void {
  for (const { path } of organizations) authorize(viewer, permission, { organization: path });
}

/**
 * Whether the viewer signed in with a demo account. Everybody knows the password of the demo accounts, so the accounts that they
 * create are demo accounts too, which may sign in only if no other machine can reach the server.
 */
export async function isDemoActor({ em, viewer }: MutationContext): Promise<boolean> {
  const id = viewer.account?.accountId;
  return id !== undefined && (await em.count(Account, { id, demonstration: true })) > 0;
}

/**
 * Throws unless the viewer has the role ADMIN wherever the account has a role.
 *
 * A person who sets the password of an account can sign in as that account. So all its organizations count, not only one. An
 * administrator with a demo account may change demo accounts only.
 */
export async function assertAdministersAccount(
  ctx: MutationContext,
  permission: string,
  account: Account,
): Promise<void> {
  assertAdministersSomething(ctx, permission);
  if (!account.demonstration && (await isDemoActor(ctx)))
    throw new DomainError(
      'FORBIDDEN',
      'An administrator with a demo account may change demo accounts only. Sign in as another administrator.',
    );
  const grants = await ctx.em.find(RoleGrant, { account }, { populate: ['organization'] });
  assertAdministers(
    ctx,
    permission,
    grants.map(({ organization }) => organization.getEntity()),
  );
}

/**
 * Throws `LAST_ADMIN` if a governing body would have no administrator without this account; `organizationId` limits the check to
 * one body.
 *
 * Locks the ADMIN grants of all governing bodies: when two administrators disable each other at once, the second waits and is
 * rejected. Demo accounts and service accounts do not count as administrators.
 */
export async function assertNotLastAdmin(
  { em }: MutationContext,
  account: Account,
  organizationId?: string,
): Promise<void> {
  const adminGrants = await em.execute<{ account_id: string; organization_id: string }[]>(
    `select g.account_id, g.organization_id from role_grant g join organization o on o.id = g.organization_id
      where g.role = 'ADMIN' and o.parent_id is null order by g.id for update of g`,
  );
  const own = adminGrants.filter(
    (it) => it.account_id === account.id && (organizationId ?? it.organization_id) === it.organization_id,
  );
  if (!own.length || account.demonstration) return;
  const others = await em.execute<{ organization_id: string }[]>(
    `select g.organization_id from role_grant g join account a on a.id = g.account_id
      where g.role = 'ADMIN' and a.id <> ? and a.disabled_at is null and a.kind = 'PERSON' and not a.demonstration`,
    [account.id],
  );
  const administered = new Set(others.map((it) => it.organization_id));
  const last = own.find((it) => !administered.has(it.organization_id));
  if (last)
    throw new DomainError(
      'LAST_ADMIN',
      'This is the last administrator of a governing body. Give another account the role ADMIN there first.',
      { node: last.organization_id },
    );
}
