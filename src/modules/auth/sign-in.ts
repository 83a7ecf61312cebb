import { setTimeout } from 'node:timers/promises';
import { Viewer } from '../../authorization/viewer.ts';
import { Session } from '../../entities/accounts/credential.entity.ts';
import type { MutationRequestContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { createSession, type NewSession } from '../accounts/sessions.ts';
import { verifyPassword } from '../accounts/verify-password.ts';
import type { Authenticator } from './authenticator.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The part of the request context that signing in and out uses. */
export interface SignInContext extends MutationRequestContext {
  /** Undefined if the client is not a browser. */
  readonly cookie: SessionCookie | undefined;
  readonly authenticator: Authenticator;
  setViewer(viewer: Viewer): void;
}

/** A failed sign-in takes at least this long, in ms. Otherwise the time of the database would show whether the login exists. */
const MIN_FAILURE_DELAY_MS = 250;

/**
 * Returns the same error for all causes of a failed sign-in. A locked account gets it even for the right password. Otherwise an
 * attacker could continue to guess during the lock.
 */
const signInFailedError = () =>
  new DomainError(
    'SIGN_IN_FAILED',
    'The login or the password is wrong, or the account may not sign in here. Check both. After five wrong passwords in a row, none is accepted for 15 minutes. An administrator can set a new password.',
  );

function requireCookie({ cookie }: SignInContext): SessionCookie {
  if (cookie) return cookie;
  throw new DomainError(
    'COOKIE_UNAVAILABLE',
    'A session needs a browser that stores its cookie. Sign in over HTTP, or send a token.',
  );
}

/**
 * Starts a session for an account, sets its cookie and switches the viewer of the request.
 *
 * Throws `COOKIE_UNAVAILABLE` without a browser, and `SIGN_IN_FAILED` if the account may not sign in.
 */
export async function startSession(
  accountId: string,
  mutationName: string,
  context: SignInContext,
): Promise<void> {
  const cookie = requireCookie(context);
  let session: NewSession | undefined;
  await context.runMutation({
    name: mutationName,
    input: {},
    run: async (ctx) => {
      session = await createSession(ctx, accountId, cookie);
      return session.id;
    },
  });
  if (!session) throw signInFailedError();
  const viewer = await context.authenticator.authenticate({
    authorization: undefined,
    cookie: session.secret,
  });
  // The account was disabled meanwhile, or it is a demo account and other machines can reach the server.
  if (!viewer.account) throw signInFailedError();
  cookie.set(session.secret, session.expiresAt);
  context.setViewer(viewer);
}

/**
 * Signs a person in with login and password. Throws `SIGN_IN_FAILED` for every cause of failure, and `COOKIE_UNAVAILABLE` without
 * a browser.
 */
export async function signInWithPassword(
  input: { readonly login: string; readonly password: string },
  context: SignInContext,
): Promise<void> {
  requireCookie(context);
  const minimumDelay = setTimeout(MIN_FAILURE_DELAY_MS);
  const account = await verifyPassword(context, 'signIn', input);
  if (account && (!account.isDemo || context.authenticator.allowsDemoAccounts))
    return startSession(account.id, 'signIn', context);
  await minimumDelay;
  throw signInFailedError();
}

/** Ends the session of the viewer, if there is one, and removes its cookie. */
export async function signOut(context: SignInContext): Promise<void> {
  const { account } = context.viewer;
  const { sessionId } = account ?? {};
  if (sessionId)
    await context.runMutation({
      name: 'signOut',
      input: {},
      run: async ({ em, now }) => {
        await em.nativeUpdate(Session, { id: sessionId, endedAt: null }, { endedAt: now });
        return sessionId;
      },
    });
  context.cookie?.clear();
  context.setViewer(Viewer.anonymous);
}
