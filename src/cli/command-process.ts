import type { StartupLogger } from '../database/connected-database.ts';

/** The log of a command whose output is for programs: only warnings, on standard error. */
export const warningsOnly: StartupLogger = {
  info: () => {},
  warn: (sentence) => void process.stderr.write(`${sentence}\n`),
};

/** Returns a signal that aborts when the process gets one of the signals. `removeListeners` restores their default handling. */
export function abortOnSignal(...names: readonly NodeJS.Signals[]): {
  signal: AbortSignal;
  removeListeners: () => void;
} {
  const controller = new AbortController();
  const abort = () => controller.abort();
  for (const name of names) process.once(name, abort);
  const removeListeners = () => {
    for (const name of names) process.off(name, abort);
  };
  return { signal: controller.signal, removeListeners };
}
