import { parentPort } from 'node:worker_threads';
import { DomainError } from '../shared/domain-error.ts';
import { parseRegisterDirectly, parseSourceDirectly } from './parse-directly.ts';
import type { ParseResult, ParseTask } from './parse-in-worker.ts';

/** Runs one task at a time. `parse-in-worker.ts` checks time and memory, and ends this thread if either exceeds its limit. */
async function handleTask({ kind, bytes, fileName, limits }: ParseTask): Promise<ParseResult> {
  const parse = kind === 'SOURCE' ? parseSourceDirectly : parseRegisterDirectly;
  try {
    return {
      parsed: await parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), fileName, limits),
    };
  } catch (error) {
    if (error instanceof DomainError) return { error: { code: error.code, message: error.message } };
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (task: ParseTask) => parentPort?.postMessage(await handleTask(task)));
parentPort?.postMessage('ready');
