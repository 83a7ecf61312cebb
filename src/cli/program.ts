import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { type Config, describeSettings, readConfig } from '../config.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { ImportOptions } from './commands/import.ts';
import type { VerifyOptions } from './commands/verify.ts';

/** Adds a command with a name, which may contain arguments, and a description. */
type AddCommand = (name: string, description: string) => Command;

/** Adds the commands that run the server and fill its database. */
function addServerCommands(command: AddCommand, config: () => Config): void {
  command(
    'serve',
    'Serve the API over HTTP. Fill an empty database with the first briefing and a fictional body.',
  )
    .option('--no-seed', 'leave an empty database empty')
    .action(async (options: { seed: boolean }) =>
      (await import('./commands/serve.ts')).serve(config(), options),
    );
  command('migrate', 'Run the pending migrations of the database and end.').action(async () =>
    (await import('./commands/migrate.ts')).runMigrateCommand(config()),
  );
  command('seed', 'Fill a database: the first briefing and a fictional body, or rows for load tests.')
    .option('--until <month>', 'the last month of the fictional body, such as 2026-11; default: this month')
    .option('--load <count>', 'add this many directives for load tests instead')
    .action(async (options: { until?: string; load?: string }) =>
      (await import('./commands/seed.ts')).seed(config(), options),
    );
}

/** Adds the commands of administrators and auditors. */
function addAdministrationCommands(command: AddCommand, config: () => Config): void {
  command('password', 'Give an account a new one-time password, unlock and enable it.')
    .requiredOption('--login <login>', 'the login of the account, such as admin')
    .action(async (options: { login: string }) =>
      (await import('./commands/password.ts')).resetPasswordByLogin(config(), options),
    );
  command('permissions', 'Print who may do what, and who sees which rows.').action(async () =>
    (await import('./commands/permissions.ts')).printPermissions(),
  );
  command('verify', 'Check that nobody altered the history: events, versions, rows, signed checkpoints.')
    .option('--body <id>', 'the chain of one governing body, or "installation"; default: all chains')
    .option('--checkpoints <file>', 'copies of checkpoints; default: checkpoints.jsonl in DATA_DIR')
    .option('--json', 'print JSON instead')
    .action(async (options: VerifyOptions) =>
      (await import('./commands/verify.ts')).verify(config(), options),
    );
  const history = command('history', 'Export the history for others, with the program to check it.');
  history
    .command('export <file>')
    .description('Write the history to a new file, with a line of JSON for each event and checkpoint.')
    .option('--body <id>', 'the chain of one governing body, or "installation"; default: all chains')
    .option('--from <number>', 'the number of the first event; default: 1')
    .exitOverride()
    .action(async (file: string, options: { body?: string; from?: string }) =>
      (await import('./commands/history.ts')).exportHistoryToFile(config(), file, options),
    );
  history
    .command('verifier')
    .description('Print the program that checks such a file. It needs only Node.')
    .exitOverride()
    .action(async () => (await import('./commands/history.ts')).printVerifier());
}

/** Adds the commands for texts and directives. */
function addDirectiveCommands(command: AddCommand, config: () => Config): void {
  command('open', 'Print the open directives of a meeting as a table.')
    .requiredOption('--meeting <which>', 'a period (2017-02), the code or the id of the meeting')
    .option('--json', 'print JSON instead')
    .action(async (options: { meeting: string; json?: boolean }) =>
      (await import('./commands/open.ts')).printOpenDirectives(config(), options),
    );
  command(
    'extract <file>',
    'Print the clauses of a text from a meeting, with addressees and deadlines. Changes nothing.',
  )
    .option('--date <day>', 'the day of the text, such as 2017-03-01, for deadlines without a year')
    .option('--json', 'print JSON instead')
    .action(async (file: string, options: { date?: string; json?: boolean }) =>
      (await import('./commands/extract.ts')).extractFile(file, options),
    );
  command('import <file...>', 'Import text, HTML, DOCX or PDF files or registers as drafts for review.')
    .option('--body <name>', 'the governing body that they belong to, if there are several')
    .option('--meeting <which>', 'the meeting that they belong to: a period (2017-02), its code or id')
    .option('--kind <kind>', 'the kind of the documents; a REGISTER is read line by line', 'MINUTES')
    .option('--url <address>', 'import them through a running server, with a token in GIAOBAN_TOKEN')
    .action(async (files: string[], options: ImportOptions) =>
      (await import('./commands/import.ts')).importFiles(config(), files, options),
    );
}

/**
 * Builds the commands of Giaoban and their help. A command loads its code when it runs, so that help and usage errors appear
 * fast.
 */
function buildProgram(config: () => Config): Command {
  const root = new Command('giaoban')
    .description(
      'Tracks the directives of office meetings: what was ordered, who must do it, until when, and in which words.',
    )
    .version(packageJson.version)
    .addHelpText('after', `\n${describeSettings()}`)
    .showHelpAfterError('Run with --help to see the arguments and options.')
    .exitOverride();
  const command = (name: string, description: string) =>
    root
      .command(name)
      .description(description)
      .showHelpAfterError('Run with --help to see the arguments and options.')
      .exitOverride();
  addServerCommands(command, config);
  addAdministrationCommands(command, config);
  addDirectiveCommands(command, config);
  return root;
}

/** Runs one command. An error prints one message to standard error and sets exit code 1. */
export async function runCli(argv: readonly string[]): Promise<void> {
  // The reader of the output may close the pipe early: `giaoban open … | head`.
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
    process.stderr.write(error instanceof DomainError ? `${message}\n` : `Unexpected error: ${message}\n`);
    if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${stack}\n`);
    process.exitCode = 1;
  }
}
