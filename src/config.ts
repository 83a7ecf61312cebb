import { BadInput } from './shared/domain-error.ts';
import { type FileTypeName, isFileType, usualFileTypes } from './shared/file-types.ts';

/** How one variable of the environment is read. */
interface Setting<Value> {
  readonly about: string;
  /** What a value looks like, for the help and for refusals. */
  readonly expects: string;
  /** The value when the variable is missing or empty. */
  readonly missing: Value;
  /** Reads a value; undefined says that it is none. */
  readonly read: (text: string) => Value | undefined;
}

const text = (missing: string, expects: string, about: string): Setting<string> => ({
  about,
  expects,
  missing,
  read: (value) => value,
});

const whole = (missing: number, least: number, greatest: number, about: string): Setting<number> => ({
  about,
  missing,
  expects: `a whole number from ${least} to ${greatest}`,
  read: (value) =>
    /^\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= greatest
      ? Number(value)
      : undefined,
});

const yes = (missing: boolean, about: string): Setting<boolean> => ({
  about,
  missing,
  expects: 'true or false',
  read: (value) => ({ true: true, false: false })[value],
});

const oneOf = <Value extends string>(
  values: readonly Value[],
  missing: Value,
  about: string,
): Setting<Value> => ({
  about,
  missing,
  expects: values.join(', '),
  read: (value) => values.find((it) => it === value),
});

const timeZone: Setting<string> = {
  about: 'The time zone whose calendar days deadlines are judged by.',
  expects: 'an IANA time zone, Asia/Ho_Chi_Minh',
  missing: 'Asia/Ho_Chi_Minh',
  read: (value) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
    } catch {
      return undefined;
    }
  },
};

const origins: Setting<readonly string[]> = {
  about: 'Origins of web frontends that may call the API from a browser, separated by commas.',
  expects: 'origins such as https://board.example.vn, separated by commas',
  missing: [],
  read: (value) => {
    const list = value.split(',').map((origin) => origin.trim());
    return list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)
      ? list
      : undefined;
  },
};

const fileTypeNames: Setting<readonly FileTypeName[]> = {
  about:
    'Which types of files may be sent as evidence, separated by commas. The bytes decide what a file is.',
  expects: `some of ${usualFileTypes.join(',')},zip`,
  missing: usualFileTypes,
  read: (value) => {
    const list = value.split(',').map((name) => name.trim());
    return list.every(isFileType) ? list : undefined;
  },
};

/** An address without anything after its path. */
const address = (expects: string, about: string): Setting<string> => ({
  about,
  expects,
  missing: '',
  read: (value) => {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    return url && /^https?:$/.test(url.protocol) && !url.search && !url.hash
      ? value.replace(/\/$/, '')
      : undefined;
  },
});

