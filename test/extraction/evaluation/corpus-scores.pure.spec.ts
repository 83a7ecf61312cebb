import { describe, expect, it } from 'vitest';
import { CORPUS_FOLDER, readCorpus } from './expected-extraction.ts';
import { extractCorpusText } from './extract-text.ts';
import { computeFigures, type EvaluationFigures, findRegressions, readStoredFigures } from './figures.ts';
import { scoreExtraction, sumScores } from './scores.ts';

describe('the extraction of the corpus', () => {
  it('is not worse than the stored figures', () => {
    const before = readStoredFigures();
    expect(before).toBeDefined();
    const corpus = readCorpus(CORPUS_FOLDER);
    const score = sumScores(corpus.map((one) => scoreExtraction(one, extractCorpusText(one))));
    expect(findRegressions(before as EvaluationFigures, computeFigures(score, corpus.length))).toEqual([]);
  });
});
