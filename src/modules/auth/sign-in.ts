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
  /** Undefined where there is no browser. */
  readonly cookie: SessionCookie | undefined;
  readonly authenticator: Authenticator;
  setViewer(viewer: Viewer): void;
}

/** Refusals are answered not before so many ms: how long the database took would tell whether the login exists. */
const MIN_FAILURE_DELAY_MS = 250;

/**
 * One sentence for whatever is wrong. A lock is not shown even to the right password: told apart from a wrong one, guessing could go on
 * while it lasts.
 */
const signInFailedError = () =>
  new DomainError(
    'SIGN_IN_FAILED',
    'Login and password do not name an account that may sign in here. Check both; after five wrong passwords in a row none is tried for 15 minutes. An administrator can give a new password.',
  );

function requireCookie({ cookie }: SignInContext): SessionCookie {
  if (cookie) return cookie;
  throw new DomainError(
    'COOKIE_UNAVAILABLE',
    'There is no browser here to keep a session in. Sign in over HTTP, or send a token.',
  );
}

/** Begins a session for an account in a browser, and makes it who asks. */
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
  // Disabled meanwhile, or an account of the demonstration where others can knock.
  if (!viewer.account) throw signInFailedError();
  cookie.set(session.secret, session.expiresAt);
  context.setViewer(viewer);
}

/** Signs somebody in with login and password, or refuses with `SIGN_IN_FAILED` whatever was wrong. */
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

/** Ends the session the viewer came with, if any, and forgets it in the browser. */
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
