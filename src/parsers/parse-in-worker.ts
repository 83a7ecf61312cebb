import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { DomainError } from '../shared/domain-error.ts';
import { isCompiled, packageFile } from '../shared/package-file.ts';
import { inFigures, type ReadingLimits, refusal } from './source-document.ts';

/** What a thread apart is asked to read. */
export interface Task {
  readonly as: 'SOURCE' | 'REGISTER';
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadingLimits;
}

/** What it says in return. */
export type Answer =
  | { readonly read: unknown }
  | { readonly refused: { readonly code: string; readonly sentence: string } }
  | { readonly failed: string };

/** How often the work and the room of a thread are measured, in milliseconds. */
const PAUSE = 200;

const tooCostly = (what: string) =>
  refusal(
    'SOURCE_TOO_COSTLY',
    `Reading this file took more than ${what}. Save it anew, or send its parts one by one.`,
  );

const tooMuchRoom = (megabytes: number) => tooCostly(`${inFigures(megabytes)} MB of memory`);
const tooMuchTime = (milliseconds: number) => tooCostly(`${inFigures(milliseconds / 1_000)} seconds of work`);

/** By the clock nothing takes longer than this many times its limit, also where no other measure is to be had. */
const BY_THE_CLOCK = 6;

/** What the thread runs. Specs run the sources, which need tsx there. */
const PROGRAM = isCompiled ? packageFile('parser.worker.js') : new URL('./parser.worker.ts', import.meta.url);

/** The thread that is kept, since starting one costs more than reading most files. It never keeps a process alive. */
let idle: Worker | undefined;

/** A thread that is ready for work; how long a busy machine takes to start it is no fault of a file. */
async function start({ megabytes }: ReadingLimits): Promise<Worker> {
  const worker = new Worker(PROGRAM, {
    ...(isCompiled ? {} : { execArgv: ['--import', import.meta.resolve('tsx')] }),
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  // What libraries say of a file is nothing for the log of the server. It is not read either: reading it would keep a process alive.
  await once(worker, 'message');
  // One that ends while it waits for work is not missed; while it works, `ask` hears of it too.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}

/** The memory a thread holds, in bytes; buffers count, which V8's own limit leaves out. */
async function roomOf(worker: Worker): Promise<number> {
  const { external_memory, used_heap_size } = await worker.getHeapStatistics();
  return external_memory + used_heap_size;
}

/** How long a thread worked since then. Node before 24.6 cannot tell, and the clock must do. */
async function workOf(worker: Worker, before?: NodeJS.CpuUsage): Promise<NodeJS.CpuUsage> {
  return 'cpuUsage' in worker ? await worker.cpuUsage(before) : { user: 0, system: 0 };
}

/**
 * Why a thread may not go on; undefined while it may.
 *
 * Time is that which the thread worked, not what the clock says: a busy machine is no fault of a file.
 */
async function excess(
  worker: Worker,
  { megabytes, milliseconds }: ReadingLimits,
  before: NodeJS.CpuUsage,
): Promise<DomainError | undefined> {
  if ((await roomOf(worker)) > megabytes * 1_000_000) return tooMuchRoom(megabytes);
  const { user, system } = await workOf(worker, before);
  return user + system > milliseconds * 1_000 ? tooMuchTime(milliseconds) : undefined;
}

function refusalOf(answer: Exclude<Answer, { read: unknown }>): DomainError {
  if ('refused' in answer) return new DomainError(answer.refused.code, answer.refused.sentence);
  const unreadable = refusal(
    'SOURCE_BROKEN',
    'This file cannot be read. Open it, save it anew and send that.',
  );
  unreadable.cause = answer.failed;
  return unreadable;
}

/** Gives one thread one task; whatever goes wrong ends the thread. */
async function ask(worker: Worker, task: Task, signal: AbortSignal | undefined): Promise<unknown> {
  const { milliseconds, megabytes } = task.limits;
  const before = await workOf(worker);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const giveUp = () => reject(signal?.reason);
  const clock = setTimeout(() => reject(tooMuchTime(milliseconds)), milliseconds * BY_THE_CLOCK);
  // A thread that has ended has no figures; its own events tell that.
  const look = () =>
    excess(worker, task.limits, before).then(
      (refused) => refused && reject(refused),
      () => undefined,
    );
  const watch = setInterval(look, PAUSE);
  const answered = (answer: Answer) => ('read' in answer ? resolve(answer.read) : reject(refusalOf(answer)));
  const failed = (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuchRoom(megabytes) : error);
  const ended = () => reject(tooMuchRoom(megabytes));
  worker.on('message', answered).on('error', failed).on('exit', ended);
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  worker.postMessage(task);
  try {
    return await promise;
  } finally {
    clearTimeout(clock);
    clearInterval(watch);
    signal?.removeEventListener('abort', giveUp);
    worker.off('message', answered).off('error', failed).off('exit', ended);
  }
}

/** Whether a thread may be given another file: it is well, and holds little of the last one. */
async function isFresh(worker: Worker, { megabytes }: ReadingLimits): Promise<boolean> {
  const held = await roomOf(worker).catch(() => Number.POSITIVE_INFINITY);
  return held < (megabytes * 1_000_000) / 3;
}

async function perform(task: Task, signal: AbortSignal | undefined): Promise<unknown> {
  signal?.throwIfAborted();
  const worker = idle ?? (await start(task.limits));
  idle = undefined;
  worker.ref();
  let isSound = true;
  try {
    return await ask(worker, task, signal);
  } catch (error) {
    isSound = error instanceof DomainError && error.code !== 'SOURCE_TOO_COSTLY';
    throw error;
  } finally {
    if (isSound && (await isFresh(worker, task.limits))) {
      worker.unref();
      idle = worker;
    } else await worker.terminate();
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file in a thread of its own, one file after the other.
 *
 * A file may be made to take for ever or all the memory there is. Such a thread is ended, and the process goes on: refuses
 * with `SOURCE_TOO_COSTLY`.
 */
export function readApart(task: Task, signal?: AbortSignal): Promise<unknown> {
  const turn = last.then(() => perform(task, signal));
  last = turn.catch(() => undefined);
  return turn;
}