/** Every variable of the environment that Giaoban reads. */
const settings = {
  HOST: text('127.0.0.1', 'a host name or address', 'Where to listen. 0.0.0.0 listens on all addresses.'),
  PORT: whole(4000, 0, 65_535, 'The port to listen on; 0 takes a free one.'),
  DATABASE_URL: text(
    '',
    'postgresql://user:password@host:port/database',
    'A PostgreSQL 15 or newer. Missing: the embedded database, a PostgreSQL of its own in DATA_DIR.',
  ),
  DATABASE_OWNER_URL: text(
    '',
    'postgresql://owner:password@host:port/database',
    'The same database as its owner, who migrates; DATABASE_URL then names a role that can alter no history.',
  ),
  DATA_DIR: text(
    './data',
    'a folder',
    'Where the embedded database is kept, and the key that signs the history.',
  ),
  PG_BIN: text(
    '',
    'a folder with the programs initdb and postgres',
    'The PostgreSQL that runs the embedded database. Missing: the one that comes with the packages, else the one on the path.',
  ),
  FILES_DIR: text(
    '',
    'a folder',
    'Where files sent as evidence are kept. Missing: the folder files in DATA_DIR.',
  ),
  TIME_ZONE: timeZone,
  LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'info', 'How much to log.'),
  LOG_FORMAT: oneOf(
    ['auto', 'json', 'text'],
    'auto',
    'How to log: JSON lines, or text. auto: text on a terminal.',
  ),
  PUBLIC_URL: address(
    'an address such as https://giaoban.example.vn',
    'Where browsers reach the server, when a proxy stands before it.',
  ),
  OIDC_ISSUER: address(
    'the issuer URL of an OpenID provider, over https or on loopback',
    'An OpenID provider to sign in with. Missing: passwords only.',
  ),
  OIDC_CLIENT_ID: text('', 'an id', 'What the OpenID provider calls this server.'),
  OIDC_CLIENT_SECRET: text('', 'a secret', 'The secret the OpenID provider gave this server.'),
  GRAPHIQL: yes(true, 'Whether to serve GraphiQL at /graphiql.'),
  INTROSPECTION: yes(true, 'Whether the schema may be asked for.'),
  CORS_ORIGINS: origins,
  CURSOR_KEY: text(
    '',
    'any secret text',
    'Signs cursors; the same for all processes. Missing: a key kept in the database.',
  ),
  CHECKPOINT_KEY: text(
    '',
    'an Ed25519 private key in PEM, or the path of a file that holds one',
    'Signs checkpoints of the history; the same for all processes. Missing: a key made once in DATA_DIR.',
  ),
  CHECKPOINT_MINUTES: whole(
    5,
    1,
    1_440,
    'How often a checkpoint is signed when something happened, in minutes.',
  ),
  MAX_BODY_BYTES: whole(1_000_000, 1_000, 100_000_000, 'Greatest request.'),
  MAX_FILE_BYTES: whole(25_000_000, 1, 2_147_483_647, 'Greatest file sent as evidence.'),
  UPLOAD_PAUSE_MS: whole(60_000, 100, 3_600_000, 'Longest a sender of a file may pause, in milliseconds.'),
  FILE_TYPES: fileTypeNames,
  SCAN_COMMAND: text(
    '',
    'a command such as clamdscan --no-summary --fdpass',
    'Looks for viruses in each file sent; gets its path as last word, no shell. Exit code 0: clean, 1: infected.',
  ),
  SCAN_TIMEOUT_MS: whole(60_000, 10, 3_600_000, 'Longest the virus scanner may take, in milliseconds.'),
  MAX_SOURCE_BYTES: whole(100_000, 1_000, 10_000_000, 'Longest query text.'),
  MAX_TOKENS: whole(5_000, 100, 1_000_000, 'Most tokens of a query.'),
  MAX_DEPTH: whole(12, 1, 1_000, 'Deepest nesting of fields; edges and nodes do not count.'),
  MAX_LIST_DEPTH: whole(3, 1, 20, 'Deepest nesting of lists.'),
  MAX_ALIASES: whole(15, 0, 10_000, 'Most aliases of a query.'),
  MAX_ROOT_FIELDS: whole(10, 1, 1_000, 'Most root fields of a query.'),
  MAX_DIRECTIVES: whole(20, 0, 10_000, 'Most directives such as @include of a query.'),
  MAX_COST: whole(10_000, 1, 10_000_000, 'Most nodes a query may ask for: page sizes times nesting.'),
  MAX_PAGE: whole(100, 1, 1_000, 'Greatest page of a list.'),
  QUERY_TIMEOUT_MS: whole(5_000, 10, 600_000, 'Longest a statement may run, in milliseconds.'),
  POOL_SIZE: whole(8, 1, 1_000, 'Most connections to PostgreSQL.'),
  MAX_STREAMS: whole(5, 1, 1_000, 'Most sockets and event streams of one viewer at a time.'),
  MAX_STREAMS_IN_ALL: whole(500, 1, 100_000, 'Most sockets and event streams of a process at a time.'),
  STREAM_PATIENCE_MS: whole(
    10_000,
    100,
    600_000,
    'Longest a follower may take to take in one change before it is cut off, in milliseconds.',
  ),
  STREAM_RECHECK_MS: whole(
    5_000,
    100,
    600_000,
    'How often a stream on which nothing happens asks whether its viewer may go on, in milliseconds.',
  ),
  SHUTDOWN_GRACE_MS: whole(
    10_000,
    0,
    600_000,
    'How long a stop waits for requests under way, in milliseconds.',
  ),
} as const;

type Settings = typeof settings;

/** What the installation is set to. */
export type Config = {
  readonly [Name in keyof Settings]: Settings[Name] extends Setting<infer Value> ? Value : never;
};

/** Reads the environment; names every value that is none at once, with what was expected. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const wrong: string[] = [];
  const values = Object.entries(settings).map(([name, { expects, missing, read }]) => {
    const given = environment[name]?.trim();
    const value = given ? read(given) : missing;
    if (value === undefined) wrong.push(`${name} is "${given}". It takes ${expects}.`);
    return [name, value];
  });
  if (wrong.length) throw new BadInput('CONFIG_INVALID', wrong.join('\n'));
  return Object.freeze(Object.fromEntries(values)) as Config;
}

/** The settings as text for `--help`. */
export function describeSettings(): string {
  const lines = Object.entries(settings).map(([name, { about, expects, missing }]) => {
    const fallback = Array.isArray(missing) ? '' : String(missing);
    return `  ${name.padEnd(18)} ${about}\n${' '.repeat(21)}Takes ${expects}.${fallback ? ` Default: ${fallback}.` : ''}`;
  });
  return `Environment:\n${lines.join('\n')}`;
}
