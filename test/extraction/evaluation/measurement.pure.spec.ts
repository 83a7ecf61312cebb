import { describe, expect, it } from 'vitest';
import { CORPUS, corpusIn } from './expected-extraction.ts';
import { readingOf } from './extract-text.ts';
import { type Figures, fallen, figuresOf, keptFigures } from './figures.ts';
import { scoreOf, total } from './scores.ts';

describe('reading the corpus', () => {
  it('reads no worse than last time', () => {
    const before = keptFigures();
    expect(before).toBeDefined();
    const corpus = corpusIn(CORPUS);
    const score = total(corpus.map((one) => scoreOf(one, readingOf(one))));
    expect(fallen(before as Figures, figuresOf(score, corpus.length))).toEqual([]);
  });
});
