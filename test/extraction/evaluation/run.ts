import { existsSync } from 'node:fs';
import Table from 'cli-table3';
import { Command } from 'commander';
import { f1Of, precisionOf, recallOf } from './counts.ts';
import { CORPUS, type CorpusText, corpusIn } from './expected-extraction.ts';
import { readingOf } from './extract-text.ts';
import { type Figures, fallen, figuresOf, keep, keptFigures } from './figures.ts';
import { missesOf } from './mismatches.ts';
import { MEASURES, type Score, scoreOf, total } from './scores.ts';

/** Without colours: the table is read in logs too. */
const PLAIN = { head: [], border: [], compact: true };

interface Options {
  readonly corpus: string;
  readonly each?: boolean;
  readonly misses?: string;
  readonly write?: boolean;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const WORDS: Record<(typeof MEASURES)[number], string> = {
  clauses: 'clauses',
  kinds: 'kinds',
  addressees: 'addressees with role',
  deadlines: 'deadlines',
  hardDeadlines: 'hard deadlines',
  meeting: 'fields of the meeting',
};

function table(score: Score): string {
  const figures = new Table({
    head: ['', 'precision', 'recall', 'F1', 'expected', 'found', 'correct'],
    style: PLAIN,
  });
  for (const measure of MEASURES) {
    const tally = score.tallies[measure];
    const shares = [precisionOf(tally), recallOf(tally), f1Of(tally)].map(percent);
    figures.push([WORDS[measure], ...shares, tally.expected, tally.found, tally.correct]);
  }
  return figures.toString();
}

function eachTable(corpus: readonly CorpusText[], scores: readonly Score[]): string {
  const rows = new Table({ head: ['F1 in each text', ...MEASURES, 'invented'], style: { head: [] } });
  for (const [index, score] of scores.entries())
    rows.push([
      corpus[index]?.name ?? '',
      ...MEASURES.map((measure) => percent(f1Of(score.tallies[measure]))),
      score.invented,
    ]);
  return rows.toString();
}

/** Says what fell since last time, and fails if anything did. */
function compare(figures: Figures): void {
  const before = keptFigures();
  for (const sentence of before ? fallen(before, figures) : []) {
    console.error(sentence);
    process.exitCode = 1;
  }
}

/** Prints the figures; with `write` keeps them, without it says what fell. Only the corpus of the repository is compared. */
function report(options: Options): void {
  const corpus = corpusIn(options.corpus);
  const scores = corpus.map((one) => scoreOf(one, readingOf(one)));
  const score = total(scores);
  if (options.each) console.log(eachTable(corpus, scores));
  console.log(table(score));
  const { exact, tallies, invented } = score;
  console.log(
    `${corpus.length} texts. Clauses with exactly the expected words: ${exact} of ${tallies.clauses.correct}. Invented hard deadlines: ${invented}.`,
  );
  if (options.corpus !== CORPUS) return;
  const figures = figuresOf(score, corpus.length);
  if (options.write) keep(figures);
  else compare(figures);
}

function showMisses(options: Options): void {
  const one = corpusIn(options.corpus).find(({ name }) => name === options.misses);
  if (one) console.log(missesOf(one, readingOf(one)).join('\n'));
  else {
    console.error(`No text of the corpus is called "${options.misses}". --each lists them.`);
    process.exitCode = 1;
  }
}

const program = new Command('eval')
  .description('Scores the extractor on texts with a known reading.')
  .option('--corpus <folder>', 'score the texts of another folder', CORPUS)
  .option('--each', 'the figures of each text too')
  .option('--misses <name>', 'list what was missed, and what was read that is not there, in one text')
  .option('--write', 'keep the figures for the next time')
  .parse();
const options = program.opts<Options>();
if (!existsSync(options.corpus))
  program.error(`There is no folder ${options.corpus}. Name one that holds NAME.txt and NAME.json.`);

if (options.misses) showMisses(options);
else report(options);
