import { bool, type CleanedEnv, customCleanEnv, makeExactValidator, str } from 'envalid';
import { BadUserInputError } from './shared/domain-error.ts';
import { defaultFileTypes, type FileTypeName, isFileTypeName } from './shared/file-types.ts';

// In each setting `desc` says what it is for and `example` what a value looks like, for the help and for errors.

const string = (defaultValue: string, example: string, desc: string) =>
  str({ default: defaultValue, example, desc });

/** A validator of values that `parse` turns into something else. It returns undefined if the text is not such a value. */
const parsed = <Value extends {}>(parse: (text: string) => Value | undefined) =>
  makeExactValidator<Value>((input) => {
    const value = parse(input);
    if (value === undefined) throw new Error();
    return value;
  });

const integer = (defaultValue: number, min: number, max: number, desc: string) =>
  parsed((input) =>
    /^\d{1,10}$/.test(input) && Number(input) >= min && Number(input) <= max ? Number(input) : undefined,
  )({ default: defaultValue, example: `a whole number from ${min} to ${max}`, desc });

const flag = (defaultValue: boolean, desc: string) =>
  bool({ default: defaultValue, example: 'true or false', desc });

const oneOf = <const Value extends string>(choices: readonly Value[], defaultValue: Value, desc: string) =>
  str({ choices, default: defaultValue, example: choices.join(', '), desc });

/** An HTTP address without query and fragment, and without a slash at its end. */
const httpUrl = (example: string, desc: string) =>
  parsed((input) => {
    const url = URL.canParse(input) ? new URL(input) : undefined;
    return url && /^https?:$/.test(url.protocol) && !url.search && !url.hash
      ? input.replace(/\/$/, '')
      : undefined;
  })({ default: '', example, desc });

const timeZone = parsed((input) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: input }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
})({
  default: 'Asia/Ho_Chi_Minh',
  example: 'an IANA time zone, Asia/Ho_Chi_Minh',
  desc: 'The time zone of the office. It decides on which day a deadline passes.',
});

const origins = parsed<readonly string[]>((input) => {
  const list = input.split(',').map((origin) => origin.trim());
  return list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? list : undefined;
})({
  default: [],
  example: 'origins such as https://board.example.vn, separated by commas',
  desc: 'Origins of web frontends that may call the API from a browser, separated by commas.',
});

const fileTypeNames = parsed<readonly FileTypeName[]>((input) => {
  const list = input.split(',').map((name) => name.trim());
  return list.every(isFileTypeName) ? list : undefined;
})({
  default: defaultFileTypes,
  example: `some of ${defaultFileTypes.join(',')},zip`,
  desc: 'The file types that may be uploaded as evidence, separated by commas. The content decides which type a file has.',
});

