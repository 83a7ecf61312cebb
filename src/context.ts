import type { SessionCookie } from './access/cookie.ts';
import type { Viewer } from './access/viewer.ts';
import { visibilityOf } from './access/visibility.ts';
import type { Acting, Actor } from './acts/acting.ts';
import type { Scope } from './acts/scope.ts';
import type { Graph, GraphReading } from './graph/graph.ts';
import type { ServerInfo } from './server.resolver.ts';
import { dayIn } from './shared/day.ts';

/** What lasts longer than a request. */
export interface Application {
  readonly graph: Graph;
  readonly acting: Acting;
  readonly serverInfo: ServerInfo;
  /** What time it is; tests set it. */
  readonly clock: () => Date;
}

/** What a request brings besides its question. */
export interface Arrival {
  readonly viewer: Viewer;
  /** Where a session is kept; absent where there is no browser. */
  readonly cookie?: SessionCookie;
  /** Aborts when the client leaves. */
  readonly signal?: AbortSignal;
}

/** One request: who asks, what they read, and what they do. */
export class Context {
  readonly graph: GraphReading;
  readonly serverInfo: ServerInfo;
  readonly viewer: Viewer;
  readonly cookie: SessionCookie | undefined;
  readonly #acting: Acting;
  readonly #actor: Actor;

  constructor({ graph, acting, serverInfo, clock }: Application, { viewer, cookie, signal }: Arrival) {
    this.viewer = viewer;
    this.cookie = cookie;
    this.serverInfo = serverInfo;
    this.#acting = acting;
    const now = clock();
    const { timeZone } = serverInfo;
    const today = dayIn(timeZone, now);
    this.#actor = { viewer, today, timeZone, now };
    const { visibility, visibilityName } = visibilityOf(viewer);
    this.graph = graph.readBy({
      today,
      visibility,
      visibilityName,
      // Asked for each statement: an act may have given the viewer a role.
      get values() {
        return viewer.values;
      },
      ...(signal && { signal }),
    });
  }

  /** Performs an act in a transaction of its own; answers the id of the node it made or changed. */
  perform(act: { name: string; input: object; run: (scope: Scope) => Promise<string> }): Promise<string> {
    return this.#acting.perform(act, this.#actor);
  }
}
