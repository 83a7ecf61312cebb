import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Viewer } from '../access/viewer.ts';
import type { Config } from '../config.ts';
import { errorFormatter } from '../errors.ts';
import { isOurs } from '../files/same-site.ts';
import type { Installation } from '../installation.ts';
import { DomainError } from '../shared/errors.ts';
import type { Knock } from '../signing-in/knocking.ts';
import { Bell } from './bell.ts';
import { Opening } from './opening.ts';
import type { Format } from './results.ts';
import { StreamContext, type StreamParts } from './stream-context.ts';
import { Streams } from './streams.ts';
import { Turns } from './turns.ts';

/** How many streams read from the database at a time: the others of the pool's connections are for requests. */
const READERS = 2;

/** What both ways of following have in common. */
export interface Live {
  readonly config: Config;
  readonly log: Logger;
  readonly opening: Opening;
  readonly streams: Streams;
  readonly bell: Bell;
  readonly format: Format;
  /** Who knocks; whom everything is shown who needs no being known, at the machine itself. */
  viewerOf(knock: Knock): Promise<Viewer>;
  contextOf(viewer: Viewer, knock: Knock, leaving: AbortSignal): StreamContext;
}

/** What a server follows with. `viewer`: who everybody is, for those who need no being known. */
export function liveOn(
  { application, schema, storage }: Installation & { schema: GraphQLSchema },
  config: Config,
  log: Logger,
  viewer?: Viewer,
): Live {
  const bell = new Bell(storage);
  const parts: StreamParts = { application, bell, turns: new Turns(READERS), config };
  return {
    config,
    log,
    bell,
    opening: new Opening(schema, config),
    streams: new Streams(config),
    format: errorFormatter(log),
    viewerOf: async (knock) => viewer ?? application.doorkeeper.viewerOf(knock),
    contextOf: (who, knock, leaving) => new StreamContext(parts, who, viewer ? null : knock, leaving),
  };
}

/** Refuses with `FORBIDDEN` what a page of somebody else makes a browser ask in the name of whoever is signed in there. */
export function refuseForeign(request: Parameters<typeof isOurs>[0], config: Config): void {
  const own = config.PUBLIC_URL ? [new URL(config.PUBLIC_URL).origin] : [];
  if (isOurs(request, [...config.CORS_ORIGINS, ...own])) return;
  throw new DomainError(
    'FORBIDDEN',
    'Another site made the browser ask this. Follow from pages of this server or of an origin in CORS_ORIGINS.',
  );
}
