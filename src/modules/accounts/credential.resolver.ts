import { Resolver } from 'type-graphql';
import { Account } from '../../entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
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
  @Act({
    description: 'Changes the password of the viewer and ends their other sessions. Tokens stay valid.',
    input: ChangePasswordInput,
    node: Account,
    refusals: [
      'PASSWORD_WRONG',
      'PASSWORD_TOO_SHORT',
      'PASSWORD_TOO_LONG',
      'PASSWORD_GUESSABLE',
      'PASSWORD_UNCHANGED',
    ],
    verb: 'account.changePassword',
    before: credentials.verifyAndHashPassword,
  })
  changePassword(_input: ChangePasswordInput, scope: Scope, passwordHash: string): Promise<Account> {
    return credentials.changePassword(scope, passwordHash);
  }

  @Act({
    description:
      'Creates a token, with which a program acts as the viewer. An administrator may create one for a service account.',
    input: CreateTokenInput,
    node: AccessToken,
    refusals: ['EXPIRY_OUT_OF_RANGE', 'TOKEN_NAMELESS', 'SESSION_REQUIRED', 'ACCOUNT_OF_A_PERSON'],
    verb: 'account.createToken',
    reveals: {
      field: 'secret',
      description:
        'The token, shown only this once. Send it as `Authorization: Bearer …`. Null if the mutation failed, or if the same idempotencyKey was sent before.',
    },
  })
  createToken(input: CreateTokenInput, scope: Scope) {
    return credentials.createToken(scope, input);
  }

  @Act({
    description:
      'Revokes a token at once: one of the viewer, or, by an administrator, one of a service account.',
    input: RevokeTokenInput,
    node: AccessToken,
    refusals: [],
    verb: 'account.revokeToken',
  })
  revokeToken(input: RevokeTokenInput, scope: Scope): Promise<AccessToken> {
    return credentials.revokeToken(scope, input);
  }

  @Act({
    description: 'Ends a session of the viewer, such as one on a lost device.',
    input: EndSessionInput,
    node: Session,
    refusals: [],
    verb: 'account.endSession',
  })
  endSession(input: EndSessionInput, scope: Scope): Promise<Session> {
    return credentials.endSession(scope, input);
  }
}
