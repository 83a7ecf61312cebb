import { extract } from '../../../src/extraction/extract.ts';
import type { Extraction } from '../../../src/extraction/extraction.ts';
import type { CorpusText } from './expected-extraction.ts';

/** Returns the extraction of a text of the corpus. */
export const extractCorpusText = ({ text, expected }: CorpusText): Extraction =>
  extract(text, expected.date === null ? {} : { date: expected.date });
