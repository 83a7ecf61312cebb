import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/sql';
import type { GraphQLSchema } from 'graphql';
import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { StartupLogger } from '../database/connected-database.ts';
import type { Database } from '../database/database.ts';
import { openDatabase } from '../database/open-database.ts';
import { ormOptions } from '../entities/orm.ts';
import { Authenticator } from '../modules/auth/authenticator.ts';
import type { StoredFileReader } from '../modules/files/file-store.ts';
import { AccessLog } from '../modules/history/access-log.ts';
import { findFirstRecordedAt } from '../modules/history/first-record.ts';
import { HistoryService } from '../modules/history/history.service.ts';
import { MutationRunner } from '../mutations/mutation-runner.ts';
import { QueryEngine } from '../query/query-engine.ts';
import { isLoopbackHost } from '../shared/loopback.ts';
import type { ApplicationServices } from './request-context.ts';
import { createSchema, rootFields } from './schema.ts';
import type { ServerInfo } from './server-info.resolver.ts';

/** An opened installation: its database, its schema and its services. */
export interface Application {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly services: ApplicationServices;
}

/** Whether only programs on this machine can reach the server. False if PUBLIC_URL names a proxy on another host. */
export const isLoopback = ({ HOST, PUBLIC_URL }: Pick<Config, 'HOST' | 'PUBLIC_URL'>) =>
  isLoopbackHost(HOST) && (!PUBLIC_URL || isLoopbackHost(new URL(PUBLIC_URL).hostname));

/** Whether browsers reach the server over HTTPS. A server on loopback uses HTTP, unless PUBLIC_URL says HTTPS. */
export const isSecure = (config: Pick<Config, 'HOST' | 'PUBLIC_URL'>) =>
  !isLoopback(config) || config.PUBLIC_URL.startsWith('https:');

/**
 * Opens the configured database. Runs the pending migrations; with `migrate` set to `check`, creates nothing and throws if one is
 * pending.
 */
export function openConfiguredDatabase(
  config: Config,
  log: StartupLogger,
  migrate: 'run' | 'check' = 'run',
): Promise<Database> {
  return openDatabase({
    databaseUrl: config.DATABASE_URL || undefined,
    ownerUrl: config.DATABASE_OWNER_URL || undefined,
    dataDir: config.DATA_DIR,
    binFolder: config.PG_BIN,
    ormOptions,
    migrate,
    log,
    statementTimeout: config.QUERY_TIMEOUT_MS,
    poolSize: config.POOL_SIZE,
  });
}

/**
 * Returns the key that signs cursors. Without a configured key, one is created and stored in the database, so that all processes
 * share it.
 */
async function loadCursorKey(orm: MikroORM, configured: string): Promise<Buffer> {
  if (configured) return createHash('sha256').update(configured).digest();
  const connection = orm.em.getConnection();
  await connection.execute('insert into installation (name, value) values (?, ?) on conflict do nothing', [
    'cursor_key',
    randomBytes(32).toString('hex'),
  ]);
  const [row] = await connection.execute<{ value: string }[]>(
    'select value from installation where name = ?',
    ['cursor_key'],
  );
  return Buffer.from(row?.value ?? '', 'hex');
}

/** Creates the schema and the services of an opened database. Mutations read uploaded files from `files`. */
export async function createApplication(
  database: Database,
  config: Config,
  files?: StoredFileReader,
): Promise<Application> {
  const key = await loadCursorKey(database.orm, config.CURSOR_KEY);
  const schema = await createSchema(key);
  const queryEngine = new QueryEngine({
    statements: database.statements,
    roots: rootFields,
    cursorKey: key,
    maxPage: config.MAX_PAGE,
  });
  const serverInfo: ServerInfo = {
    version: packageJson.version,
    database: database.kind,
    databaseVersion: database.version,
    isPowerLossSafe: database.isPowerLossSafe,
    timeZone: config.TIME_ZONE,
  };
  const clock = () => new Date();
  const services: ApplicationServices = {
    queryEngine,
    mutationRunner: new MutationRunner(database.orm),
    authenticator: new Authenticator(database.statements, clock, isLoopback(config)),
    accessLog: new AccessLog(database.statements),
    history: new HistoryService(database.statements, {
      key: config.CHECKPOINT_KEY,
      dataDir: config.DATA_DIR,
    }),
    serverInfo,
    recordedSince: await findFirstRecordedAt(database.statements, clock()),
    clock,
    ...(files && { files }),
  };
  return { database, schema, services };
}
