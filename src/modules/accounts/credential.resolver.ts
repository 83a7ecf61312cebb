import { Resolver } from 'type-graphql';
import { must } from '../../authorization/policy.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act, type ActContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { known, mustAdministerAccount } from './account-administration.ts';
import {
  ChangePasswordInput,
  CreateTokenInput,
  EndSessionInput,
  RevokeTokenInput,
} from './credential.inputs.ts';
import { hashPassword } from './password-hash.ts';
import { mustBeFitPassword } from './password-rules.ts';
import { endSessions, newToken } from './sessions.ts';
import { provePassword } from './verify-password.ts';

const LONGEST_DAYS = 366;
const DAY = 86_400_000;

/** The login of the viewer, whose own password is to be changed. */
async function ownLogin(context: ActContext, accountId: string): Promise<string> {
  let login = '';
  const run = async ({ em }: Scope) => {
    login = (await em.findOneOrFail(Account, { id: accountId })).login;
    return accountId;
  };
  await context.perform({ name: 'changePassword', input: {}, run });
  return login;
}

/** Proves the present password and hashes the new one, both before the transaction: a wrong one counts although the act is refused. */
async function proveAndHash(
  { presentPassword, newPassword }: ChangePasswordInput,
  context: ActContext,
): Promise<string> {
  must(context.viewer, 'account.changePassword', {});
  const { accountId, name } = context.viewer.mustBeSignedIn();
  const login = await ownLogin(context, accountId);
  mustBeFitPassword(newPassword, { login, name }, ['newPassword']);
  if (!(await provePassword(context, 'changePassword', { login, password: presentPassword })))
    throw new DomainError(
      'PASSWORD_WRONG',
      'The present password is another one. Check it; after five wrong ones in a row none is tried for 15 minutes.',
      { path: ['presentPassword'] },
    );
  if (presentPassword.normalize('NFC') === newPassword.normalize('NFC'))
    throw new DomainError('PASSWORD_UNCHANGED', 'The new password is the present one. Take another.', {
      path: ['newPassword'],
    });
  return hashPassword(newPassword);
}

function mustEndInTime({ now }: Scope, expiresAt: Date): void {
  const days = (expiresAt.getTime() - now.getTime()) / DAY;
  if (days > 0 && days <= LONGEST_DAYS) return;
  throw new DomainError(
    'EXPIRY_OUT_OF_RANGE',
    `${expiresAt.toISOString()} is ${days > 0 ? `more than ${LONGEST_DAYS} days ahead` : 'not in the future'}. Take an instant within ${LONGEST_DAYS} days from now.`,
    { path: ['expiresAt'] },
  );
}

/** What everybody does with their own password, tokens and sessions. */
@Resolver()
export class CredentialResolver {
  @Act({
    description: 'Changes the own password and ends the other sessions of the account; tokens stay.',
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
    before: proveAndHash,
  })
  async changePassword(_input: ChangePasswordInput, scope: Scope, passwordHash: string) {
    const { accountId, sessionId } = scope.viewer.mustBeSignedIn();
    const account = await scope.em.findOneOrFail(Account, { id: accountId });
    scope.em.assign(account, { passwordHash, mustChangePassword: false });
    await endSessions(scope, accountId, sessionId);
    return account;
  }

  @Act({
    description:
      'Makes a token for programs that act as the own account, or, by an administrator, as the account of a program.',
    input: CreateTokenInput,
    node: AccessToken,
    refusals: ['EXPIRY_OUT_OF_RANGE', 'TOKEN_NAMELESS', 'SESSION_REQUIRED', 'ACCOUNT_OF_A_PERSON'],
    verb: 'account.createToken',
    reveals: {
      field: 'secret',
      description:
        'The token, shown this once; sent as `Authorization: Bearer …`. Null: refused, or asked again under the same key.',
    },
  })
  async createToken(input: CreateTokenInput, scope: Scope) {
    must(scope.viewer, 'account.createToken', {});
    const { accountId } = await this.#accountForToken(input, scope);
    if (!input.name.trim())
      throw new DomainError('TOKEN_NAMELESS', 'The name is empty. Say what the token is for.', {
        path: ['name'],
      });
    mustEndInTime(scope, input.expiresAt);
    const { name, scope: use, expiresAt } = input;
    return newToken(scope, { accountId, name: name.trim(), scope: use, expiresAt });
  }

  @Act({
    description: 'Ends a token at once: of the own account, or of a program by an administrator.',
    input: RevokeTokenInput,
    node: AccessToken,
    refusals: [],
    verb: 'account.revokeToken',
  })
  async revokeToken({ token: id }: RevokeTokenInput, scope: Scope) {
    must(scope.viewer, 'account.revokeToken', {});
    const token = await known(scope.em, AccessToken, id, 'token');
    if (token.account.id !== scope.viewer.account?.accountId) {
      const account = await token.account.loadOrFail();
      // Of somebody else's token nobody learns that it exists.
      if (account.kind === 'PERSON' && scope.viewer.kind !== 'LOCAL')
        return known(scope.em, AccessToken, '', 'token');
      await mustAdministerAccount(scope, 'account.revokeServiceToken', account);
    }
    token.revokedAt ??= scope.now;
    return token;
  }

  @Act({
    description: 'Ends a session of the own account, such as one on a lost device.',
    input: EndSessionInput,
    node: Session,
    refusals: [],
    verb: 'account.endSession',
  })
  async endSession({ session: id }: EndSessionInput, scope: Scope) {
    must(scope.viewer, 'account.endSession', {});
    const session = await known(scope.em, Session, id, 'session');
    if (session.account.id !== scope.viewer.account?.accountId)
      return known(scope.em, Session, '', 'session');
    session.endedAt ??= scope.now;
    return session;
  }

  async #accountForToken({ account: id }: CreateTokenInput, scope: Scope): Promise<{ accountId: string }> {
    const own = scope.viewer.kind === 'LOCAL' && id ? undefined : scope.viewer.mustBeSignedIn();
    if (own?.tokenId)
      throw new DomainError(
        'SESSION_REQUIRED',
        'A token makes no tokens, or it would never end. Sign in with signIn, then make it.',
      );
    if (own && (!id || id === own.accountId)) return own;
    const account = await known(scope.em, Account, id ?? '', 'account');
    await mustAdministerAccount(scope, 'account.createServiceToken', account);
    if (account.kind === 'PERSON')
      throw new DomainError(
        'ACCOUNT_OF_A_PERSON',
        'A person’s tokens are made by that person. Make an account of the kind SERVICE for a program.',
        { path: ['account'] },
      );
    return { accountId: account.id };
  }
}
