import { ref, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { Role } from '../../entities/accounts/role.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { findVisible, lockAtVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { MutationRequestContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type {
  CreateAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  GrantRoleInput,
  ResetPasswordInput,
  RevokeRoleInput,
} from './account.inputs.ts';
import {
  assertAdministers,
  assertAdministersAccount,
  assertAdministersSomething,
  assertNotLastAdmin,
  isDemoActor,
} from './account-administration.ts';
import { generateOneTimePassword, hashPassword } from './password-hash.ts';
import { endSessions } from './sessions.ts';

/** A password that is shown once, and the hash that is stored. */
export interface OneTimePassword {
  readonly password: string;
  readonly hash: string;
}

/** Makes a one-time password before the transaction begins: hashing takes as long as a hundred statements. */
export async function createOneTimePassword(
  _input: object,
  { viewer }: MutationRequestContext,
): Promise<OneTimePassword> {
  if (viewer.kind === 'ANONYMOUS') viewer.requireAccount();
  const password = generateOneTimePassword();
  return { password, hash: await hashPassword(password) };
}

const LOGIN_PATTERN = /^[a-z0-9][a-z0-9._@-]{1,99}$/;

const loginTakenError = (login: string) =>
  new DomainError('LOGIN_TAKEN', `The login "${login}" belongs to another account. Take another.`, {
    path: ['login'],
  });

async function assertLoginIsFree({ em }: MutationContext, login: string): Promise<void> {
  if (!LOGIN_PATTERN.test(login))
    throw new DomainError(
      'LOGIN_MALFORMED',
      `"${login.slice(0, 100)}" is not a login. Use 2 to 100 of a–z, 0–9 and . _ @ -, beginning with a letter or digit.`,
      { path: ['login'] },
    );
  if (await em.count(Account, { login })) throw loginTakenError(login);
}

/** Grants a role. The account is locked, so that the same grant sent twice at once is created once. */
async function addGrant(
  { em }: MutationContext,
  account: Account,
  role: Role,
  organization: Organization,
): Promise<RoleGrant> {
  await em.execute('select from account where id = ? for update', [account.id]);
  const existing = await em.findOne(RoleGrant, { account, role, organization });
  return existing ?? em.create(RoleGrant, { account, role, organization });
}

/** Creates an account with its first roles. Returns its id and, for a person, the one-time password. */
export async function createAccount(
  ctx: MutationContext,
  input: CreateAccountInput,
  { password, hash }: OneTimePassword,
): Promise<{ id: string; revealed?: string }> {
  const permission = 'account.create';
  assertAdministersSomething(ctx, permission);
  const grants: { role: Role; organization: Organization }[] = [];
  for (const { role, organization } of input.roles ?? [])
    grants.push({ role, organization: await findVisible(ctx, Organization, organization) });
  assertAdministers(
    ctx,
    permission,
    grants.map(({ organization }) => organization),
  );
  const login = input.login.trim().toLowerCase();
  await assertLoginIsFree(ctx, login);
  const name = input.name.trim();
  if (!name)
    throw new DomainError('ACCOUNT_NAMELESS', 'The name is empty. Say what the account is called.', {
      path: ['name'],
    });
  const isPerson = input.kind !== 'SERVICE';
  const account = ctx.em.create(Account, {
    login,
    name,
    kind: isPerson ? 'PERSON' : 'SERVICE',
    person: input.person ? ref(await findVisible(ctx, Person, input.person)) : null,
    passwordHash: isPerson ? hash : null,
    mustChangePassword: isPerson,
    demonstration: await isDemoActor(ctx),
  });
  await ctx.em.flush().catch((error: unknown) => {
    throw error instanceof UniqueConstraintViolationException ? loginTakenError(login) : error;
  });
  for (const { role, organization } of grants) {
    await addGrant(ctx, account, role, organization);
    await ctx.em.flush();
  }
  return { id: account.id, ...(isPerson && { revealed: password }) };
}

/** Grants a role in an organization. Returns the grant; an equal one that exists is returned unchanged. */
export async function grantRole(ctx: MutationContext, input: GrantRoleInput): Promise<RoleGrant> {
  const permission = 'account.grantRole';
  assertAdministersSomething(ctx, permission);
  const organization = await findVisible(ctx, Organization, input.organization);
  assertAdministers(ctx, permission, [organization]);
  return addGrant(ctx, await findVisible(ctx, Account, input.account), input.role, organization);
}

/** Removes a grant and returns its account. */
export async function revokeRole(ctx: MutationContext, { id }: RevokeRoleInput): Promise<Account> {
  const permission = 'account.revokeRole';
  assertAdministersSomething(ctx, permission);
  const grant = await findVisible(ctx, RoleGrant, id);
  assertAdministers(ctx, permission, [await grant.organization.loadOrFail()]);
  const account = await grant.account.loadOrFail();
  if (grant.role === 'ADMIN') await assertNotLastAdmin(ctx, account, grant.organization.id);
  ctx.em.remove(grant);
  return account;
}

async function lockAdministeredAccount(
  ctx: MutationContext,
  permission: string,
  { id, expectedVersion }: DisableAccountInput,
): Promise<Account> {
  assertAdministersSomething(ctx, permission);
  const account = await lockAtVersion(ctx, Account, id, expectedVersion);
  await assertAdministersAccount(ctx, permission, account);
  return account;
}

/** Sets a one-time password, unlocks the account and ends its sessions. */
export async function resetPassword(
  ctx: MutationContext,
  input: ResetPasswordInput,
  { password, hash }: OneTimePassword,
): Promise<{ id: string; revealed: string }> {
  const account = await lockAdministeredAccount(ctx, 'account.resetPassword', input);
  if (account.kind === 'SERVICE')
    throw new DomainError(
      'ACCOUNT_IS_SERVICE',
      'A service account has no password. Create a token for it with createToken.',
    );
  ctx.em.assign(account, {
    passwordHash: hash,
    mustChangePassword: true,
    failedSignIns: 0,
    lockedUntil: null,
  });
  await endSessions(ctx, account.id);
  return { id: account.id, revealed: password };
}

/** Disables an account and ends its sessions. */
export async function disableAccount(ctx: MutationContext, input: DisableAccountInput): Promise<Account> {
  const account = await lockAdministeredAccount(ctx, 'account.disable', input);
  await assertNotLastAdmin(ctx, account);
  account.disabledAt ??= ctx.now;
  await endSessions(ctx, account.id);
  return account;
}

/** Enables an account, and unlocks it after wrong passwords. */
export async function enableAccount(ctx: MutationContext, input: EnableAccountInput): Promise<Account> {
  const account = await lockAdministeredAccount(ctx, 'account.enable', input);
  return ctx.em.assign(account, { disabledAt: null, failedSignIns: 0, lockedUntil: null });
}
