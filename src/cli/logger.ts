import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config.ts';

/** Creates the log of a process. It writes JSON lines for programs, or short lines for people at a terminal. */
export function createLogger({ LOG_LEVEL, LOG_FORMAT }: Config): Logger {
  const isPretty = LOG_FORMAT === 'text' || (LOG_FORMAT === 'auto' && process.stdout.isTTY);
  if (!isPretty) return pino({ level: LOG_LEVEL, base: null });
  const prettyStream = pretty({
    colorize: process.stdout.isTTY,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    sync: true,
  });
  return pino({ level: LOG_LEVEL }, prettyStream);
}
