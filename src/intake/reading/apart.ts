import { Worker } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import { inFigures, type ReadingLimits, refusal } from './source-text.ts';

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

/** How often the room a thread takes is measured, in milliseconds. */
const PAUSE = 200;

const tooCostly = (what: string) =>
  refusal(
    'SOURCE_TOO_COSTLY',
    `Reading this file took more than ${what}. Save it anew, or send its parts one by one.`,
  );

/** The thread that is kept, since starting one costs more than reading most files. It never keeps a process alive. */
let idle: Worker | undefined;

function start({ megabytes }: ReadingLimits): Worker {
  const worker = new Worker(new URL('./apart.worker.ts', import.meta.url), {
    // The process may run without tsx, as specs do.
    execArgv: ['--import', import.meta.resolve('tsx')],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, stackSizeMb: 4 },
    stdout: true,
    stderr: true,
  });
  worker.unref();
  // One that ends while it waits for work is not missed; while it works, `ask` hears of it too.
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}

/** Calls `end` when a thread takes more room than it may; buffers count, which V8's own limit leaves out. */
function watchRoom(worker: Worker, { megabytes }: ReadingLimits, end: () => void): NodeJS.Timeout {
  return setInterval(async () => {
    try {
      const { external_memory, used_heap_size } = await worker.getHeapStatistics();
      if (external_memory + used_heap_size > megabytes * 1_000_000) end();
    } catch {
      // A thread that has ended has no figures; its end is told by its own events.
    }
  }, PAUSE);
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
function ask(worker: Worker, task: Task, signal: AbortSignal | undefined): Promise<unknown> {
  const { milliseconds, megabytes } = task.limits;
  const room = tooCostly(`${inFigures(megabytes)} MB of memory`);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  const giveUp = () => reject(signal?.reason);
  const time = setTimeout(
    () => reject(tooCostly(`${inFigures(milliseconds / 1_000)} seconds`)),
    milliseconds,
  );
  const watch = watchRoom(worker, task.limits, () => reject(room));
  const answered = (answer: Answer) => ('read' in answer ? resolve(answer.read) : reject(refusalOf(answer)));
  const failed = (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? room : error);
  const ended = () => reject(room);
  worker.on('message', answered).on('error', failed).on('exit', ended);
  signal?.addEventListener('abort', giveUp);
  worker.postMessage(task);
  return promise.finally(() => {
    clearTimeout(time);
    clearInterval(watch);
    signal?.removeEventListener('abort', giveUp);
    worker.off('message', answered).off('error', failed).off('exit', ended);
  });
}

const isAnswer = (error: unknown) => error instanceof DomainError && error.code !== 'SOURCE_TOO_COSTLY';

async function perform(task: Task, signal: AbortSignal | undefined): Promise<unknown> {
  signal?.throwIfAborted();
  const worker = idle ?? start(task.limits);
  idle = undefined;
  worker.ref();
  let isSound = false;
  try {
    const read = await ask(worker, task, signal);
    isSound = true;
    return read;
  } catch (error) {
    isSound = isAnswer(error);
    throw error;
  } finally {
    worker.unref();
    if (isSound) idle = worker;
    else void worker.terminate();
  }
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file in a thread of its own, one file after the other.
 *
 * A file may be made to take for ever or all the memory there is. Such a thread is ended, and the process goes on: refuses
 * with `SOURCE_TOO_COSTLY`. Time counts from the moment the thread has the file.
 */
export function readApart(task: Task, signal?: AbortSignal): Promise<unknown> {
  const turn = last.then(() => perform(task, signal));
  last = turn.catch(() => undefined);
  return turn;
}
