import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { f1Of, precisionOf, recallOf } from './counts.ts';
import { MEASURES, type Measure, type Score } from './scores.ts';

/** What is kept of a run: shares of 1, to four places. */
export interface Figures {
  readonly texts: number;
  readonly exact: number;
  readonly invented: number;
  readonly measures: Readonly<
    Record<Measure, { readonly precision: number; readonly recall: number; readonly f1: number }>
  >;
}

const KEPT = join(import.meta.dirname, 'scores.json');

const short = (share: number): number => Math.round(share * 10_000) / 10_000;

/** The figures of a score over so many texts. */
export function figuresOf(score: Score, texts: number): Figures {
  const measures = MEASURES.map((measure) => {
    const tally = score.tallies[measure];
    const shares = { precision: precisionOf(tally), recall: recallOf(tally), f1: f1Of(tally) };
    return [
      measure,
      { precision: short(shares.precision), recall: short(shares.recall), f1: short(shares.f1) },
    ];
  });
  const found = score.tallies.clauses.correct;
  return {
    texts,
    exact: short(found === 0 ? 1 : score.exact / found),
    invented: score.invented,
    measures: Object.fromEntries(measures),
  };
}

/** What reads worse than it did, one sentence a figure; none when nothing does. */
export function fallen(before: Figures, now: Figures): string[] {
  const shares = MEASURES.flatMap((measure) =>
    (['precision', 'recall', 'f1'] as const).map(
      (name) =>
        [`${name} of ${measure}`, before.measures[measure][name], now.measures[measure][name]] as const,
    ),
  );
  const sentences = [...shares, ['the share of exact clauses', before.exact, now.exact] as const]
    .filter(([, then, today]) => today < then)
    .map(([name, then, today]) => `${name} fell from ${then} to ${today}.`);
  return now.invented > before.invented
    ? [...sentences, `Invented hard deadlines rose from ${before.invented} to ${now.invented}.`]
    : sentences;
}

/** The figures of last time; undefined before the first time. */
export function keptFigures(): Figures | undefined {
  try {
    return JSON.parse(readFileSync(KEPT, 'utf8')) as Figures;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps the figures for the next time. */
export const keep = (figures: Figures): void => writeFileSync(KEPT, `${JSON.stringify(figures, null, 2)}\n`);
