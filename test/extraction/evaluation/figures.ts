import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeF1, computePrecision, computeRecall } from './counts.ts';
import { MEASURES, type Measure, type Score } from './scores.ts';

/** The stored figures of a run: shares of 1, with four decimal places. */
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

/** Returns the figures of a score over this number of texts. */
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

/** Returns one sentence for each figure that is worse than before. */
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

/** Reads the stored figures; undefined if there are none. */
export function readStoredFigures(): EvaluationFigures | undefined {
  try {
    return JSON.parse(readFileSync(SCORES_FILE, 'utf8')) as EvaluationFigures;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Stores the figures for the next run. */
export const storeFigures = (figures: EvaluationFigures): void =>
  writeFileSync(SCORES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
