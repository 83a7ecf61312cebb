import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DomainError } from '../shared/domain-error.ts';
import { folderError, folderUnusableError } from './cluster-errors.ts';
import { type ClusterFolder, prepareClusterFolder, readClusterVersion } from './cluster-folder.ts';
import { ClusterLease } from './cluster-lease.ts';
import { type ClusterPrograms, findPrograms } from './cluster-programs.ts';
import { CLUSTER_ROLE, createCluster, readPassword } from './create-cluster.ts';
import { findPostmaster, startPostmaster } from './postmaster.ts';
import { isAlive } from './process-state.ts';
import { reportWhenSlow } from './report-when-slow.ts';

export interface EmbeddedClusterOptions {
  /** The data folder, made if needed. */
  readonly dataDir: string;
  /** The folder of the programs of PostgreSQL; empty: those of the packages, else those on the path. */
  readonly binFolder?: string | undefined;
  /** Whether a cluster may be made where there is none. */
  readonly mayCreate: boolean;
  /** More settings of the server, `name=value`. They hold when this process is the one that starts it. */
  readonly settings?: readonly string[];
  readonly log: { info(sentence: string): void; warn(sentence: string): void };
}

/** How often the server process and its supervisor are looked for. */
const CHECK_MS = 2_000;
const STOP_POLL_MS = 10;
const STOP_LIMIT_MS = 60_000;

/** `sun_path` ends at 107 bytes (103 on macOS), and Node cuts a longer path silently. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * A PostgreSQL of our own, in the data folder. All processes that use the folder share it: the first one starts it, the
 * last one stops it, see `cluster-lease.ts`. While a process uses it, it starts the server again when that was killed.
 */
export class EmbeddedCluster {
  #checkTimer: NodeJS.Timeout | undefined;
  #runningCheck: Promise<void> | undefined;
  readonly #warned = new Set<string>();

  private constructor(
    private readonly folder: ClusterFolder,
    private readonly programs: ClusterPrograms,
    private readonly lease: ClusterLease,
    private readonly options: EmbeddedClusterOptions,
    private readonly socket: { readonly folder: string; close(): void },
    /** `postgresql://…`, with the password. */
    readonly databaseUrl: string,
  ) {}

  /**
   * Starts the cluster of a data folder, or joins the processes that use it already.
   *
   * @throws `DATA_FOLDER_UNUSABLE`, `DATA_FOLDER_IN_USE`, `EMBEDDED_DATABASE_UNUSABLE`, `DATABASE_OLDER`
   */
  static async join(options: EmbeddedClusterOptions): Promise<EmbeddedCluster> {
    const { dataDir, log, settings = [] } = options;
    if (!options.mayCreate && !existsSync(join(dataDir, 'postgresql'))) throw databaseMissingError(dataDir);
    const folder = await prepareClusterFolder(dataDir, log);
    const programs = await findPrograms({
      binFolder: options.binFolder ?? '',
      user: folder.user,
      copyFolder: folder.home,
      log,
    });
    await ensureCluster(folder, programs, options);
    const { lease, postmaster } = await ClusterLease.take(folder, log);
    try {
      if (postmaster !== undefined && !isAlive(postmaster)) throw inUseElsewhereError(folder);
      await startPostmaster(folder, programs, settings, log);
      const socket = openSocketFolder(folder);
      const password = await readPassword(folder);
      const databaseUrl = `postgresql://${CLUSTER_ROLE}:${password}@localhost/postgres?host=${encodeURIComponent(socket.folder)}`;
      const cluster = new EmbeddedCluster(folder, programs, lease, options, socket, databaseUrl);
      cluster.#checkTimer = globalThis.setInterval(() => cluster.#check(), CHECK_MS).unref();
      return cluster;
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  /** How to speak of it: the data folder. */
  get displayName(): string {
    return this.folder.dataFolder;
  }

  /** To be called after the last connection was closed. Waits until the server has stopped, unless others use it. */
  async leave(): Promise<void> {
    clearInterval(this.#checkTimer);
    await this.#runningCheck;
    const postmaster = await findPostmaster(this.folder);
    const isShared = await this.lease.release();
    this.socket.close();
    if (!postmaster || isShared) return;
    const { log } = this.options;
    const end = Date.now() + STOP_LIMIT_MS;
    const logWaiting = () => log.info(`Waiting until the database in ${this.displayName} has stopped.`);
    await reportWhenSlow(logWaiting, async () => {
      while (isAlive(postmaster.pid) && Date.now() < end) await setTimeout(STOP_POLL_MS);
    });
    if (isAlive(postmaster.pid))
      log.warn(
        `The database in ${this.displayName} (process ${postmaster.pid}) has not stopped. It is left to its supervisor.`,
      );
  }

  #check(): void {
    this.#runningCheck ??= this.#restartWhenGone()
      .catch((error: Error) => this.#warnOnce(folderError(this.displayName, error).message))
      .finally(() => {
        this.#runningCheck = undefined;
      });
  }

  /** Says once what goes on being wrong. */
  #warnOnce(sentence: string): void {
    if (!this.#warned.has(sentence)) this.options.log.warn(sentence);
    this.#warned.add(sentence);
  }

  async #restartWhenGone(): Promise<void> {
    await this.lease.renew();
    if (await findPostmaster(this.folder)) return;
    const { log, settings = [] } = this.options;
    this.#warnOnce(`The database in ${this.displayName} has ended unexpectedly. It is started again.`);
    await startPostmaster(this.folder, this.programs, settings, log);
    this.#warned.clear();
    log.info(`The database in ${this.displayName} runs again.`);
  }
}

async function ensureCluster(
  folder: ClusterFolder,
  programs: ClusterPrograms,
  { mayCreate, log }: EmbeddedClusterOptions,
): Promise<void> {
  const version = await readClusterVersion(folder);
  if (version === programs.major) return;
  const { dataFolder } = folder;
  if (version !== undefined)
    throw folderUnusableError(
      dataFolder,
      `was made by PostgreSQL ${version}, and the programs here are of version ${programs.major}. docs/operations.md says how to move the data to another version. Or set PG_BIN to the programs of PostgreSQL ${version}.`,
    );
  if (!mayCreate) throw databaseMissingError(dataFolder);
  log.info(`Making a new database in ${dataFolder}.`);
  await createCluster(folder, programs);
}

function databaseMissingError(dataFolder: string): DomainError {
  return new DomainError(
    'DATABASE_OLDER',
    `The data folder ${dataFolder} holds no database yet. Run \`giaoban migrate\` to make one.`,
  );
}

/** Where the socket is, under a name that is short enough. */
function openSocketFolder({ dataFolder, pgData }: ClusterFolder): { folder: string; close(): void } {
  if (Buffer.byteLength(join(pgData, '.s.PGSQL.5432')) <= MAX_SOCKET_PATH_BYTES)
    return { folder: pgData, close: () => {} };
  if (process.platform !== 'linux')
    throw folderUnusableError(
      dataFolder,
      'has too long a path for a socket. Name a folder with a shorter one.',
    );
  const descriptor = openSync(pgData, 'r');
  return { folder: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) };
}

/** Two containers that share a folder do not see each other's processes: a second server would destroy the first one's data. */
function inUseElsewhereError({ dataFolder }: ClusterFolder): DomainError {
  return new DomainError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${dataFolder} is in use by processes this one cannot see, in another container for example. Stop them, name another folder, or set DATABASE_URL to a PostgreSQL server that all can use.`,
  );
}
