import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DAY_MS } from '../../shared/day.ts';
import { generateSecret, hashSecret } from './token-secrets.ts';

/** How long a session lasts at most, in days. Without use it ends after 12 hours (`authenticator.ts`). */
const SESSION_DAYS = 30;

/** A new session. The secret goes to the browser; only its hash is stored. */
export interface NewSession {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Creates a session with a new secret, and ends the previous session of the browser. So a secret that an attacker put into the
 * browser before gives no access afterwards.
 */
export async function createSession(
  { em, now }: MutationContext,
  accountId: string,
  browser: { readonly secret: string | undefined; readonly userAgent: string | null },
): Promise<NewSession> {
  if (browser.secret)
    await em.nativeUpdate(
      Session,
      { secretHash: hashSecret(browser.secret), endedAt: null },
      { endedAt: now },
    );
  const secret = generateSecret('gbs');
  const expiresAt = new Date(now.getTime() + SESSION_DAYS * DAY_MS);
  const { id } = em.create(Session, {
    account: accountId,
    secretHash: hashSecret(secret),
    lastUsedAt: now,
    expiresAt,
    userAgent: browser.userAgent,
  });
  return { id, secret, expiresAt };
}

/** Ends the sessions of an account, except one if `exceptSessionId` is given. */
export async function endSessions(
  { em, now }: Pick<MutationContext, 'em' | 'now'>,
  accountId: string,
  exceptSessionId?: string,
): Promise<void> {
  await em.nativeUpdate(
    Session,
    { account: accountId, endedAt: null, ...(exceptSessionId && { id: { $ne: exceptSessionId } }) },
    { endedAt: now },
  );
}

/** Creates a token. Returns its id and its secret; only the hash of the secret is stored. */
export function createAccessToken(
  { em }: MutationContext,
  token: Pick<AccessToken, 'name' | 'scope' | 'expiresAt'> & { readonly accountId: string },
): { id: string; revealed: string } {
  const { accountId, ...rest } = token;
  const secret = generateSecret('gbt');
  const { id } = em.create(AccessToken, { ...rest, account: accountId, secretHash: hashSecret(secret) });
  return { id, revealed: secret };
}
