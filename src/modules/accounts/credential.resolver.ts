import { Resolver } from 'type-graphql';
import { Account } from '../../entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import {
  ChangePasswordInput,
  CreateTokenInput,
  EndSessionInput,
  RevokeTokenInput,
} from './credential.inputs.ts';
import * as credentials from './credential.service.ts';

/** Mutations of passwords, tokens and sessions. Everybody may run them for their own account. */
@Resolver()
export class CredentialResolver {
  @TransactionalMutation({
    description: 'Changes the password of the viewer and ends their other sessions. Tokens stay valid.',
    input: ChangePasswordInput,
    node: Account,
    errorCodes: [
      'PASSWORD_WRONG',
      'PASSWORD_TOO_SHORT',
      'PASSWORD_TOO_LONG',
      'PASSWORD_GUESSABLE',
      'PASSWORD_UNCHANGED',
    ],
    permission: 'account.changePassword',
    prepare: credentials.verifyAndHashPassword,
  })
  changePassword(_input: ChangePasswordInput, ctx: MutationContext, passwordHash: string): Promise<Account> {
    return credentials.changePassword(ctx, passwordHash);
  }

  @TransactionalMutation({
    description:
      'Creates a token, with which a program acts as the viewer. An administrator may create one for a service account.',
    input: CreateTokenInput,
    node: AccessToken,
    errorCodes: ['EXPIRY_OUT_OF_RANGE', 'TOKEN_NAMELESS', 'SESSION_REQUIRED', 'ACCOUNT_IS_PERSON'],
    permission: 'account.createToken',
    secretField: {
      field: 'secret',
      description:
        'The token, shown only this once. Send it as `Authorization: Bearer …`. Null if the mutation failed, or if the same idempotencyKey was sent before.',
    },
  })
  createToken(input: CreateTokenInput, ctx: MutationContext) {
    return credentials.createToken(ctx, input);
  }

  @TransactionalMutation({
    description:
      'Revokes a token at once: one of the viewer, or, by an administrator, one of a service account.',
    input: RevokeTokenInput,
    node: AccessToken,
    errorCodes: [],
    permission: 'account.revokeToken',
  })
  revokeToken(input: RevokeTokenInput, ctx: MutationContext): Promise<AccessToken> {
    return credentials.revokeToken(ctx, input);
  }

  @TransactionalMutation({
    description: 'Ends a session of the viewer, such as one on a lost device.',
    input: EndSessionInput,
    node: Session,
    errorCodes: [],
    permission: 'account.endSession',
  })
  endSession(input: EndSessionInput, ctx: MutationContext): Promise<Session> {
    return credentials.endSession(ctx, input);
  }
}
