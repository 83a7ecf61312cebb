import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type Config, describeSettings, readConfig } from '../config.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { ImportOptions } from './commands/import.ts';
import type { VerifyOptions } from './commands/verify.ts';

/** The commands of Giaoban, each with its help. Each loads what it needs when it runs, so that help and refusals come at once. */
function buildProgram(config: () => Config): Command {
  const root = new Command('giaoban')
    .description('What did the meeting order, who owes it, until when, and in which words.')
    .version(packageJson.version)
    .addHelpText('after', `\n${describeSettings()}`)
    .showHelpAfterError('Run with --help to see what it takes.')
    .exitOverride();
  const command = (name: string, description: string) =>
    root
      .command(name)
      .description(description)
      .showHelpAfterError('Run with --help to see what it takes.')
      .exitOverride();
  command(
    'serve',
    'Serve the graph over HTTP. An empty database gets the first briefing and a fictional body.',
  )
    .option('--no-seed', 'leave an empty database empty')
    .action(async (options: { seed: boolean }) =>
      (await import('./commands/serve.ts')).serve(config(), options),
    );
  command('migrate', 'Bring the tables of the database up to date and end.').action(async () =>
    (await import('./commands/migrate.ts')).runMigrateCommand(config()),
  );
  command('seed', 'Fill a database: the first briefing and a fictional body, or rows for load tests.')
    .option('--until <month>', 'the last month of the fictional body, 2026-11; default: this month')
    .option('--load <count>', 'add so many directives for load tests instead')
    .action(async (options: { until?: string; load?: string }) =>
      (await import('./commands/seed.ts')).seed(config(), options),
    );
  command('password', 'Give an account a new one-time password, unlock and enable it.')
    .requiredOption('--login <login>', 'the login of the account, admin')
    .action(async (options: { login: string }) =>
      (await import('./commands/password.ts')).resetPasswordByLogin(config(), options),
    );
  command('permissions', 'Print who may do what, and who sees which rows.').action(async () =>
    (await import('./commands/permissions.ts')).printPermissions(),
  );
  command('verify', 'Check that nobody altered the history: events, versions, rows, signed checkpoints.')
    .option('--body <id>', 'the chain of one governing body, or "installation"; default: everything')
    .option('--checkpoints <file>', 'copies of checkpoints; default: checkpoints.jsonl in DATA_DIR')
    .option('--json', 'print JSON instead')
    .action(async (options: VerifyOptions) =>
      (await import('./commands/verify.ts')).verify(config(), options),
    );
  const history = command('history', 'Hand the history to others, and what they check it with.');
  history
    .command('export <file>')
    .description('Write the history into a new file, a line of JSON for each event and checkpoint.')
    .option('--body <id>', 'the chain of one governing body, or "installation"; default: everything')
    .option('--from <number>', 'the first number; default: 1')
    .exitOverride()
    .action(async (file: string, options: { body?: string; from?: string }) =>
      (await import('./commands/history.ts')).exportHistoryToFile(config(), file, options),
    );
  history
    .command('verifier')
    .description('Print the program that checks such a file; it needs Node and nothing else.')
    .exitOverride()
    .action(async () => (await import('./commands/history.ts')).printVerifier());
  command('open', 'Print the open directives of a meeting as a table.')
    .requiredOption('--meeting <which>', 'a period (2017-02), the code or the id of the meeting')
    .option('--json', 'print JSON instead')
    .action(async (options: { meeting: string; json?: boolean }) =>
      (await import('./commands/open.ts')).printOpenDirectives(config(), options),
    );
  command(
    'extract <file>',
    'Read a text that came out of a meeting: its clauses, for whom, until when. Changes nothing.',
  )
    .option('--date <day>', 'the day the text is of, 2017-03-01, for days and weeks it names without a year')
    .option('--json', 'print JSON instead')
    .action(async (file: string, options: { date?: string; json?: boolean }) =>
      (await import('./commands/extract.ts')).extractFile(file, options),
    );
  command(
    'import <file...>',
    'Bring texts, pages, DOCX, PDF or registers in as drafts, for people to review.',
  )
    .option('--body <name>', 'the governing body whose record they are for, when there are several')
    .option('--meeting <which>', 'the meeting they speak of: a period (2017-02), its code or id')
    .option('--kind <kind>', 'what sort of documents they are; REGISTER reads line by line', 'MINUTES')
    .option('--url <address>', 'bring them to a running server, with a token in GIAOBAN_TOKEN')
    .action(async (files: string[], options: ImportOptions) =>
      (await import('./commands/import.ts')).importFiles(config(), files, options),
    );
  return root;
}

/** Runs one command. Whatever goes wrong ends with one sentence on standard error and exit code 1. */
export async function runCli(argv: readonly string[]): Promise<void> {
  // Whoever reads the output may have read enough: `giaoban open … | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    await buildProgram(() => readConfig(process.env)).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode;
      return;
    }
    const { message, stack } = error as Error;
    process.stderr.write(
      error instanceof DomainError ? `${message}\n` : `Something unforeseen happened: ${message}\n`,
    );
    if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${stack}\n`);
    process.exitCode = 1;
  }
}
