import type { MutationRequestContext } from '../../mutations/transactional-mutation.ts';
import { DUMMY_HASH, verifyHash } from './password-hash.ts';

/** After this many wrong passwords in a row, the account is locked for this time. */
const MAX_FAILED_SIGN_INS = 5;
const LOCK_INTERVAL = "interval '15 minutes'";

/**
 * Counts an attempt before the password is checked, in one statement, so that guesses sent at the same time are all counted. It
 * returns no row if the account does not exist, is locked or disabled, or has no password.
 */
const CONSUME_ATTEMPT = `with tried as (
    select id, case when locked_until is null then failed_sign_ins else 0 end + 1 as tries from account
    where login = ? and kind = 'PERSON' and disabled_at is null and password_hash is not null
      and (locked_until is null or locked_until <= ?::timestamptz)
    for update)
  update account a set failed_sign_ins = t.tries,
    locked_until = case when t.tries >= ${MAX_FAILED_SIGN_INS} then ?::timestamptz + ${LOCK_INTERVAL} end
  from tried t where a.id = t.id
  returning a.id, a.password_hash, a.demonstration`;

/** An account whose password was verified. */
export interface VerifiedAccount {
  readonly id: string;
  readonly isDemo: boolean;
}

/**
 * Returns the account with this login and password, or undefined for every cause of failure. Failure takes as long as success, so that
 * the time does not show whether the login exists.
 *
 * After five wrong passwords in a row the account is locked for 15 minutes, also for the right password.
 *
 * The count of wrong passwords is stored in a transaction of its own, so it remains although the sign-in fails. A right password
 * resets it.
 */
export async function verifyPassword(
  context: Pick<MutationRequestContext, 'runMutation'>,
  mutationName: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<VerifiedAccount | undefined> {
  let account: { id: string; password_hash: string; demonstration: boolean } | undefined;
  await context.runMutation({
    name: mutationName,
    input: {},
    run: async ({ em, now }) => {
      const at = now.toISOString();
      [account] = await em.execute<(typeof account & object)[]>(CONSUME_ATTEMPT, [
        login.trim().toLowerCase(),
        at,
        at,
      ]);
      return account?.id ?? '';
    },
  });
  const matches = await verifyHash(password.slice(0, 1_000), account?.password_hash ?? DUMMY_HASH);
  if (!account || !matches) return undefined;
  const { id, demonstration } = account;
  await context.runMutation({
    name: mutationName,
    input: {},
    run: async ({ em }) => {
      await em.execute('update account set failed_sign_ins = 0, locked_until = null where id = ?', [id]);
      return id;
    },
  });
  return { id, isDemo: demonstration };
}
