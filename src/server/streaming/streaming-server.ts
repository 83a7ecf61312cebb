import pLimit from 'p-limit';
import type { Logger } from 'pino';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import type { Credentials } from '../../modules/auth/authenticator.ts';
import type { Application } from '../application.ts';
import { createErrorFormatter } from '../format-error.ts';
import { ChangeNotifier } from '../subscriptions/change-notifier.ts';
import { SubscriptionContext, type SubscriptionServices } from '../subscriptions/subscription-context.ts';
import { ConnectionLimiter } from './connection-limiter.ts';
import type { ErrorFormatter } from './execute-subscription.ts';
import { SubscriptionParser } from './subscription-parser.ts';

/** How many streams read from the database at a time. The other connections of the pool are for requests. */
const MAX_CONCURRENT_READS = 2;

/** What both transports, Server-Sent Events and WebSocket, share. */
export interface StreamingServer {
  readonly config: Config;
  readonly log: Logger;
  readonly parser: SubscriptionParser;
  readonly connectionLimiter: ConnectionLimiter;
  readonly notifier: ChangeNotifier;
  readonly formatError: ErrorFormatter;
  authenticate(credentials: Credentials): Promise<Viewer>;
  createContext(viewer: Viewer, credentials: Credentials, abortSignal: AbortSignal): SubscriptionContext;
}

/** Creates what the transports of subscriptions share. */
export function createStreamingServer(
  { services, schema, database }: Application,
  config: Config,
  log: Logger,
): StreamingServer {
  const notifier = new ChangeNotifier(database);
  const shared: SubscriptionServices = {
    services,
    notifier: notifier,
    limitReads: pLimit(MAX_CONCURRENT_READS),
    config,
  };
  return {
    config,
    log,
    notifier: notifier,
    parser: new SubscriptionParser(schema, config),
    connectionLimiter: new ConnectionLimiter(config),
    formatError: createErrorFormatter(log),
    authenticate: (credentials) => services.authenticator.authenticate(credentials),
    createContext: (viewer, credentials, abortSignal) =>
      new SubscriptionContext(shared, viewer, credentials, abortSignal),
  };
}
