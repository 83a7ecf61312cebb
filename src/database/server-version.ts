import { DomainError } from '../shared/domain-error.ts';
import type { ConnectedDatabase } from './connected-database.ts';

/** The oldest major version that has all features we use. */
const MIN_MAJOR_VERSION = 15;

/** The version and the durability of a server. */
export interface ServerFacts {
  /** `15.20` */
  readonly version: string;
  /** Whether its settings protect committed changes from a power loss. */
  readonly isPowerLossSafe: boolean;
}

/** Reads the version and settings of the server. Errors: DATABASE_TOO_OLD, DATABASE_ENCODING_UNFIT. */
export async function checkServer({ statements, displayName }: ConnectedDatabase): Promise<ServerFacts> {
  const [server] = await statements.run(
    'giaoban_server',
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
       current_setting('server_encoding') as encoding,
       current_setting('fsync')::bool and current_setting('full_page_writes')::bool
         and current_setting('synchronous_commit') <> 'off' as is_power_loss_safe`,
    [],
  );
  const { version, major, encoding } = server as { version: string; major: number; encoding: string };
  if (major < MIN_MAJOR_VERSION) {
    throw new DomainError(
      'DATABASE_TOO_OLD',
      `The database ${displayName} runs on PostgreSQL ${version}, which is too old. Use version ${MIN_MAJOR_VERSION} or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DomainError(
      'DATABASE_ENCODING_UNFIT',
      `The database ${displayName} has the encoding ${encoding}, which cannot store every Vietnamese letter. Create a new database: create database … encoding 'UTF8' template template0.`,
    );
  }
  return {
    // Distributions add text: `15.20 (Debian 15.20-0+deb12u1)`.
    version: version.split(' ')[0] ?? version,
    isPowerLossSafe: server?.is_power_loss_safe === true,
  };
}
