import type { AccessRecord } from '../authorization/access-record.ts';
import { getRowVisibility } from '../authorization/row-visibility.ts';
import type { Viewer } from '../authorization/viewer.ts';
import type { Authenticator } from '../modules/auth/authenticator.ts';
import type { SessionCookie } from '../modules/auth/session-cookie.ts';
import type { StoredFileReader } from '../modules/files/file-store.ts';
import type { AccessLog } from '../modules/history/access-log.ts';
import type { HistoryService } from '../modules/history/history.service.ts';
import type { MutationContext } from '../mutations/mutation-context.ts';
import type { MutationActor, MutationResult, MutationRunner } from '../mutations/mutation-runner.ts';
import type { QueryEngine, QuerySession } from '../query/query-engine.ts';
import { type Day, dayInTimeZone } from '../shared/day.ts';
import type { ServerInfo } from './server-info.resolver.ts';

/** What lasts longer than a request. */
export interface ApplicationServices {
  readonly queryEngine: QueryEngine;
  readonly mutationRunner: MutationRunner;
  /** Finds out who asks. */
  readonly authenticator: Authenticator;
  /** Where what auditors read is noted. */
  readonly accessLog: Pick<AccessLog, 'record'>;
  /** What the installation says of its own history. */
  readonly history: HistoryService;
  readonly serverInfo: ServerInfo;
  /** The first instant anything was recorded. */
  readonly recordedSince: Date;
  /** Where files that were sent are read from; absent where none are taken in. */
  readonly files?: StoredFileReader;
  /** What time it is; tests set it. */
  readonly clock: () => Date;
}

/** What a request brings besides its question. */
export interface RequestIdentity {
  readonly viewer: Viewer;
  /** Where a session is kept; absent where there is no browser. */
  readonly cookie?: SessionCookie;
  /** Aborts when the client leaves. */
  readonly signal?: AbortSignal;
  /** The id of the HTTP request. The log and the audit events of its mutations carry it. */
  readonly requestId?: string;
}

/**
 * One request: who asks, what they read, and what they do.
 *
 * Apollo hands resolvers a shallow copy of it, which has no `#private` fields.
 */
export class RequestContext {
  readonly cookie: SessionCookie | undefined;
  viewer: Viewer;
  graph: QuerySession;
  private now: Date;
  private readonly signal: AbortSignal | undefined;
  private readonly requestId: string | undefined;

  constructor(
    private readonly services: ApplicationServices,
    { viewer, cookie, signal, requestId }: RequestIdentity,
  ) {
    this.cookie = cookie;
    this.now = services.clock();
    this.signal = signal;
    this.requestId = requestId;
    this.viewer = viewer;
    this.graph = this.createQuerySession(viewer);
  }

  /** Signing in or out: what is asked from here on is asked by somebody else. */
  setViewer(viewer: Viewer): void {
    this.viewer = viewer;
    this.graph = this.createQuerySession(viewer);
  }

  /** For what outlasts a request: what is read from here on is read now, by whoever the viewer is by now. */
  refresh(viewer: Viewer): void {
    this.now = this.services.clock();
    this.setViewer(viewer);
  }

  get authenticator(): Authenticator {
    return this.services.authenticator;
  }

  get history(): HistoryService {
    return this.services.history;
  }

  get files(): StoredFileReader | undefined {
    return this.services.files;
  }

  get serverInfo(): ServerInfo {
    return this.services.serverInfo;
  }

  /** Notes what is about to be read, when an auditor reads it; to be awaited before anything is answered. */
  logAccess(describe: () => AccessRecord): Promise<void> {
    return this.services.accessLog.record(this.viewer, describe);
  }

  /** Performs an act in a transaction of its own. */
  runMutation(mutation: {
    name: string;
    input: object;
    run: (ctx: MutationContext) => Promise<string>;
  }): Promise<MutationResult> {
    const { viewer, today, now, requestId } = this;
    const actor: MutationActor = { viewer, today, now, requestId, timeZone: this.serverInfo.timeZone };
    return this.services.mutationRunner.run(mutation, actor);
  }

  private get today(): Day {
    return dayInTimeZone(this.services.serverInfo.timeZone, this.now);
  }

  private createQuerySession(viewer: Viewer): QuerySession {
    const { signal, today, now } = this;
    const { recordedSince, serverInfo } = this.services;
    const { visibility, visibilityName } = getRowVisibility(viewer);
    return this.services.queryEngine.forReader({
      today,
      records: { since: recordedSince, now, timeZone: serverInfo.timeZone },
      visibility,
      visibilityName,
      // Asked for each statement: an act may have given the viewer a role.
      get values() {
        return viewer.sqlParameters;
      },
      ...(signal && { signal }),
    });
  }
}
