import { createHash, randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/sql';
import type { GraphQLSchema } from 'graphql';
import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
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
import type { ApplicationServices } from './request-context.ts';
import { createSchema, rootFields } from './schema.ts';
import type { ServerInfo } from './server-info.resolver.ts';

/** What a process tells people while it starts, in sentences. */
export interface StartupLogger {
  info(sentence: string): void;
  warn(sentence: string): void;
}

/** An opened installation: its store, its schema and the read engine. */
export interface Application {
  readonly database: Database;
  readonly schema: GraphQLSchema;
  readonly services: ApplicationServices;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

const hostOf = (url: string) => new URL(url).hostname.replace(/^\[|\]$/g, '');

/** Whether nobody but programs of this machine can reach the server, not even through a proxy that PUBLIC_URL speaks of. */
export const isLoopback = ({ HOST, PUBLIC_URL }: Pick<Config, 'HOST' | 'PUBLIC_URL'>) =>
  LOOPBACK.test(HOST) && (!PUBLIC_URL || LOOPBACK.test(hostOf(PUBLIC_URL)));

/** Whether browsers reach the server over HTTPS: always, but on this machine, or where PUBLIC_URL says so. */
export const isSecure = (config: Pick<Config, 'HOST' | 'PUBLIC_URL'>) =>
  !isLoopback(config) || config.PUBLIC_URL.startsWith('https:');

/** Opens the store that the configuration names, brings its tables up to date unless told only to check them. */
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

/** The key that signs cursors: configured, or made once and kept with the graph, so that all processes share it. */
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

/** Makes the schema and the read engine of an opened store; acts read files where `files` keeps them. */
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
