import type { SqlEntityManager } from '@mikro-orm/sql';
import { must } from '../../authorization/policy.ts';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { ID_PATTERN } from '../../shared/id.ts';
import type { Entry } from '../../shared/node.entity.ts';

/** The node under an id, or the refusal `NODE_UNKNOWN`. */
export async function known<Kind extends Entry>(
  em: SqlEntityManager,
  kind: (new () => Kind) & { readonly prefix: string },
  id: string,
  field: string,
): Promise<Kind> {
  const isOfKind = ID_PATTERN.exec(id)?.[1] === kind.prefix;
  const found = isOfKind ? await em.findOne(kind, { id } as never) : null;
  if (found) return found as Kind;
  throw new DomainError(
    'NODE_UNKNOWN',
    `"${id.slice(0, 60)}" is the id of no ${kind.name}. Read the list again and take an id from it.`,
    { path: [field] },
  );
}

/** The account to be changed, as it was read; another version is refused with `VERSION_STALE`. */
export async function accountAsRead(
  { em }: Scope,
  { account: id, expectedVersion }: { readonly account: string; readonly expectedVersion: number },
): Promise<Account> {
  const account = await known(em, Account, id, 'account');
  if (account.version === expectedVersion) return account;
  throw new DomainError(
    'VERSION_STALE',
    `This account was changed meanwhile: it is at version ${account.version}, not ${expectedVersion}. Read it again, then decide anew.`,
    { path: ['expectedVersion'], currentVersion: account.version },
  );
}

/** Refuses what an administrator may not do in one of these organizations; with none, what nobody may but administrators. */
function mustAdminister({ viewer }: Scope, verb: string, paths: readonly string[]): void {
  const [own] = viewer.grants.filter(({ role }) => role === 'ADMIN');
  const places = paths.length ? paths : [own?.path ?? ''];
  for (const organization of places) must(viewer, verb, { organization });
}

/** The organizations under these ids, each of which the viewer must administer. */
export async function administered(
  scope: Scope,
  verb: string,
  ids: readonly string[],
  field: string,
): Promise<Map<string, Organization>> {
  mustAdminister(scope, verb, []);
  const found = new Map<string, Organization>();
  for (const id of ids) {
    const organization = await known(scope.em, Organization, id, field);
    found.set(id, organization);
    mustAdminister(scope, verb, [organization.path]);
  }
  return found;
}

/**
 * Whether whoever acts came with the demonstration. Everybody knows their password, so what they make is of the demonstration too, and
 * works on loopback only.
 */
export async function actsInDemonstration({ em, viewer }: Scope): Promise<boolean> {
  const id = viewer.account?.accountId;
  return id !== undefined && (await em.count(Account, { id, demonstration: true })) > 0;
}

/**
 * Refuses to let an administrator change an account that has a role where they are none.
 *
 * Whoever gives an account a password can be that account; so a password, a token or a disabling takes all its organizations. Those of
 * the demonstration change no account but their like.
 */
export async function mustAdministerAccount(scope: Scope, verb: string, account: Account): Promise<void> {
  mustAdminister(scope, verb, []);
  if (!account.demonstration && (await actsInDemonstration(scope)))
    throw new DomainError(
      'FORBIDDEN',
      'An administrator of the demonstration changes accounts of the demonstration only. Sign in as another administrator.',
    );
  const grants = await scope.em.find(RoleGrant, { account }, { populate: ['organization'] });
  mustAdminister(
    scope,
    verb,
    grants.map(({ organization }) => organization.getEntity().path),
  );
}

/**
 * Refuses with `LAST_ADMIN` what would leave an organization at the top of its tree without anybody who keeps its accounts.
 *
 * Two administrators who disable each other at once wait for one another here, so one of them is refused. Accounts of the
 * demonstration and of programs do not count.
 */
export async function mustLeaveAnAdmin(
  { em }: Scope,
  account: Account,
  organizationId?: string,
): Promise<void> {
  const tops = await em.execute<{ account_id: string; organization_id: string }[]>(
    `select g.account_id, g.organization_id from role_grant g join organization o on o.id = g.organization_id
      where g.role = 'ADMIN' and o.parent_id is null order by g.id for update of g`,
  );
  const held = tops.filter(
    (it) => it.account_id === account.id && (organizationId ?? it.organization_id) === it.organization_id,
  );
  if (!held.length || account.demonstration) return;
  const others = await em.execute<{ organization_id: string }[]>(
    `select g.organization_id from role_grant g join account a on a.id = g.account_id
      where g.role = 'ADMIN' and a.id <> ? and a.disabled_at is null and a.kind = 'PERSON' and not a.demonstration`,
    [account.id],
  );
  const kept = new Set(others.map((it) => it.organization_id));
  const bereft = held.find((it) => !kept.has(it.organization_id));
  if (bereft)
    throw new DomainError(
      'LAST_ADMIN',
      'This is the last administrator of an organization at the top. Give somebody else the role ADMIN there first.',
      { node: bereft.organization_id },
    );
}
