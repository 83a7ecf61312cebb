import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../shared/domain-error.ts';
import { isCompiled, resolvePackageFile } from '../shared/package-file.ts';
import { formatNumber, type ParserLimits, sourceError } from './source-document.ts';

/** A task for the parser thread. */
export interface ParseTask {
  readonly kind: 'SOURCE' | 'REGISTER';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ParserLimits;
}

/** The result of the parser thread: the parsed file, an error for the client (`error`), or an unexpected failure. */
export type ParseResult =
  | { readonly parsed: unknown }
  | { readonly error: { readonly code: DomainError['code']; readonly message: string } }
  | { readonly failed: string };

/** The interval at which the CPU time and the memory of the thread are checked, in milliseconds. */
const CHECK_INTERVAL_MS = 200;

const tooCostlyError = (what: string) =>
  sourceError(
    'SOURCE_TOO_COSTLY',
    `Parsing this file took more than ${what}. Save it again, or send its parts one by one.`,
  );

const memoryLimitError = (megabytes: number) => tooCostlyError(`${formatNumber(megabytes)} MB of memory`);
const timeLimitError = (milliseconds: number) =>
  tooCostlyError(`${formatNumber(milliseconds / 1_000)} seconds of work`);

/** The wall-clock limit as a multiple of the CPU time limit. It also applies if CPU time cannot be measured. */
const WALL_CLOCK_FACTOR = 6;

/** The script of the thread. Tests run the TypeScript sources, which need tsx. */
const WORKER_FILE = isCompiled
  ? resolvePackageFile('parser.worker.js')
  : new URL('./parser.worker.ts', import.meta.url);

/**
 * The idle thread. It is reused because starting a thread takes longer than parsing most files. It never keeps a process alive.
 */
let idleWorker: Worker | undefined;

/** Starts a thread and waits until it is ready. The start time on a busy machine does not count against the file. */
async function startWorker({ memoryMb }: ParserLimits): Promise<Worker> {
  const worker = new Worker(WORKER_FILE, {
    ...(isCompiled ? {} : { execArgv: ['--import', import.meta.resolve('tsx')] }),
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  // The output of libraries about a file does not belong in the server log. It is also not read: reading it would keep a process
  // alive.
  await once(worker, 'message');
  // A thread that ends while it is idle needs no handling. While it works, `runTask` listens for the same events.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idleWorker === worker) idleWorker = undefined;
  });
  return worker;
}

/** Returns the memory of a thread in bytes, including buffers, which V8's own limit leaves out. */
async function memoryUsed(worker: Worker): Promise<number> {
  const { external_memory, used_heap_size } = await worker.getHeapStatistics();
  return external_memory + used_heap_size;
}

/**
 * Returns the CPU time of a thread since `before`. Node before 24.6 cannot measure it; then only the wall-clock limit applies.
 */
async function cpuTimeUsed(worker: Worker, before?: NodeJS.CpuUsage): Promise<NodeJS.CpuUsage> {
  return 'cpuUsage' in worker ? await worker.cpuUsage(before) : { user: 0, system: 0 };
}

/**
 * Returns the error for the limit that a thread exceeds; undefined if it exceeds none.
 *
 * The limit is on CPU time, not on wall-clock time: a busy machine does not count against the file.
 */
async function exceededLimit(
  worker: Worker,
  { memoryMb, cpuTimeMs }: ParserLimits,
  before: NodeJS.CpuUsage,
): Promise<DomainError | undefined> {
  if ((await memoryUsed(worker)) > memoryMb * 1_000_000) return memoryLimitError(memoryMb);
  const { user, system } = await cpuTimeUsed(worker, before);
  return user + system > cpuTimeMs * 1_000 ? timeLimitError(cpuTimeMs) : undefined;
}

function errorFromResult(result: Exclude<ParseResult, { parsed: unknown }>): DomainError {
  if ('error' in result) return new DomainError(result.error.code, result.error.message);
  const unreadable = sourceError(
    'SOURCE_BROKEN',
    'This file cannot be read. Open it, save it again and send the new file.',
  );
  unreadable.cause = result.failed;
  return unreadable;
}

/** Runs one task on a thread. The caller ends the thread if the task fails. */
async function runTask(worker: Worker, task: ParseTask, signal: AbortSignal | undefined): Promise<unknown> {
  const { cpuTimeMs, memoryMb } = task.limits;
  const before = await cpuTimeUsed(worker);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onAbort = () => reject(signal?.reason);
  const timeout = setTimeout(() => reject(timeLimitError(cpuTimeMs)), cpuTimeMs * WALL_CLOCK_FACTOR);
  // A thread that has ended gives no figures. Its own events report the end.
  const checkLimits = () =>
    exceededLimit(worker, task.limits, before).then(
      (error) => error && reject(error),
      () => undefined,
    );
  const interval = setInterval(checkLimits, CHECK_INTERVAL_MS);
  const onMessage = (result: ParseResult) =>
    'parsed' in result ? resolve(result.parsed) : reject(errorFromResult(result));
  const onError = (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? memoryLimitError(memoryMb) : error);
  const onExit = () => reject(memoryLimitError(memoryMb));
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  worker.postMessage(task);
  try {
    return await promise;
  } finally {
    clearTimeout(timeout);
    clearInterval(interval);
    signal?.removeEventListener('abort', onAbort);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  }
}

/** Returns whether a thread may parse another file: it responds, and it holds little memory of the last file. */
async function isReusable(worker: Worker, { memoryMb }: ParserLimits): Promise<boolean> {
  const memoryHeld = await memoryUsed(worker).catch(() => Number.POSITIVE_INFINITY);
  return memoryHeld < (memoryMb * 1_000_000) / 3;
}

async function runOnIdleWorker(task: ParseTask, signal: AbortSignal | undefined): Promise<unknown> {
  signal?.throwIfAborted();
  const worker = idleWorker ?? (await startWorker(task.limits));
  idleWorker = undefined;
  worker.ref();
  let isHealthy = true;
  try {
    return await runTask(worker, task, signal);
  } catch (error) {
    isHealthy = error instanceof DomainError && error.code !== 'SOURCE_TOO_COSTLY';
    throw error;
  } finally {
    if (isHealthy && (await isReusable(worker, task.limits))) {
      worker.unref();
      idleWorker = worker;
    } else await worker.terminate();
  }
}

let lastRun: Promise<unknown> = Promise.resolve();

/**
 * Parses a file in a separate thread, one file after the other.
 *
 * A file may be designed to take unlimited time or memory. Such a thread is ended, and the process continues. Throws
 * `SOURCE_TOO_COSTLY` in that case.
 */
export function parseInWorker(task: ParseTask, signal?: AbortSignal): Promise<unknown> {
  const run = lastRun.then(() => runOnIdleWorker(task, signal));
  lastRun = run.catch(() => undefined);
  return run;
}
