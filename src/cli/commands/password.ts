import { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { generateOneTimePassword, hashPassword } from '../../modules/accounts/password-hash.ts';
import { endSessions } from '../../modules/accounts/sessions.ts';
import { MutationRunner } from '../../mutations/mutation-runner.ts';
import { openConfiguredDatabase } from '../../server/application.ts';
import { dayInTimeZone } from '../../shared/day.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { warningsOnly } from '../command-process.ts';

/** Sets a new one-time password and enables the account. For local access, when no administrator can sign in. */
export async function resetPasswordByLogin(config: Config, { login }: { login: string }): Promise<void> {
  const database = await openConfiguredDatabase(config, warningsOnly, 'check');
  try {
    const oneTimePassword = generateOneTimePassword();
    const passwordHash = await hashPassword(oneTimePassword);
    const now = new Date();
    await new MutationRunner(database.orm).run(
      {
        name: 'resetPassword',
        input: {},
        run: async (ctx) => {
          const account = await ctx.em.findOne(Account, { login, kind: 'PERSON' });
          if (!account)
            throw new BadUserInputError(
              'LOGIN_UNKNOWN',
              `No person has the login "${login}". Check --login.`,
            );
          ctx.em.assign(account, {
            passwordHash,
            mustChangePassword: true,
            failedSignIns: 0,
            lockedUntil: null,
            disabledAt: null,
          });
          await endSessions(ctx, account.id);
          return account.id;
        },
      },
      { viewer: Viewer.local, now, timeZone: config.TIME_ZONE, today: dayInTimeZone(config.TIME_ZONE, now) },
    );
    process.stdout.write(`${oneTimePassword}\n`);
  } finally {
    await database.close();
  }
}
