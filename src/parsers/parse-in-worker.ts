import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../shared/domain-error.ts';
import { isCompiled, resolvePackageFile } from '../shared/package-file.ts';
import { formatNumber, type ParserLimits, sourceError } from './source-document.ts';

/** What a thread apart is asked to read. */
export interface ParseTask {
  readonly kind: 'SOURCE' | 'REGISTER';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ParserLimits;
}

/** What it says in return. */
export type ParseResult =
  | { readonly read: unknown }
  | { readonly refused: { readonly code: string; readonly message: string } }
  | { readonly failed: string };

/** How often the work and the room of a thread are measured, in milliseconds. */
const CHECK_INTERVAL_MS = 200;

const tooCostlyError = (what: string) =>
  sourceError(
    'SOURCE_TOO_COSTLY',
    `Reading this file took more than ${what}. Save it anew, or send its parts one by one.`,
  );

const memoryLimitError = (megabytes: number) => tooCostlyError(`${formatNumber(megabytes)} MB of memory`);
const timeLimitError = (milliseconds: number) =>
  tooCostlyError(`${formatNumber(milliseconds / 1_000)} seconds of work`);

/** By the clock nothing takes longer than this many times its limit, also where no other measure is to be had. */
const WALL_CLOCK_FACTOR = 6;

/** What the thread runs. Specs run the sources, which need tsx there. */
const WORKER_FILE = isCompiled
  ? resolvePackageFile('parser.worker.js')
  : new URL('./parser.worker.ts', import.meta.url);

/** The thread that is kept, since starting one costs more than reading most files. It never keeps a process alive. */
let idleWorker: Worker | undefined;

/** A thread that is ready for work; how long a busy machine takes to start it is no fault of a file. */
async function startWorker({ memoryMb }: ParserLimits): Promise<Worker> {
  const worker = new Worker(WORKER_FILE, {
    ...(isCompiled ? {} : { execArgv: ['--import', import.meta.resolve('tsx')] }),
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  // What libraries say of a file is nothing for the log of the server. It is not read either: reading it would keep a process alive.
  await once(worker, 'message');
  // One that ends while it waits for work is not missed; while it works, `ask` hears of it too.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idleWorker === worker) idleWorker = undefined;
  });
  return worker;
}

/** The memory a thread holds, in bytes; buffers count, which V8's own limit leaves out. */
async function memoryUsed(worker: Worker): Promise<number> {
  const { external_memory, used_heap_size } = await worker.getHeapStatistics();
  return external_memory + used_heap_size;
}

/** How long a thread worked since then. Node before 24.6 cannot tell, and the clock must do. */
async function cpuTimeUsed(worker: Worker, before?: NodeJS.CpuUsage): Promise<NodeJS.CpuUsage> {
  return 'cpuUsage' in worker ? await worker.cpuUsage(before) : { user: 0, system: 0 };
}

/**
 * Why a thread may not go on; undefined while it may.
 *
 * Time is that which the thread worked, not what the clock says: a busy machine is no fault of a file.
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

function errorFromResult(answer: Exclude<ParseResult, { read: unknown }>): DomainError {
  if ('refused' in answer) return new DomainError(answer.refused.code, answer.refused.message);
  const unreadable = sourceError(
    'SOURCE_BROKEN',
    'This file cannot be read. Open it, save it anew and send that.',
  );
  unreadable.cause = answer.failed;
  return unreadable;
}

/** Gives one thread one task; whatever goes wrong ends the thread. */
async function runTask(worker: Worker, task: ParseTask, signal: AbortSignal | undefined): Promise<unknown> {
  const { cpuTimeMs, memoryMb } = task.limits;
  const before = await cpuTimeUsed(worker);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const onAbort = () => reject(signal?.reason);
  const timeout = setTimeout(() => reject(timeLimitError(cpuTimeMs)), cpuTimeMs * WALL_CLOCK_FACTOR);
  // A thread that has ended has no figures; its own events tell that.
  const checkLimits = () =>
    exceededLimit(worker, task.limits, before).then(
      (refused) => refused && reject(refused),
      () => undefined,
    );
  const interval = setInterval(checkLimits, CHECK_INTERVAL_MS);
  const onMessage = (answer: ParseResult) =>
    'read' in answer ? resolve(answer.read) : reject(errorFromResult(answer));
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

/** Whether a thread may be given another file: it is well, and holds little of the last one. */
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
 * Reads a file in a thread of its own, one file after the other.
 *
 * A file may be made to take for ever or all the memory there is. Such a thread is ended, and the process goes on: refuses
 * with `SOURCE_TOO_COSTLY`.
 */
export function parseInWorker(task: ParseTask, signal?: AbortSignal): Promise<unknown> {
  const run = lastRun.then(() => runOnIdleWorker(task, signal));
  lastRun = run.catch(() => undefined);
  return run;
}
