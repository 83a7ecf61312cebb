import { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { hashPassword, newOneTimePassword } from '../../modules/accounts/password-hash.ts';
import { endSessions } from '../../modules/accounts/sessions.ts';
import { Acting } from '../../mutations/mutation-runner.ts';
import { openStore } from '../../server/application.ts';
import { dayIn } from '../../shared/day.ts';
import { BadInput } from '../../shared/domain-error.ts';

/** For whoever keeps the machine, when no administrator can sign in: a new one-time password, and the account is in use again. */
export async function password(config: Config, { login }: { login: string }): Promise<void> {
  const warn = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const storage = await openStore(config, { info: () => {}, warn }, 'check');
  try {
    const oneTime = newOneTimePassword();
    const passwordHash = await hashPassword(oneTime);
    const now = new Date();
    await new Acting(storage.orm).perform(
      {
        name: 'resetPassword',
        input: {},
        run: async (scope) => {
          const account = await scope.em.findOne(Account, { login, kind: 'PERSON' });
          if (!account)
            throw new BadInput('LOGIN_UNKNOWN', `No person signs in as "${login}". Check --login.`);
          scope.em.assign(account, {
            passwordHash,
            mustChangePassword: true,
            failedSignIns: 0,
            lockedUntil: null,
            disabledAt: null,
          });
          await endSessions(scope, account.id);
          return account.id;
        },
      },
      { viewer: Viewer.local, now, timeZone: config.TIME_ZONE, today: dayIn(config.TIME_ZONE, now) },
    );
    process.stdout.write(`${oneTime}\n`);
  } finally {
    await storage.close();
  }
}
