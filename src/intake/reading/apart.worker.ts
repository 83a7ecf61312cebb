import { parentPort } from 'node:worker_threads';
import { DomainError } from '../../shared/errors.ts';
import type { Answer, Task } from './apart.ts';
import { readHere } from './reading.ts';

/** Does one task at a time; `apart.ts` watches over time and room, and ends this thread when either runs out. */
async function answer({ bytes, fileName, limits }: Task): Promise<Answer> {
  try {
    return { read: await readHere(Buffer.from(bytes), fileName, limits) };
  } catch (error) {
    if (error instanceof DomainError) return { refused: { code: error.code, sentence: error.message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)));
