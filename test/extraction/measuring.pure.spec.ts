import { describe, expect, it } from 'vitest';
import { CORPUS, corpusIn } from './expected-reading.ts';
import { fallen, figuresOf, keptFigures } from './figures.ts';
import { readingOf, theReader } from './reading.ts';
import { scoreOf, total } from './scoring.ts';

const reader = await theReader();
const before = keptFigures();

describe('reading the corpus', () => {
  it.skipIf(!reader || !before)('reads no worse than last time', () => {
    if (!reader || !before) return;
    const corpus = corpusIn(CORPUS);
    const score = total(corpus.map((one) => scoreOf(one, readingOf(reader, one))));
    expect(fallen(before, figuresOf(score, corpus.length))).toEqual([]);
  });
});
