import { extract } from '../../src/intake/extract/extract.ts';
import type { Extraction } from '../../src/intake/extract/extraction.ts';
import type { CorpusText } from './expected-reading.ts';

/** What the extractor makes of a text of the corpus. */
export const readingOf = ({ text, expected }: CorpusText): Extraction =>
  extract(text, expected.date === null ? {} : { date: expected.date });
