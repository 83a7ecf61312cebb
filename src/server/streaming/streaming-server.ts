import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import type { Knock } from '../../modules/auth/authenticator.ts';
import type { Installation } from '../application.ts';
import { errorFormatter } from '../format-error.ts';
import { Bell } from '../subscriptions/change-notifier.ts';
import { StreamContext, type StreamParts } from '../subscriptions/subscription-context.ts';
import { Streams } from './connection-limits.ts';
import type { Format } from './execution-results.ts';
import { Opening } from './operation-parser.ts';

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
  viewerOf(knock: Knock): Promise<Viewer>;
  contextOf(viewer: Viewer, knock: Knock, leaving: AbortSignal): StreamContext;
}

/** What a server lets others follow with. */
export function liveOn({ application, schema, storage }: Installation, config: Config, log: Logger): Live {
  const bell = new Bell(storage);
  const parts: StreamParts = { application, bell, limit: pLimit(READERS), config };
  return {
    config,
    log,
    bell,
    opening: new Opening(schema, config),
    streams: new Streams(config),
    format: errorFormatter(log),
    viewerOf: (knock) => application.doorkeeper.viewerOf(knock),
    contextOf: (who, knock, leaving) => new StreamContext(parts, who, knock, leaving),
  };
}
