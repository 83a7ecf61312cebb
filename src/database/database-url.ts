import { DomainError } from '../shared/domain-error.ts';

/** The address of a PostgreSQL database, and its name for messages without the password. */
export interface DatabaseAddress {
  readonly connectionString: string;
  readonly database: string;
  /** `host:port/database`. */
  readonly displayName: string;
}

/**
 * The settings of every session.
 *
 * Instants must have the same text on every server, independent of its time zone and date style. A transaction that stays
 * open by mistake ends after one minute, so its locks end too.
 */
const SESSION_OPTIONS =
  '-c TimeZone=UTC -c DateStyle=ISO -c IntervalStyle=postgres -c idle_in_transaction_session_timeout=60000 -c jit=off';

/**
 * Parses `DATABASE_URL`. Throws `DATABASE_URL_INVALID` if it is not `postgresql://user:password@host:port/database`.
 *
 * The driver gets the complete URL as a connection string. MikroORM alone would drop everything after the question mark,
 * including `sslmode=require`.
 */
export function parseDatabaseUrl(databaseUrl: string, applicationName: string): DatabaseAddress {
  const url = parseUrl(databaseUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '' || database.includes('/')) {
    throw databaseUrlError('It has no database name.');
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
    throw databaseUrlError(`It starts with ${url.protocol} instead of postgresql:.`);
  }
  return url;
}

function databaseUrlError(reason: string): DomainError {
  return new DomainError(
    'DATABASE_URL_INVALID',
    `DATABASE_URL is not valid. ${reason} Write postgresql://user:password@host:port/database. Encode special characters of the password, for example @ as %40.`,
  );
}
