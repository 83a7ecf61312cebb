import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeF1, computePrecision, computeRecall } from './counts.ts';
import { MEASURES, type Measure, type Score } from './scores.ts';

/** What is kept of a run: shares of 1, to four places. */
export interface EvaluationFigures {
  readonly texts: number;
  readonly exact: number;
  readonly invented: number;
  readonly measures: Readonly<
    Record<Measure, { readonly precision: number; readonly recall: number; readonly f1: number }>
  >;
}

const SCORES_FILE = join(import.meta.dirname, 'scores.json');

const roundShare = (share: number): number => Math.round(share * 10_000) / 10_000;

/** The figures of a score over so many texts. */
export function computeFigures(score: Score, texts: number): EvaluationFigures {
  const measures = MEASURES.map((measure) => {
    const counts = score.counts[measure];
    const shares = {
      precision: computePrecision(counts),
      recall: computeRecall(counts),
      f1: computeF1(counts),
    };
    return [
      measure,
      {
        precision: roundShare(shares.precision),
        recall: roundShare(shares.recall),
        f1: roundShare(shares.f1),
      },
    ];
  });
  const found = score.counts.clauses.correct;
  return {
    texts,
    exact: roundShare(found === 0 ? 1 : score.exact / found),
    invented: score.invented,
    measures: Object.fromEntries(measures),
  };
}

/** What reads worse than it did, one sentence a figure; none when nothing does. */
export function findRegressions(before: EvaluationFigures, now: EvaluationFigures): string[] {
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
export function readStoredFigures(): EvaluationFigures | undefined {
  try {
    return JSON.parse(readFileSync(SCORES_FILE, 'utf8')) as EvaluationFigures;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Keeps the figures for the next time. */
export const storeFigures = (figures: EvaluationFigures): void =>
  writeFileSync(SCORES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
