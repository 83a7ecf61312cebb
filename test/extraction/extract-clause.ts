import { extract } from '../../src/extraction/extract.ts';
import type { ExtractedClause } from '../../src/extraction/extraction.ts';
import { parseDay } from '../../src/shared/day.ts';

/** Extracts the first clause of a conclusion with only these words; the default date of the text is 1 March 2017. */
export function extractFirstClause(words: string, date: string | null = '2017-03-01'): ExtractedClause {
  const [clause] = extractAllClauses(words, date);
  if (!clause) throw new Error(`Nothing is read in "${words}".`);
  return clause;
}

/** Extracts all clauses of such a conclusion. */
export const extractAllClauses = (
  words: string,
  date: string | null = '2017-03-01',
): readonly ExtractedClause[] =>
  extract(`Chủ tịch UBND huyện kết luận, chỉ đạo như sau:\n1. ${words}`, date ? { date: parseDay(date) } : {})
    .clauses;
