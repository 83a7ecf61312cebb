import type { AccessRecord } from '../authorization/access-record.ts';
import { visibilityOf } from '../authorization/row-visibility.ts';
import type { Viewer } from '../authorization/viewer.ts';
import type { Doorkeeper } from '../modules/auth/authenticator.ts';
import type { SessionCookie } from '../modules/auth/session-cookie.ts';
import type { KeptFiles } from '../modules/files/file-store.ts';
import type { ReadingLog } from '../modules/history/access-log.ts';
import type { Witness } from '../modules/history/history.service.ts';
import type { Scope } from '../mutations/mutation-context.ts';
import type { Acting, Actor, Done } from '../mutations/mutation-runner.ts';
import type { Graph, GraphReading } from '../query/query-engine.ts';
import { type Day, dayIn } from '../shared/day.ts';
import type { ServerInfo } from './server-info.resolver.ts';

/** What lasts longer than a request. */
export interface Application {
  readonly graph: Graph;
  readonly acting: Acting;
  /** Finds out who asks. */
  readonly doorkeeper: Doorkeeper;
  /** Where what auditors read is noted. */
  readonly readingLog: Pick<ReadingLog, 'note'>;
  /** What the installation says of its own history. */
  readonly witness: Witness;
  readonly serverInfo: ServerInfo;
  /** The first instant anything was recorded. */
  readonly since: Date;
  /** Where files that were sent are read from; absent where none are taken in. */
  readonly files?: KeptFiles;
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

/**
 * One request: who asks, what they read, and what they do.
 *
 * Apollo hands resolvers a shallow copy of it, which has no `#private` fields.
 */
export class Context {
  readonly cookie: SessionCookie | undefined;
  viewer: Viewer;
  graph: GraphReading;
  private now: Date;
  private readonly signal: AbortSignal | undefined;

  constructor(
    private readonly application: Application,
    { viewer, cookie, signal }: Arrival,
  ) {
    this.cookie = cookie;
    this.now = application.clock();
    this.signal = signal;
    this.viewer = viewer;
    this.graph = this.readingOf(viewer);
  }

  /** Signing in or out: what is asked from here on is asked by somebody else. */
  becomes(viewer: Viewer): void {
    this.viewer = viewer;
    this.graph = this.readingOf(viewer);
  }

  /** For what outlasts a request: what is read from here on is read now, by whoever the viewer is by now. */
  goesOn(viewer: Viewer): void {
    this.now = this.application.clock();
    this.becomes(viewer);
  }

  get doorkeeper(): Doorkeeper {
    return this.application.doorkeeper;
  }

  get witness(): Witness {
    return this.application.witness;
  }

  get files(): KeptFiles | undefined {
    return this.application.files;
  }

  get serverInfo(): ServerInfo {
    return this.application.serverInfo;
  }

  /** Notes what is about to be read, when an auditor reads it; to be awaited before anything is answered. */
  noteReading(read: () => AccessRecord): Promise<void> {
    return this.application.readingLog.note(this.viewer, read);
  }

  /** Performs an act in a transaction of its own. */
  perform(act: { name: string; input: object; run: (scope: Scope) => Promise<string> }): Promise<Done> {
    const { timeZone } = this.serverInfo;
    const actor: Actor = { viewer: this.viewer, today: this.today, now: this.now, timeZone };
    return this.application.acting.perform(act, actor);
  }

  private get today(): Day {
    return dayIn(this.application.serverInfo.timeZone, this.now);
  }

  private readingOf(viewer: Viewer): GraphReading {
    const { signal, today, now } = this;
    const { since, serverInfo } = this.application;
    const { visibility, visibilityName } = visibilityOf(viewer);
    return this.application.graph.readBy({
      today,
      records: { since, now, timeZone: serverInfo.timeZone },
      visibility,
      visibilityName,
      // Asked for each statement: an act may have given the viewer a role.
      get values() {
        return viewer.values;
      },
      ...(signal && { signal }),
    });
  }
}
