import { ref, UniqueConstraintViolationException } from '@mikro-orm/core';
import { Resolver } from 'type-graphql';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { Role } from '../../entities/accounts/role.ts';
import { Person } from '../../entities/units/person.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act, type ActContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { AccountInput, CreateAccountInput, GrantRoleInput, RevokeRoleInput } from './account.inputs.ts';
import {
  accountAsRead,
  actsInDemonstration,
  administered,
  known,
  mustAdministerAccount,
  mustLeaveAnAdmin,
} from './account-administration.ts';
import { hashPassword, newOneTimePassword } from './password-hash.ts';
import { endSessions } from './sessions.ts';

/** A password to be told once, and what is kept of it. */
interface OneTime {
  readonly password: string;
  readonly hash: string;
}

/** Made before the transaction begins, because hashing takes as long as a hundred statements. */
async function oneTime(_input: object, { viewer }: ActContext): Promise<OneTime> {
  if (viewer.kind === 'ANONYMOUS') viewer.mustBeSignedIn();
  const password = newOneTimePassword();
  return { password, hash: await hashPassword(password) };
}

const ONE_TIME = {
  field: 'oneTimePassword',
  description:
    'The password to hand over, shown this once; it must be changed first. Null: refused, asked again under the same key, or a program’s account.',
};

const LOGIN = /^[a-z0-9][a-z0-9._@-]{1,99}$/;

async function mustBeFreeLogin({ em }: Scope, login: string): Promise<void> {
  if (!LOGIN.test(login))
    throw new DomainError(
      'LOGIN_MALFORMED',
      `"${login.slice(0, 100)}" is no login. Take 2 to 100 of a–z, 0–9 and . _ @ -, beginning with a letter or digit.`,
      { path: ['login'] },
    );
  if (await em.count(Account, { login })) throw taken(login);
}

const taken = (login: string) =>
  new DomainError('LOGIN_TAKEN', `The login "${login}" belongs to another account. Take another.`, {
    path: ['login'],
  });

/** Whoever grants the same at once waits here, and finds it granted. */
async function grant({ em }: Scope, account: Account, role: Role, organizationId: string) {
  await em.execute('select from account where id = ? for update', [account.id]);
  const granted = await em.findOne(RoleGrant, { account, role, organization: organizationId });
  return granted ?? em.create(RoleGrant, { account, role, organization: organizationId });
}

/** What administrators do with accounts, each only in the organizations where they have the role ADMIN. */
@Resolver()
export class AccountResolver {
  @Act({
    description: 'Makes an account, with a password to be used once or, for a program, without.',
    input: CreateAccountInput,
    node: Account,
    refusals: ['LOGIN_MALFORMED', 'LOGIN_TAKEN', 'ACCOUNT_NAMELESS'],
    verb: 'account.create',
    reveals: ONE_TIME,
    before: oneTime,
  })
  async createAccount(
    { login: sent, name, kind, person, roles }: CreateAccountInput,
    scope: Scope,
    { password, hash }: OneTime,
  ) {
    const asked = roles ?? [];
    const ids = asked.map(({ organization }) => organization);
    await administered(scope, 'account.create', ids, 'roles');
    const login = sent.trim().toLowerCase();
    await mustBeFreeLogin(scope, login);
    if (!name.trim())
      throw new DomainError('ACCOUNT_NAMELESS', 'The name is empty. Say what the account is called.', {
        path: ['name'],
      });
    const isPerson = kind !== 'SERVICE';
    const account = scope.em.create(Account, {
      login,
      name: name.trim(),
      kind: isPerson ? 'PERSON' : 'SERVICE',
      person: person ? ref(await known(scope.em, Person, person, 'person')) : null,
      passwordHash: isPerson ? hash : null,
      mustChangePassword: isPerson,
      demonstration: await actsInDemonstration(scope),
    });
    await scope.em.flush().catch((error: unknown) => {
      throw error instanceof UniqueConstraintViolationException ? taken(login) : error;
    });
    for (const { role, organization } of asked) {
      await grant(scope, account, role, organization);
      await scope.em.flush();
    }
    return { id: account.id, ...(isPerson && { revealed: password }) };
  }

  @Act({
    description: 'Gives an account a role in an organization and all below it; one it has already stays.',
    input: GrantRoleInput,
    node: RoleGrant,
    refusals: [],
    verb: 'account.grantRole',
  })
  async grantRole({ account: id, role, organization }: GrantRoleInput, scope: Scope) {
    await administered(scope, 'account.grantRole', [organization], 'organization');
    return grant(scope, await known(scope.em, Account, id, 'account'), role, organization);
  }

  @Act({
    description: 'Takes a role from an account. Never the last ADMIN of an organization at the top.',
    input: RevokeRoleInput,
    node: Account,
    refusals: ['LAST_ADMIN'],
    verb: 'account.revokeRole',
  })
  async revokeRole({ grant: id }: RevokeRoleInput, scope: Scope) {
    const { em } = scope;
    await administered(scope, 'account.revokeRole', [], 'grant');
    const granted = await known(em, RoleGrant, id, 'grant');
    await administered(scope, 'account.revokeRole', [granted.organization.id], 'grant');
    const account = await granted.account.loadOrFail();
    if (granted.role === 'ADMIN') await mustLeaveAnAdmin(scope, account, granted.organization.id);
    em.remove(granted);
    return account;
  }

  @Act({
    description:
      'Gives an account a new password to be used once, unlocks it and ends its sessions; tokens stay.',
    input: AccountInput,
    node: Account,
    refusals: ['ACCOUNT_OF_A_PROGRAM'],
    verb: 'account.resetPassword',
    reveals: ONE_TIME,
    before: oneTime,
  })
  async resetPassword(input: AccountInput, scope: Scope, { password, hash }: OneTime) {
    const account = await this.#toBeChanged(input, scope, 'account.resetPassword');
    if (account.kind === 'SERVICE')
      throw new DomainError(
        'ACCOUNT_OF_A_PROGRAM',
        'Programs have no password. Make a token with createToken.',
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

  @Act({
    description: 'Keeps everybody from using an account, its sessions and tokens included.',
    input: AccountInput,
    node: Account,
    refusals: ['LAST_ADMIN'],
    verb: 'account.disable',
  })
  async disableAccount(input: AccountInput, scope: Scope) {
    const account = await this.#toBeChanged(input, scope, 'account.disable');
    await mustLeaveAnAdmin(scope, account);
    account.disabledAt ??= scope.now;
    await endSessions(scope, account.id);
    return account;
  }

  @Act({
    description: 'Lets an account be used again, and unlocks it after wrong passwords.',
    input: AccountInput,
    node: Account,
    refusals: [],
    verb: 'account.enable',
  })
  async enableAccount(input: AccountInput, scope: Scope) {
    const account = await this.#toBeChanged(input, scope, 'account.enable');
    return scope.em.assign(account, { disabledAt: null, failedSignIns: 0, lockedUntil: null });
  }

  async #toBeChanged(input: AccountInput, scope: Scope, verb: string): Promise<Account> {
    await administered(scope, verb, [], 'account');
    const account = await accountAsRead(scope, input);
    await mustAdministerAccount(scope, verb, account);
    return account;
  }
}