/** Every environment variable of Giaoban. */
const settings = {
  HOST: string('127.0.0.1', 'a host name or address', 'The address to listen on. 0.0.0.0: all addresses.'),
  PORT: integer(4000, 0, 65_535, 'The port to listen on. 0: any free port.'),
  DATABASE_URL: string(
    '',
    'postgresql://user:password@host:port/database',
    'A PostgreSQL 15 or newer. Default: the embedded database, a PostgreSQL of its own in DATA_DIR.',
  ),
  DATABASE_OWNER_URL: string(
    '',
    'postgresql://owner:password@host:port/database',
    'The same database as its owner, for migrations. The role of DATABASE_URL then cannot change the history.',
  ),
  DATA_DIR: string(
    './data',
    'a folder',
    'The folder of the embedded database, and of the key that signs the history.',
  ),
  PG_BIN: string(
    '',
    'a folder with the programs initdb and postgres',
    'The PostgreSQL that runs the embedded database. Default: the one that comes with the packages, else the one on the path.',
  ),
  FILES_DIR: string('', 'a folder', 'The folder of uploaded files. Default: the folder files in DATA_DIR.'),
  TIME_ZONE: timeZone,
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info', 'How much to log.'),
  LOG_FORMAT: oneOf(
    ['auto', 'json', 'text'],
    'auto',
    'The format of the log. auto: text on a terminal, else JSON.',
  ),
  PUBLIC_URL: httpUrl(
    'an address such as https://giaoban.example.vn',
    'The address of the server for browsers, if it is behind a proxy.',
  ),
  OIDC_ISSUER: httpUrl(
    'the issuer URL of an OpenID provider, over https or on loopback',
    'An OpenID Connect provider to sign in with. Default: sign-in with passwords only.',
  ),
  OIDC_CLIENT_ID: string('', 'an id', 'The client id of this server at the OpenID provider.'),
  OIDC_CLIENT_SECRET: string('', 'a secret', 'The client secret of this server at the OpenID provider.'),
  GRAPHIQL: flag(true, 'Whether to serve GraphiQL at /graphiql.'),
  INTROSPECTION: flag(true, 'Whether clients may query the schema (introspection).'),
  CORS_ORIGINS: origins,
  CURSOR_KEY: string(
    '',
    'any secret text',
    'Signs cursors. All processes need the same. Default: a key stored in the database.',
  ),
  CHECKPOINT_KEY: string(
    '',
    'an Ed25519 private key in PEM, or the path of a file that holds one',
    'Signs checkpoints of the history. All processes need the same. Default: a key created once in DATA_DIR.',
  ),
  CHECKPOINT_MINUTES: integer(
    5,
    1,
    1_440,
    'Minutes between checkpoints of the history. A checkpoint is signed only if something changed.',
  ),
  MAX_BODY_BYTES: integer(1_000_000, 1_000, 100_000_000, 'The largest request, in bytes.'),
  MAX_FILE_BYTES: integer(25_000_000, 1, 2_147_483_647, 'The largest uploaded file, in bytes.'),
  UPLOAD_PAUSE_MS: integer(60_000, 100, 3_600_000, 'How long an upload may pause, in milliseconds.'),
  FILE_TYPES: fileTypeNames,
  SCAN_COMMAND: string(
    '',
    'a command such as clamdscan --no-summary --fdpass',
    'Scans each uploaded file for viruses. Called without a shell; the path of the file is the last argument. Exit code 0: clean, 1: infected.',
  ),
  SCAN_TIMEOUT_MS: integer(60_000, 10, 3_600_000, 'How long the virus scanner may take, in milliseconds.'),
  MAX_SOURCE_BYTES: integer(100_000, 1_000, 10_000_000, 'The longest query text, in characters.'),
  MAX_TOKENS: integer(5_000, 100, 1_000_000, 'The most tokens of a query.'),
  MAX_DEPTH: integer(12, 1, 1_000, 'The deepest nesting of fields. The fields edges and nodes do not count.'),
  MAX_LIST_DEPTH: integer(3, 1, 20, 'The deepest nesting of lists.'),
  MAX_ALIASES: integer(15, 0, 10_000, 'The most aliases of a query.'),
  MAX_ROOT_FIELDS: integer(10, 1, 1_000, 'The most root fields of a query.'),
  MAX_DIRECTIVES: integer(20, 0, 10_000, 'The most directives (@include, @skip) of a query.'),
  MAX_COST: integer(
    10_000,
    1,
    10_000_000,
    'The most nodes that a query may return: page sizes, multiplied along the nesting.',
  ),
  MAX_PAGE: integer(100, 1, 1_000, 'The largest page of a list.'),
  QUERY_TIMEOUT_MS: integer(5_000, 10, 600_000, 'How long a query may run in the database, in milliseconds.'),
  POOL_SIZE: integer(8, 1, 1_000, 'The most connections to PostgreSQL.'),
  MAX_STREAMS: integer(5, 1, 1_000, 'The most WebSockets and event streams of one viewer at a time.'),
  MAX_STREAMS_IN_ALL: integer(
    500,
    1,
    100_000,
    'The most WebSockets and event streams of the server at a time.',
  ),
  STREAM_PATIENCE_MS: integer(
    10_000,
    100,
    600_000,
    'How long a client may take to receive one event before it is disconnected, in milliseconds.',
  ),
  STREAM_RECHECK_MS: integer(
    5_000,
    100,
    600_000,
    'How often an idle stream checks whether its viewer is still signed in, in milliseconds.',
  ),
  SHUTDOWN_GRACE_MS: integer(
    10_000,
    0,
    600_000,
    'How long the server waits for running requests when it stops, in milliseconds.',
  ),
};

/** The configuration of the server. */
export type Config = Pick<CleanedEnv<typeof settings>, keyof typeof settings>;

/**
 * Reads the configuration from the environment. Empty variables count as absent.
 *
 * Throws `CONFIG_INVALID`, which names every invalid value and what was expected.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.entries(environment).flatMap(([name, value]) =>
    value?.trim() ? [[name, value.trim()]] : [],
  );
  return customCleanEnv(
    Object.fromEntries(present),
    settings,
    (values): Config => Object.freeze(values as Config),
    {
      reporter: ({ errors }) => {
        const invalid = Object.keys(errors) as (keyof Config)[];
        if (!invalid.length) return;
        const sentences = invalid.map(
          (name) => `${name} is "${environment[name]?.trim()}". It takes ${settings[name].example}.`,
        );
        throw new BadUserInputError('CONFIG_INVALID', sentences.join('\n'));
      },
    },
  );
}

/** The settings as text for `--help`. */
export function describeSettings(): string {
  const lines = Object.entries(settings).map(([name, { desc, example, default: value }]) => {
    const defaultText = Array.isArray(value) || value === '' ? '' : ` Default: ${value}.`;
    return `  ${name.padEnd(18)} ${desc}\n${' '.repeat(21)}Takes ${example}.${defaultText}`;
  });
  return `Environment:\n${lines.join('\n')}`;
}
