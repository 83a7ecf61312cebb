import { DomainError } from '../shared/domain-error.ts';

/** Where a PostgreSQL database is: how to connect, and how to speak of it without its password. */
export interface DatabaseAddress {
  readonly connectionString: string;
  readonly database: string;
  /** `host:port/database`. */
  readonly displayName: string;
}

/**
 * What every session says of itself. Instants must read the same on every server, whatever its own time zone or
 * date style. A transaction left open by a mistake is ended after a minute, so its locks do not stay.
 */
const SESSION_OPTIONS =
  '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c idle_in_transaction_session_timeout=60000 -c jit=off';

/**
 * Reads `DATABASE_URL`. Refuses with `DATABASE_URL_INVALID` what is not
 * `postgresql://user:password@host:port/database`.
 *
 * The URL goes to the driver whole, as a connection string: MikroORM by itself would drop everything behind the
 * question mark, `sslmode=require` too.
 */
export function parseDatabaseUrl(databaseUrl: string, applicationName: string): DatabaseAddress {
  const url = parseUrl(databaseUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '' || database.includes('/')) {
    throw databaseUrlError('It names no database.');
  }
  const options = url.searchParams.get('options');
  url.searchParams.set('options', options ? `${SESSION_OPTIONS} ${options}` : SESSION_OPTIONS);
  if (!url.searchParams.has('application_name')) {
    url.searchParams.set('application_name', applicationName);
  }
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  const port = url.searchParams.get('port') ?? url.port;
  return {
    connectionString: url.href,
    database,
    displayName: `${host || 'localhost'}:${port || '5432'}/${database}`,
  };
}

function parseUrl(databaseUrl: string): URL {
  let url: URL;
  try {
    url = new URL(databaseUrl);
  } catch {
    throw databaseUrlError('It is not a URL.');
  }
  if (url.protocol !== 'postgresql:' && url.protocol !== 'postgres:') {
    throw databaseUrlError(`It begins with ${url.protocol}, not with postgresql:.`);
  }
  return url;
}

function databaseUrlError(reason: string): DomainError {
  return new DomainError(
    'DATABASE_URL_INVALID',
    `DATABASE_URL cannot be read. ${reason} Write postgresql://user:password@host:port/database, with special characters of the password written as %40 and so on.`,
  );
}
