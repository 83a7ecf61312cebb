import { AccessToken, Session } from '../../entities/accounts/credential.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { generateSecret, hashSecret } from './token-secrets.ts';

/** Longest a session lasts, however much it is used; unused it ends after twelve hours (`knocking.ts`). */
const SESSION_DAYS = 30;

const DAY_MS = 86_400_000;

/** A session that has begun: the secret goes to the browser and is kept nowhere. */
export interface NewSession {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: Date;
}

/**
 * Begins a session with a secret of its own, and ends the one the browser came with: a secret somebody planted there before opens
 * nothing afterwards.
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

/** Ends the sessions of an account, but for one if it is named. */
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

/** Makes a token; its secret is answered here and kept nowhere. */
export function createAccessToken(
  { em }: MutationContext,
  token: Pick<AccessToken, 'name' | 'scope' | 'expiresAt'> & { readonly accountId: string },
): { id: string; revealed: string } {
  const { accountId, ...rest } = token;
  const secret = generateSecret('gbt');
  const { id } = em.create(AccessToken, { ...rest, account: accountId, secretHash: hashSecret(secret) });
  return { id, revealed: secret };
}
