import { DomainError } from '../shared/errors.ts';
import type { Engine } from './engine.ts';

/** The oldest major version that has all we use. */
const OLDEST = 15;

/** The server's version, `15.20`. Refuses with `DATABASE_TOO_OLD` or `DATABASE_ENCODING_UNFIT`. */
export async function checkServer({ statements, shown }: Engine): Promise<string> {
  const [server] = await statements.run(
    'giaoban_server',
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
       current_setting('server_encoding') as encoding`,
    [],
  );
  const { version, major, encoding } = server as { version: string; major: number; encoding: string };
  if (major < OLDEST) {
    throw new DomainError(
      'DATABASE_TOO_OLD',
      `The database ${shown} runs on PostgreSQL ${version}. Use version ${OLDEST} or newer.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new DomainError(
      'DATABASE_ENCODING_UNFIT',
      `The database ${shown} keeps its text as ${encoding}, which cannot hold every Vietnamese letter. Make one with: create database … encoding 'UTF8' template template0.`,
    );
  }
  // Distributions add their own words: `15.20 (Debian 15.20-0+deb12u1)`.
  return version.split(' ')[0] ?? version;
}
