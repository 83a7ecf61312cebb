import { type AuthenticatedAccount, Viewer } from '../../authorization/viewer.ts';
import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { hashSecret, isSecret } from '../accounts/token-secrets.ts';

/** What a request is authenticated with. */
export interface Credentials {
  /** The header `Authorization`. */
  readonly authorization: string | undefined;
  /** The session cookie. */
  readonly cookie: string | undefined;
  /** True: a stream checks whether it may continue. That does not count as use of the session or token. */
  readonly isPolling?: boolean;
}

const ACCOUNT_JSON = `json_build_object(
  'accountId', a.id, 'name', a.name, 'personId', a.person_id, 'mustChangePassword', a.must_change_password,
  'grants', coalesce((select json_agg(json_build_object('role', g.role, 'organizationId', o.id, 'path', o.path) order by g.id)
    from role_grant g join organization o on o.id = g.organization_id where g.account_id = a.id), '[]'))`;

/** How long a session may be unused before it ends. */
const SESSION_IDLE_INTERVAL = "interval '12 hours'";

const ACCOUNT_BY_SESSION = `select ${ACCOUNT_JSON} as account, s.id, false as reads_only, s.last_used_at < $2::timestamptz - interval '1 minute' as is_new_minute,
  a.demonstration
  from session s join account a on a.id = s.account_id
  where s.secret_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_used_at > $2::timestamptz - ${SESSION_IDLE_INTERVAL} and a.disabled_at is null`;

const ACCOUNT_BY_TOKEN = `select ${ACCOUNT_JSON} as account, t.id, t.scope = 'READ' as reads_only,
  coalesce(t.last_used_at < $2::timestamptz - interval '1 minute', true) as is_new_minute, a.demonstration
  from access_token t join account a on a.id = t.account_id
  where t.secret_hash = $1 and t.revoked_at is null and t.expires_at > $2 and a.disabled_at is null`;

const TOUCH_LAST_USED = {
  session: 'update session set last_used_at = $2 where id = $1 and last_used_at < $2',
  access_token:
    'update access_token set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)',
};

/** Authenticates requests. It reads the database for each request, so that a revoked session or token stops working at once. */
export class Authenticator {
  /** `allowsDemoAccounts`: whether demo accounts may sign in. True only if no other machine can reach the server. */
  constructor(
    private readonly statements: PreparedStatements,
    private readonly clock: () => Date,
    readonly allowsDemoAccounts: boolean,
  ) {}

  /**
   * Returns the viewer of a request.
   *
   * Throws `TOKEN_INVALID` if the token is unknown, expired or revoked, because a program that sends a token does not mean to be
   * anonymous. For a session that has ended it returns the anonymous viewer, so that a browser can show the sign-in page.
   */
  async authenticate({ authorization, cookie, isPolling = false }: Credentials): Promise<Viewer> {
    if (authorization !== undefined) return this.#authenticateToken(authorization, isPolling);
    if (!cookie || !isSecret(cookie)) return Viewer.anonymous;
    return (await this.#findViewer('session', cookie, isPolling)) ?? Viewer.anonymous;
  }

  async #authenticateToken(authorization: string, isPolling: boolean): Promise<Viewer> {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const viewer = isSecret(token) ? await this.#findViewer('access_token', token, isPolling) : undefined;
    if (viewer) return viewer;
    throw new DomainError(
      'TOKEN_INVALID',
      'The token is unknown, expired or revoked. Create a new one with createToken, and send it as "Authorization: Bearer …".',
    );
  }

  async #findViewer(
    by: 'session' | 'access_token',
    secret: string,
    isPolling: boolean,
  ): Promise<Viewer | undefined> {
    const now = this.clock();
    const text = by === 'session' ? ACCOUNT_BY_SESSION : ACCOUNT_BY_TOKEN;
    const [row] = await this.statements.run(`giaoban_by_${by}`, text, [hashSecret(secret), now]);
    if (!row || (row.demonstration && !this.allowsDemoAccounts)) return undefined;
    if (row.is_new_minute && !isPolling)
      await this.statements.run(`giaoban_touch_${by}`, TOUCH_LAST_USED[by], [row.id, now]);
    const credential = by === 'session' ? { sessionId: String(row.id) } : { tokenId: String(row.id) };
    return Viewer.forAccount({
      ...(row.account as AuthenticatedAccount),
      ...credential,
      isReadOnly: row.reads_only === true,
    });
  }
}
