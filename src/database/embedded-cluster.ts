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
  /** The data folder. It is created if needed. */
  readonly dataDir: string;
  /** The folder of the PostgreSQL programs. If empty: those of the npm packages, else those on the path. */
  readonly binFolder?: string | undefined;
  /** Whether a cluster may be created if there is none. */
  readonly mayCreate: boolean;
  /** More settings of the server, `name=value`. They apply only if this process starts the server. */
  readonly settings?: readonly string[];
  readonly log: { info(sentence: string): void; warn(sentence: string): void };
}

/** The interval of the checks for the server process and its supervisor. */
const CHECK_MS = 2_000;
const STOP_POLL_MS = 10;
const STOP_LIMIT_MS = 60_000;

/** `sun_path` has at most 107 bytes (103 on macOS). Node cuts a longer path without an error. */
const MAX_SOCKET_PATH_BYTES = 103;

/** What a cluster that was joined consists of. */
interface ClusterParts {
  readonly folder: ClusterFolder;
  readonly programs: ClusterPrograms;
  readonly lease: ClusterLease;
  readonly options: EmbeddedClusterOptions;
  readonly socket: { readonly folder: string; close(): void };
}

/**
 * The embedded PostgreSQL cluster in the data folder.
 *
 * All processes that use the folder share it. The first process starts it, the last one stops it: see `cluster-lease.ts`.
 * Each process that uses it starts the server again if it was killed.
 */
export class EmbeddedCluster {
  #checkTimer: NodeJS.Timeout | undefined;
  #runningCheck: Promise<void> | undefined;
  readonly #warned = new Set<string>();

  private constructor(
    private readonly parts: ClusterParts,
    /** `postgresql://…`, with the password. */
    readonly databaseUrl: string,
  ) {}

  /**
   * Starts the cluster of a data folder, or joins the processes that already use it.
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
      const cluster = new EmbeddedCluster({ folder, programs, lease, options, socket }, databaseUrl);
      cluster.#checkTimer = globalThis.setInterval(() => cluster.#check(), CHECK_MS).unref();
      return cluster;
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  /** The name for messages: the data folder. */
  get displayName(): string {
    return this.parts.folder.dataFolder;
  }

  /** Leaves the cluster. Call it after the last connection is closed. Waits until the server has stopped, unless others use it. */
  async leave(): Promise<void> {
    clearInterval(this.#checkTimer);
    await this.#runningCheck;
    const postmaster = await findPostmaster(this.parts.folder);
    const isShared = await this.parts.lease.release();
    this.parts.socket.close();
    if (!postmaster || isShared) return;
    const { log } = this.parts.options;
    const end = Date.now() + STOP_LIMIT_MS;
    const logWaiting = () => log.info(`Waiting until the database in ${this.displayName} has stopped.`);
    await reportWhenSlow(logWaiting, async () => {
      while (isAlive(postmaster.pid) && Date.now() < end) await setTimeout(STOP_POLL_MS);
    });
    if (isAlive(postmaster.pid))
      log.warn(
        `The database in ${this.displayName} (process ${postmaster.pid}) has not stopped. Its supervisor continues to stop it.`,
      );
  }

  #check(): void {
    this.#runningCheck ??= this.#restartWhenGone()
      .catch((error: Error) => this.#warnOnce(folderError(this.displayName, error).message))
      .finally(() => {
        this.#runningCheck = undefined;
      });
  }

  /** Logs a warning once, even if the problem continues. */
  #warnOnce(sentence: string): void {
    if (!this.#warned.has(sentence)) this.parts.options.log.warn(sentence);
    this.#warned.add(sentence);
  }

  async #restartWhenGone(): Promise<void> {
    await this.parts.lease.renew();
    if (await findPostmaster(this.parts.folder)) return;
    const { log, settings = [] } = this.parts.options;
    this.#warnOnce(
      `The database in ${this.displayName} has ended unexpectedly. This process starts it again.`,
    );
    await startPostmaster(this.parts.folder, this.parts.programs, settings, log);
    this.#warned.clear();
    log.info(`The database in ${this.displayName} is running again.`);
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
      `was created by PostgreSQL ${version}, but the programs here have version ${programs.major}. Set PG_BIN to the programs of PostgreSQL ${version}, or move the data to the new version as docs/operations.md describes.`,
    );
  if (!mayCreate) throw databaseMissingError(dataFolder);
  log.info(`Creating a new database in ${dataFolder}.`);
  await createCluster(folder, programs);
}

function databaseMissingError(dataFolder: string): DomainError {
  return new DomainError(
    'DATABASE_OLDER',
    `The data folder ${dataFolder} has no database yet. Run \`giaoban migrate\` to create one.`,
  );
}

/** Returns the folder of the socket, under a path that is short enough. */
function openSocketFolder({ dataFolder, pgData }: ClusterFolder): { folder: string; close(): void } {
  if (Buffer.byteLength(join(pgData, '.s.PGSQL.5432')) <= MAX_SOCKET_PATH_BYTES)
    return { folder: pgData, close: () => {} };
  if (process.platform !== 'linux')
    throw folderUnusableError(
      dataFolder,
      'has a path that is too long for a socket. Use a folder with a shorter path.',
    );
  const descriptor = openSync(pgData, 'r');
  return { folder: `/proc/self/fd/${descriptor}`, close: () => closeSync(descriptor) };
}

/**
 * Returns the error that processes outside of this container use the data folder.
 *
 * Two containers that share a folder do not see each other's processes. A second server would destroy the data of the first.
 */
function inUseElsewhereError({ dataFolder }: ClusterFolder): DomainError {
  return new DomainError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${dataFolder} is in use by processes that this process cannot see, for example in another container. Stop them, use another folder, or set DATABASE_URL to a PostgreSQL server that all can use.`,
  );
}
