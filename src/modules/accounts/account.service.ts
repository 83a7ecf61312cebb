import { ref, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { Role } from '../../entities/accounts/role.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { change, known } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { ActContext } from '../../mutations/transactional-mutation.ts';
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
import { hashPassword, newOneTimePassword } from './password-hash.ts';
import { endSessions } from './sessions.ts';

/** A password that is shown once, and the hash that is stored. */
export interface OneTimePassword {
  readonly password: string;
  readonly hash: string;
}

/** Makes a one-time password before the transaction begins: hashing takes as long as a hundred statements. */
export async function createOneTimePassword(
  _input: object,
  { viewer }: ActContext,
): Promise<OneTimePassword> {
  if (viewer.kind === 'ANONYMOUS') viewer.mustBeSignedIn();
  const password = newOneTimePassword();
  return { password, hash: await hashPassword(password) };
}

const LOGIN_PATTERN = /^[a-z0-9][a-z0-9._@-]{1,99}$/;

const loginTakenError = (login: string) =>
  new DomainError('LOGIN_TAKEN', `The login "${login}" belongs to another account. Take another.`, {
    path: ['login'],
  });

async function assertLoginIsFree({ em }: Scope, login: string): Promise<void> {
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
  { em }: Scope,
  account: Account,
  role: Role,
  organization: Organization,
): Promise<RoleGrant> {
  await em.execute('select from account where id = ? for update', [account.id]);
  const granted = await em.findOne(RoleGrant, { account, role, organization });
  return granted ?? em.create(RoleGrant, { account, role, organization });
}

/** Creates an account with its first roles. Returns its id and, for a person, the one-time password. */
export async function createAccount(
  scope: Scope,
  input: CreateAccountInput,
  { password, hash }: OneTimePassword,
): Promise<{ id: string; revealed?: string }> {
  const permission = 'account.create';
  assertAdministersSomething(scope, permission);
  const grants: { role: Role; organization: Organization }[] = [];
  for (const { role, organization } of input.roles ?? [])
    grants.push({ role, organization: await known(scope, Organization, organization) });
  assertAdministers(
    scope,
    permission,
    grants.map(({ organization }) => organization),
  );
  const login = input.login.trim().toLowerCase();
  await assertLoginIsFree(scope, login);
  const name = input.name.trim();
  if (!name)
    throw new DomainError('ACCOUNT_NAMELESS', 'The name is empty. Say what the account is called.', {
      path: ['name'],
    });
  const isPerson = input.kind !== 'SERVICE';
  const account = scope.em.create(Account, {
    login,
    name,
    kind: isPerson ? 'PERSON' : 'SERVICE',
    person: input.person ? ref(await known(scope, Person, input.person)) : null,
    passwordHash: isPerson ? hash : null,
    mustChangePassword: isPerson,
    demonstration: await isDemoActor(scope),
  });
  await scope.em.flush().catch((error: unknown) => {
    throw error instanceof UniqueConstraintViolationException ? loginTakenError(login) : error;
  });
  for (const { role, organization } of grants) {
    await addGrant(scope, account, role, organization);
    await scope.em.flush();
  }
  return { id: account.id, ...(isPerson && { revealed: password }) };
}

/** Grants a role in an organization. Returns the grant; an equal one that exists is returned unchanged. */
export async function grantRole(scope: Scope, input: GrantRoleInput): Promise<RoleGrant> {
  const permission = 'account.grantRole';
  assertAdministersSomething(scope, permission);
  const organization = await known(scope, Organization, input.organization);
  assertAdministers(scope, permission, [organization]);
  return addGrant(scope, await known(scope, Account, input.account), input.role, organization);
}

/** Removes a grant and returns its account. */
export async function revokeRole(scope: Scope, { id }: RevokeRoleInput): Promise<Account> {
  const permission = 'account.revokeRole';
  assertAdministersSomething(scope, permission);
  const grant = await known(scope, RoleGrant, id);
  assertAdministers(scope, permission, [await grant.organization.loadOrFail()]);
  const account = await grant.account.loadOrFail();
  if (grant.role === 'ADMIN') await assertNotLastAdmin(scope, account, grant.organization.id);
  scope.em.remove(grant);
  return account;
}

async function lockAdministeredAccount(
  scope: Scope,
  permission: string,
  { id, expectedVersion }: DisableAccountInput,
): Promise<Account> {
  assertAdministersSomething(scope, permission);
  const account = await change(scope, Account, id, expectedVersion);
  await assertAdministersAccount(scope, permission, account);
  return account;
}

/** Sets a one-time password, unlocks the account and ends its sessions. */
export async function resetPassword(
  scope: Scope,
  input: ResetPasswordInput,
  { password, hash }: OneTimePassword,
): Promise<{ id: string; revealed: string }> {
  const account = await lockAdministeredAccount(scope, 'account.resetPassword', input);
  if (account.kind === 'SERVICE')
    throw new DomainError(
      'ACCOUNT_OF_A_PROGRAM',
      'A service account has no password. Create a token for it with createToken.',
    );
  scope.em.assign(account, {
    passwordHash: hash,
    mustChangePassword: true,
    failedSignIns: 0,
    lockedUntil: null,
  });
  await endSessions(scope, account.id);
  return { id: account.id, revealed: password };
}

/** Disables an account and ends its sessions. */
export async function disableAccount(scope: Scope, input: DisableAccountInput): Promise<Account> {
  const account = await lockAdministeredAccount(scope, 'account.disable', input);
  await assertNotLastAdmin(scope, account);
  account.disabledAt ??= scope.now;
  await endSessions(scope, account.id);
  return account;
}

/** Enables an account, and unlocks it after wrong passwords. */
export async function enableAccount(scope: Scope, input: EnableAccountInput): Promise<Account> {
  const account = await lockAdministeredAccount(scope, 'account.enable', input);
  return scope.em.assign(account, { disabledAt: null, failedSignIns: 0, lockedUntil: null });
}
