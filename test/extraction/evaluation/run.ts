import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { Command } from 'commander';
import { computeF1, computePrecision, computeRecall } from './counts.ts';
import { CORPUS_FOLDER, type CorpusText, readCorpus } from './expected-extraction.ts';
import { extractCorpusText } from './extract-text.ts';
import {
  computeFigures,
  type EvaluationFigures,
  findRegressions,
  readStoredFigures,
  storeFigures,
} from './figures.ts';
import { listMismatches } from './mismatches.ts';
import { MEASURES, type Score, scoreExtraction, sumScores } from './scores.ts';

/** A table without colours, because it is also printed into logs. */
const PLAIN_STYLE = { head: [], border: [], compact: true };

interface Options {
  readonly corpus: string;
  readonly each?: boolean;
  readonly misses?: string;
  readonly write?: boolean;
}

const formatPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const MEASURE_LABELS: Record<(typeof MEASURES)[number], string> = {
  clauses: 'clauses',
  kinds: 'kinds',
  addressees: 'addressees with role',
  deadlines: 'deadlines',
  hardDeadlines: 'hard deadlines',
  meeting: 'fields of the meeting',
};

function formatTotals(score: Score): string {
  const figures = new Table({
    head: ['', 'precision', 'recall', 'F1', 'expected', 'found', 'correct'],
    style: PLAIN_STYLE,
  });
  for (const measure of MEASURES) {
    const counts = score.counts[measure];
    const shares = [computePrecision(counts), computeRecall(counts), computeF1(counts)].map(formatPercent);
    figures.push([MEASURE_LABELS[measure], ...shares, counts.expected, counts.found, counts.correct]);
  }
  return figures.toString();
}

function formatEachText(corpus: readonly CorpusText[], scores: readonly Score[]): string {
  const rows = new Table({ head: ['F1 in each text', ...MEASURES, 'invented'], style: { head: [] } });
  for (const [index, score] of scores.entries())
    rows.push([
      corpus[index]?.name ?? '',
      ...MEASURES.map((measure) => formatPercent(computeF1(score.counts[measure]))),
      score.invented,
    ]);
  return rows.toString();
}

/** Prints the figures that became worse, and sets the exit code if there are any. */
function reportRegressions(figures: EvaluationFigures): void {
  const before = readStoredFigures();
  for (const sentence of before ? findRegressions(before, figures) : []) {
    console.error(sentence);
    process.exitCode = 1;
  }
}

/** Prints the figures. With `write` it stores them, without it compares them. Only the corpus of the repository is compared. */
function printReport(options: Options): void {
  const corpus = readCorpus(options.corpus);
  const scores = corpus.map((one) => scoreExtraction(one, extractCorpusText(one)));
  const score = sumScores(scores);
  if (options.each) console.log(formatEachText(corpus, scores));
  console.log(formatTotals(score));
  const { exact, counts, invented } = score;
  console.log(
    `${corpus.length} texts. Clauses with exactly the expected words: ${exact} of ${counts.clauses.correct}. Invented hard deadlines: ${invented}.`,
  );
  if (options.corpus !== CORPUS_FOLDER) return;
  const figures = computeFigures(score, corpus.length);
  if (options.write) storeFigures(figures);
  else reportRegressions(figures);
}

function printMismatches(options: Options): void {
  const one = readCorpus(options.corpus).find(({ name }) => name === options.misses);
  if (one) console.log(listMismatches(one, extractCorpusText(one)).join('\n'));
  else {
    console.error(`No text of the corpus is called "${options.misses}". --each lists them.`);
    process.exitCode = 1;
  }
}

const program = new Command('eval')
  .description('Scores the extractor on texts with a known reading.')
  .option('--corpus <folder>', 'score the texts of another folder', CORPUS_FOLDER)
  .option('--each', 'the figures of each text too')
  .option('--misses <name>', 'list what was missed, and what was read that is not there, in one text')
  .option('--write', 'keep the figures for the next time')
  .parse();
const options = program.opts<Options>();
if (!existsSync(options.corpus))
  program.error(`There is no folder ${options.corpus}. Name one that holds NAME.txt and NAME.json.`);

if (options.misses) printMismatches(options);
else printReport(options);
