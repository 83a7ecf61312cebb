import { parentPort } from 'node:worker_threads';
import { DomainError } from '../shared/domain-error.ts';
import { readHere, readRegisterHere } from './parse.ts';
import type { Answer, Task } from './parse-in-worker.ts';

/** Does one task at a time; `apart.ts` watches over time and room, and ends this thread when either runs out. */
async function answer({ as, bytes, fileName, limits }: Task): Promise<Answer> {
  const read = as === 'SOURCE' ? readHere : readRegisterHere;
  try {
    return { read: await read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), fileName, limits) };
  } catch (error) {
    if (error instanceof DomainError) return { refused: { code: error.code, sentence: error.message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)));
parentPort?.postMessage('ready');
