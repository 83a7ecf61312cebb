import { authorize } from '../../authorization/policy.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import { findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { MutationRequestContext } from '../../mutations/transactional-mutation.ts';
import { DAY_MS } from '../../shared/day.ts';
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
import { createAccessToken, endSessions } from './sessions.ts';
import { verifyPassword } from './verify-password.ts';

const MAX_TOKEN_DAYS = 366;
async function findLogin(context: MutationRequestContext, accountId: string): Promise<string> {
  let login = '';
  const run = async ({ em }: MutationContext) => {
    login = (await em.findOneOrFail(Account, { id: accountId })).login;
    return accountId;
  };
  await context.runMutation({ name: 'changePassword', input: {}, run });
  return login;
}

/**
 * Verifies the current password and returns the hash of the new one.
 *
 * Runs before the transaction, so that a wrong password is counted although the mutation fails.
 */
export async function verifyAndHashPassword(
  { currentPassword, newPassword }: ChangePasswordInput,
  context: MutationRequestContext,
): Promise<string> {
  authorize(context.viewer, 'account.changePassword', {});
  const { accountId, name } = context.viewer.requireAccount();
  const login = await findLogin(context, accountId);
  await assertStrongPassword(newPassword, { login, name }, ['newPassword']);
  if (!(await verifyPassword(context, 'changePassword', { login, password: currentPassword })))
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
export async function changePassword(
  { em, viewer, now }: MutationContext,
  passwordHash: string,
): Promise<Account> {
  const { accountId, sessionId } = viewer.requireAccount();
  const account = await em.findOneOrFail(Account, { id: accountId });
  em.assign(account, { passwordHash, mustChangePassword: false });
  await endSessions({ em, now }, accountId, sessionId);
  return account;
}

function assertExpiry({ now }: MutationContext, expiresAt: Date): void {
  const days = (expiresAt.getTime() - now.getTime()) / DAY_MS;
  if (days > 0 && days <= MAX_TOKEN_DAYS) return;
  throw new DomainError(
    'EXPIRY_OUT_OF_RANGE',
    `${expiresAt.toISOString()} is ${days > 0 ? `more than ${MAX_TOKEN_DAYS} days ahead` : 'not in the future'}. Take a time within ${MAX_TOKEN_DAYS} days from now.`,
    { path: ['expiresAt'] },
  );
}

/** The account that a new token is for: that of the viewer, or a service account that the viewer administers. */
async function findTokenAccount(ctx: MutationContext, id: string | null | undefined): Promise<string> {
  const { viewer } = ctx;
  const own = viewer.kind === 'LOCAL' && id ? undefined : viewer.requireAccount();
  if (own?.tokenId)
    throw new DomainError(
      'SESSION_REQUIRED',
      'A token cannot create tokens, or it would never expire. Sign in with signIn, then create it.',
    );
  if (own && (!id || id === own.accountId)) return own.accountId;
  const account = await findVisible(ctx, Account, id ?? '');
  await assertAdministersAccount(ctx, 'account.createServiceToken', account);
  if (account.kind === 'PERSON')
    throw new DomainError(
      'ACCOUNT_IS_PERSON',
      'Only that person can create a token for this account. For a program, create an account of the kind SERVICE.',
      { path: ['account'] },
    );
  return account.id;
}

/** Creates a token. Returns its id and its secret, which is not stored. */
export async function createToken(
  ctx: MutationContext,
  input: CreateTokenInput,
): Promise<{ id: string; revealed: string }> {
  authorize(ctx.viewer, 'account.createToken', {});
  const accountId = await findTokenAccount(ctx, input.account);
  const name = input.name.trim();
  if (!name)
    throw new DomainError('TOKEN_NAMELESS', 'The name is empty. Say what the token is for.', {
      path: ['name'],
    });
  assertExpiry(ctx, input.expiresAt);
  return createAccessToken(ctx, { accountId, name, scope: input.scope, expiresAt: input.expiresAt });
}

/** Revokes a token of the viewer, or of a service account that the viewer administers. */
export async function revokeToken(ctx: MutationContext, { id }: RevokeTokenInput): Promise<AccessToken> {
  authorize(ctx.viewer, 'account.revokeToken', {});
  const token = await findVisible(ctx, AccessToken, id);
  if (token.account.id !== ctx.viewer.account?.accountId)
    await assertAdministersAccount(ctx, 'account.revokeServiceToken', await token.account.loadOrFail());
  token.revokedAt ??= ctx.now;
  return token;
}

/** Ends a session of the viewer. */
export async function endSession(ctx: MutationContext, { id }: EndSessionInput): Promise<Session> {
  authorize(ctx.viewer, 'account.endSession', {});
  const session = await findVisible(ctx, Session, id);
  session.endedAt ??= ctx.now;
  return session;
}
