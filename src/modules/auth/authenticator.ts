import { type AuthenticatedAccount, Viewer } from '../../authorization/viewer.ts';
import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { hashSecret, isSecret } from '../accounts/token-secrets.ts';

/** What a request brings to be known by. */
export interface Credentials {
  /** The header `Authorization`. */
  readonly authorization: string | undefined;
  /** The session cookie. */
  readonly cookie: string | undefined;
  /** True: a stream asks whether it may go on, which is no use of a session or a token. */
  readonly isPolling?: boolean;
}

const ACCOUNT_JSON = `json_build_object(
  'accountId', a.id, 'name', a.name, 'personId', a.person_id, 'mustChangePassword', a.must_change_password,
  'grants', coalesce((select json_agg(json_build_object('role', g.role, 'organizationId', o.id, 'path', o.path) order by g.id)
    from role_grant g join organization o on o.id = g.organization_id where g.account_id = a.id), '[]'))`;

/** Longest a session may lie unused. */
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

/** Finds out who asks. Every request is looked up anew, so that what was revoked a moment ago opens nothing. */
export class Authenticator {
  /** `admitsDemonstration`: whether the accounts of the demonstration may come in; only where none but this machine can knock. */
  constructor(
    private readonly statements: PreparedStatements,
    private readonly clock: () => Date,
    readonly allowsDemoAccounts: boolean,
  ) {}

  /**
   * Who asks. A token that is unknown, expired or revoked is refused with `TOKEN_INVALID`, because a program cannot mean to come
   * in as nobody; a session that has ended is nobody, so that a browser can show the way to sign in.
   */
  async authenticate({ authorization, cookie, isPolling = false }: Credentials): Promise<Viewer> {
    if (authorization !== undefined) return this.#authenticateToken(authorization, isPolling);
    if (!cookie || !isSecret(cookie)) return Viewer.anonymous;
    return (await this.#findViewer('session', cookie, isPolling)) ?? Viewer.anonymous;
  }

  async #authenticateToken(authorization: string, isWaiting: boolean): Promise<Viewer> {
    const [, token = ''] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const viewer = isSecret(token) ? await this.#findViewer('access_token', token, isWaiting) : undefined;
    if (viewer) return viewer;
    throw new DomainError(
      'TOKEN_INVALID',
      'This token is unknown, expired or revoked. Make a new one with createToken, and send it as "Authorization: Bearer …".',
    );
  }

  async #findViewer(
    by: 'session' | 'access_token',
    secret: string,
    isWaiting: boolean,
  ): Promise<Viewer | undefined> {
    const now = this.clock();
    const text = by === 'session' ? ACCOUNT_BY_SESSION : ACCOUNT_BY_TOKEN;
    const [row] = await this.statements.run(`giaoban_by_${by}`, text, [hashSecret(secret), now]);
    if (!row || (row.demonstration && !this.allowsDemoAccounts)) return undefined;
    if (row.is_new_minute && !isWaiting)
      await this.statements.run(`giaoban_touch_${by}`, TOUCH_LAST_USED[by], [row.id, now]);
    const credential = by === 'session' ? { sessionId: String(row.id) } : { tokenId: String(row.id) };
    return Viewer.forAccount({
      ...(row.account as AuthenticatedAccount),
      ...credential,
      isReadOnly: row.reads_only === true,
    });
  }
}
