import { Resolver } from 'type-graphql';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import {
  CreateAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  GrantRoleInput,
  ResetPasswordInput,
  RevokeRoleInput,
} from './account.inputs.ts';
import * as accounts from './account.service.ts';

const ONE_TIME_PASSWORD = {
  field: 'oneTimePassword',
  description:
    'The password to hand over. It is shown only this once and must be changed at the first sign-in. Null if the mutation failed, if the same idempotencyKey was sent before, or for a service account.',
};

/** Mutations of accounts. An administrator may run them in the organizations where they have the role ADMIN. */
@Resolver()
export class AccountResolver {
  @Act({
    description: 'Creates an account: for a person, with a one-time password; for a program, without.',
    input: CreateAccountInput,
    node: Account,
    refusals: ['LOGIN_MALFORMED', 'LOGIN_TAKEN', 'ACCOUNT_NAMELESS'],
    verb: 'account.create',
    reveals: ONE_TIME_PASSWORD,
    before: accounts.createOneTimePassword,
  })
  createAccount(input: CreateAccountInput, scope: Scope, password: accounts.OneTimePassword) {
    return accounts.createAccount(scope, input, password);
  }

  @Act({
    description:
      'Grants an account a role in an organization and in all organizations below it. A role that it already has stays.',
    input: GrantRoleInput,
    node: RoleGrant,
    refusals: [],
    verb: 'account.grantRole',
  })
  grantRole(input: GrantRoleInput, scope: Scope): Promise<RoleGrant> {
    return accounts.grantRole(scope, input);
  }

  @Act({
    description: 'Revokes a role of an account, but never the last ADMIN of a governing body.',
    input: RevokeRoleInput,
    node: Account,
    refusals: ['LAST_ADMIN'],
    verb: 'account.revokeRole',
  })
  revokeRole(input: RevokeRoleInput, scope: Scope): Promise<Account> {
    return accounts.revokeRole(scope, input);
  }

  @Act({
    description:
      'Gives an account a new one-time password, unlocks it and ends its sessions. Its tokens stay valid.',
    input: ResetPasswordInput,
    node: Account,
    refusals: ['ACCOUNT_OF_A_PROGRAM'],
    verb: 'account.resetPassword',
    reveals: ONE_TIME_PASSWORD,
    before: accounts.createOneTimePassword,
  })
  resetPassword(input: ResetPasswordInput, scope: Scope, password: accounts.OneTimePassword) {
    return accounts.resetPassword(scope, input, password);
  }

  @Act({
    description: 'Disables an account. Its sessions end and its tokens stop working.',
    input: DisableAccountInput,
    node: Account,
    refusals: ['LAST_ADMIN'],
    verb: 'account.disable',
  })
  disableAccount(input: DisableAccountInput, scope: Scope): Promise<Account> {
    return accounts.disableAccount(scope, input);
  }

  @Act({
    description: 'Enables an account again, and unlocks it after wrong passwords.',
    input: EnableAccountInput,
    node: Account,
    refusals: [],
    verb: 'account.enable',
  })
  enableAccount(input: EnableAccountInput, scope: Scope): Promise<Account> {
    return accounts.enableAccount(scope, input);
  }
}
