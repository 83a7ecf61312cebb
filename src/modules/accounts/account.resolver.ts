import { Resolver } from 'type-graphql';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
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
  @TransactionalMutation({
    description: 'Creates an account: for a person, with a one-time password; for a program, without.',
    input: CreateAccountInput,
    node: Account,
    errorCodes: ['LOGIN_MALFORMED', 'LOGIN_TAKEN', 'ACCOUNT_NAMELESS'],
    permission: 'account.create',
    secretField: ONE_TIME_PASSWORD,
    prepare: accounts.createOneTimePassword,
  })
  createAccount(input: CreateAccountInput, ctx: MutationContext, password: accounts.OneTimePassword) {
    return accounts.createAccount(ctx, input, password);
  }

  @TransactionalMutation({
    description:
      'Grants an account a role in an organization and in all organizations below it. A role that it already has stays.',
    input: GrantRoleInput,
    node: RoleGrant,
    errorCodes: [],
    permission: 'account.grantRole',
  })
  grantRole(input: GrantRoleInput, ctx: MutationContext): Promise<RoleGrant> {
    return accounts.grantRole(ctx, input);
  }

  @TransactionalMutation({
    description: 'Revokes a role of an account, but never the last ADMIN of a governing body.',
    input: RevokeRoleInput,
    node: Account,
    errorCodes: ['LAST_ADMIN'],
    permission: 'account.revokeRole',
  })
  revokeRole(input: RevokeRoleInput, ctx: MutationContext): Promise<Account> {
    return accounts.revokeRole(ctx, input);
  }

  @TransactionalMutation({
    description:
      'Gives an account a new one-time password, unlocks it and ends its sessions. Its tokens stay valid.',
    input: ResetPasswordInput,
    node: Account,
    errorCodes: ['ACCOUNT_IS_SERVICE'],
    permission: 'account.resetPassword',
    secretField: ONE_TIME_PASSWORD,
    prepare: accounts.createOneTimePassword,
  })
  resetPassword(input: ResetPasswordInput, ctx: MutationContext, password: accounts.OneTimePassword) {
    return accounts.resetPassword(ctx, input, password);
  }

  @TransactionalMutation({
    description: 'Disables an account. Its sessions end and its tokens stop working.',
    input: DisableAccountInput,
    node: Account,
    errorCodes: ['LAST_ADMIN'],
    permission: 'account.disable',
  })
  disableAccount(input: DisableAccountInput, ctx: MutationContext): Promise<Account> {
    return accounts.disableAccount(ctx, input);
  }

  @TransactionalMutation({
    description: 'Enables an account again, and unlocks it after wrong passwords.',
    input: EnableAccountInput,
    node: Account,
    errorCodes: [],
    permission: 'account.enable',
  })
  enableAccount(input: EnableAccountInput, ctx: MutationContext): Promise<Account> {
    return accounts.enableAccount(ctx, input);
  }
}
