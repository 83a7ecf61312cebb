import { must } from '../../authorization/policy.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import { known } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { ActContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { assertAdministersAccount } from './account-administration.ts';
import type {
  ChangePasswordInput,
  CreateTokenInput,
  EndSessionInput,
  RevokeTokenInput,
} from './credential.inputs.ts';
import { hashPassword } from './password-hash.ts';
import { assertStrongPassword } from './password-rules.ts';
import { endSessions, newToken } from './sessions.ts';
import { provePassword } from './verify-password.ts';

const MAX_TOKEN_DAYS = 366;
const DAY_MS = 86_400_000;

async function findLogin(context: ActContext, accountId: string): Promise<string> {
  let login = '';
  const run = async ({ em }: Scope) => {
    login = (await em.findOneOrFail(Account, { id: accountId })).login;
    return accountId;
  };
  await context.perform({ name: 'changePassword', input: {}, run });
  return login;
}

/**
 * Verifies the current password and returns the hash of the new one.
 *
 * Runs before the transaction, so that a wrong password is counted although the mutation fails.
 */
export async function verifyAndHashPassword(
  { currentPassword, newPassword }: ChangePasswordInput,
  context: ActContext,
): Promise<string> {
  must(context.viewer, 'account.changePassword', {});
  const { accountId, name } = context.viewer.mustBeSignedIn();
  const login = await findLogin(context, accountId);
  await assertStrongPassword(newPassword, { login, name }, ['newPassword']);
  if (!(await provePassword(context, 'changePassword', { login, password: currentPassword })))
    throw new DomainError(
      'PASSWORD_WRONG',
      'The current password is wrong. Check it. After five wrong passwords in a row, none is accepted for 15 minutes.',
      { path: ['currentPassword'] },
    );
  if (currentPassword.normalize('NFC') === newPassword.normalize('NFC'))
    throw new DomainError(
      'PASSWORD_UNCHANGED',
      'The new password is the same as the current one. Take another.',
      { path: ['newPassword'] },
    );
  return hashPassword(newPassword);
}

/** Stores the new password of the viewer and ends their other sessions. */
export async function changePassword({ em, viewer, now }: Scope, passwordHash: string): Promise<Account> {
  const { accountId, sessionId } = viewer.mustBeSignedIn();
  const account = await em.findOneOrFail(Account, { id: accountId });
  em.assign(account, { passwordHash, mustChangePassword: false });
  await endSessions({ em, now }, accountId, sessionId);
  return account;
}

function assertExpiry({ now }: Scope, expiresAt: Date): void {
  const days = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  if (days > 0 && days <= MAX_TOKEN_DAYS) return;
  throw new DomainError(
    'EXPIRY_OUT_OF_RANGE',
    `${expiresAt.toISOString()} is ${days > 0 ? `more than ${MAX_TOKEN_DAYS} days ahead` : 'not in the future'}. Take a time within ${MAX_TOKEN_DAYS} days from now.`,
    { path: ['expiresAt'] },
  );
}

/** The account that a new token is for: that of the viewer, or a service account that the viewer administers. */
async function findTokenAccount(scope: Scope, id: string | null | undefined): Promise<string> {
  const { viewer } = scope;
  const own = viewer.kind === 'LOCAL' && id ? undefined : viewer.mustBeSignedIn();
  if (own?.tokenId)
    throw new DomainError(
      'SESSION_REQUIRED',
      'A token cannot create tokens, or it would never expire. Sign in with signIn, then create it.',
    );
  if (own && (!id || id === own.accountId)) return own.accountId;
  const account = await known(scope, Account, id ?? '');
  await assertAdministersAccount(scope, 'account.createServiceToken', account);
  if (account.kind === 'PERSON')
    throw new DomainError(
      'ACCOUNT_OF_A_PERSON',
      'Only that person can create a token for this account. For a program, create an account of the kind SERVICE.',
      { path: ['account'] },
    );
  return account.id;
}

/** Creates a token. Returns its id and its secret, which is not stored. */
export async function createToken(
  scope: Scope,
  input: CreateTokenInput,
): Promise<{ id: string; revealed: string }> {
  must(scope.viewer, 'account.createToken', {});
  const accountId = await findTokenAccount(scope, input.account);
  const name = input.name.trim();
  if (!name)
    throw new DomainError('TOKEN_NAMELESS', 'The name is empty. Say what the token is for.', {
      path: ['name'],
    });
  assertExpiry(scope, input.expiresAt);
  return newToken(scope, { accountId, name, scope: input.scope, expiresAt: input.expiresAt });
}

/** Revokes a token of the viewer, or of a service account that the viewer administers. */
export async function revokeToken(scope: Scope, { id }: RevokeTokenInput): Promise<AccessToken> {
  must(scope.viewer, 'account.revokeToken', {});
  const token = await known(scope, AccessToken, id);
  if (token.account.id !== scope.viewer.account?.accountId)
    await assertAdministersAccount(scope, 'account.revokeServiceToken', await token.account.loadOrFail());
  token.revokedAt ??= scope.now;
  return token;
}

/** Ends a session of the viewer. */
export async function endSession(scope: Scope, { id }: EndSessionInput): Promise<Session> {
  must(scope.viewer, 'account.endSession', {});
  const session = await known(scope, Session, id);
  session.endedAt ??= scope.now;
  return session;
}
