import type { Visibility } from './graph/compilation.ts';
import type { Graph, GraphReading } from './graph/graph.ts';
import type { ServerInfo } from './server.resolver.ts';
import { dayIn } from './shared/day.ts';

/** Every row is everybody's to see until people sign in. */
const everything: Visibility = () => undefined;

/** What lasts longer than a request. */
export interface Application {
  readonly graph: Graph;
  readonly serverInfo: ServerInfo;
  /** What time it is; tests set it. */
  readonly clock: () => Date;
}

/** One request: what it reads, and who reads. */
export class Context {
  readonly graph: GraphReading;
  readonly serverInfo: ServerInfo;

  constructor({ graph, serverInfo, clock }: Application, signal?: AbortSignal) {
    this.serverInfo = serverInfo;
    this.graph = graph.readBy({
      today: dayIn(serverInfo.timeZone, clock()),
      visibility: everything,
      visibilityName: 'everything',
      ...(signal && { signal }),
    });
  }
}
