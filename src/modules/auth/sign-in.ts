import { setTimeout } from 'node:timers/promises';
import { Viewer } from '../../authorization/viewer.ts';
import { Session } from '../../entities/accounts/credential.entity.ts';
import type { ActContext } from '../../mutations/transactional-mutation.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type Begun, beginSession } from '../accounts/sessions.ts';
import { provePassword } from '../accounts/verify-password.ts';
import type { Doorkeeper } from './authenticator.ts';
import type { SessionCookie } from './session-cookie.ts';

/** The part of the request context that signing in and out uses. */
export interface SignInContext extends ActContext {
  /** Undefined where there is no browser. */
  readonly cookie: SessionCookie | undefined;
  readonly doorkeeper: Doorkeeper;
  becomes(viewer: Viewer): void;
}

/** Refusals are answered not before so many ms: how long the database took would tell whether the login exists. */
const LEAST_WAIT = 250;

/**
 * One sentence for whatever is wrong. A lock is not shown even to the right password: told apart from a wrong one, guessing could go on
 * while it lasts.
 */
const failed = () =>
  new DomainError(
    'SIGN_IN_FAILED',
    'Login and password do not name an account that may sign in here. Check both; after five wrong passwords in a row none is tried for 15 minutes. An administrator can give a new password.',
  );

function cookieOf({ cookie }: SignInContext): SessionCookie {
  if (cookie) return cookie;
  throw new DomainError(
    'COOKIE_UNAVAILABLE',
    'There is no browser here to keep a session in. Sign in over HTTP, or send a token.',
  );
}

/** Begins a session for an account in a browser, and makes it who asks. */
export async function enterAs(accountId: string, act: string, context: SignInContext): Promise<void> {
  const cookie = cookieOf(context);
  let begun: Begun | undefined;
  await context.perform({
    name: act,
    input: {},
    run: async (scope) => {
      begun = await beginSession(scope, accountId, cookie);
      return begun.id;
    },
  });
  if (!begun) throw failed();
  const viewer = await context.doorkeeper.viewerOf({ authorization: undefined, cookie: begun.secret });
  // Disabled meanwhile, or an account of the demonstration where others can knock.
  if (!viewer.account) throw failed();
  cookie.set(begun.secret, begun.expiresAt);
  context.becomes(viewer);
}

/** Signs somebody in with login and password, or refuses with `SIGN_IN_FAILED` whatever was wrong. */
export async function signInWithPassword(
  given: { readonly login: string; readonly password: string },
  context: SignInContext,
): Promise<void> {
  cookieOf(context);
  const waited = setTimeout(LEAST_WAIT);
  const proven = await provePassword(context, 'signIn', given);
  if (proven && (!proven.demonstration || context.doorkeeper.admitsDemonstration))
    return enterAs(proven.id, 'signIn', context);
  await waited;
  throw failed();
}

/** Ends the session the viewer came with, if any, and forgets it in the browser. */
export async function leave(context: SignInContext): Promise<void> {
  const { account } = context.viewer;
  const { sessionId } = account ?? {};
  if (sessionId)
    await context.perform({
      name: 'signOut',
      input: {},
      run: async ({ em, now }) => {
        await em.nativeUpdate(Session, { id: sessionId, endedAt: null }, { endedAt: now });
        return sessionId;
      },
    });
  context.cookie?.clear();
  context.becomes(Viewer.anonymous);
}
