import type { ActContext } from '../../mutations/transactional-mutation.ts';
import { matchesHash, NOBODYS_HASH } from './password-hash.ts';

/** Wrong passwords in a row after which no password is tried for a while, and how long. */
const TRIES = 5;
const LOCK = "interval '15 minutes'";

/**
 * Takes one of the tries before the password is looked at, in one statement, so that guesses sent at once cannot outrun the count.
 * No row: no such account, or one that is locked, disabled, or without a password.
 */
const TAKE_A_TRY = `with tried as (
    select id, case when locked_until is null then failed_sign_ins else 0 end + 1 as tries from account
    where login = ? and kind = 'PERSON' and disabled_at is null and password_hash is not null
      and (locked_until is null or locked_until <= ?::timestamptz)
    for update)
  update account a set failed_sign_ins = t.tries,
    locked_until = case when t.tries >= ${TRIES} then ?::timestamptz + ${LOCK} end
  from tried t where a.id = t.id
  returning a.id, a.password_hash, a.demonstration`;

/** An account whose password was just given. */
export interface Proven {
  readonly id: string;
  readonly demonstration: boolean;
}

/**
 * The account that a login and its password name; undefined when they name none, whatever the reason, after the same work.
 *
 * A wrong password counts although what was asked is refused: the count is a transaction of its own. A right one sets it back.
 */
export async function provePassword(
  context: Pick<ActContext, 'perform'>,
  act: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Proven | undefined> {
  let tried: { id: string; password_hash: string; demonstration: boolean } | undefined;
  await context.perform({
    name: act,
    input: {},
    run: async ({ em, now }) => {
      const at = now.toISOString();
      [tried] = await em.execute<(typeof tried & object)[]>(TAKE_A_TRY, [login.trim().toLowerCase(), at, at]);
      return tried?.id ?? '';
    },
  });
  const matches = await matchesHash(password.slice(0, 1_000), tried?.password_hash ?? NOBODYS_HASH);
  if (!tried || !matches) return undefined;
  const { id, demonstration } = tried;
  await context.perform({
    name: act,
    input: {},
    run: async ({ em }) => {
      await em.execute('update account set failed_sign_ins = 0, locked_until = null where id = ?', [id]);
      return id;
    },
  });
  return { id, demonstration };
}
