import { existsSync } from 'node:fs';
import type { Extraction } from '../../src/intake/extract/extraction.ts';
import type { Day } from '../../src/shared/day.ts';
import type { CorpusText } from './expected-reading.ts';

/** Reads a text, told of which day it is. */
export type Reader = (text: string, options: { date?: Day }) => Extraction;

const EXTRACT = new URL('../../src/intake/extract/extract.ts', import.meta.url);

/** The reader that is measured; undefined while there is none. */
export async function theReader(): Promise<Reader | undefined> {
  if (!existsSync(EXTRACT)) return undefined;
  const { extract } = (await import(EXTRACT.href)) as { extract: Reader };
  return extract;
}

/** What the reader makes of a text of the corpus. */
export const readingOf = (read: Reader, { text, expected }: CorpusText): Extraction =>
  read(text, expected.date === null ? {} : { date: expected.date });
