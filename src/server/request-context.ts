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

/** Services that outlive a request. */
export interface ApplicationServices {
  readonly queryEngine: QueryEngine;
  readonly mutationRunner: MutationRunner;
  /** Finds the viewer of a request. */
  readonly authenticator: Authenticator;
  /** Records what auditors read. */
  readonly accessLog: Pick<AccessLog, 'record'>;
  /** Verifies and exports the history of the installation. */
  readonly history: HistoryService;
  readonly serverInfo: ServerInfo;
  /** When the first record was written. */
  readonly recordedSince: Date;
  /** Reads uploaded files. Absent where uploads are not accepted. */
  readonly files?: StoredFileReader;
  /** Returns the present time. Tests set it. */
  readonly clock: () => Date;
}

/** Who sends a request, and over which connection. */
export interface RequestIdentity {
  readonly viewer: Viewer;
  /** The session cookie. Absent if the client is not a browser. */
  readonly cookie?: SessionCookie;
  /** Aborts when the client leaves. */
  readonly signal?: AbortSignal;
  /** The id of the HTTP request. The log and the audit events of its mutations carry it. */
  readonly requestId?: string;
}

/**
 * The context of one request: the viewer, what they read and what they change.
 *
 * It has no `#private` fields, because Apollo passes a shallow copy of it to resolvers.
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

  /** Switches the viewer after sign-in or sign-out. */
  setViewer(viewer: Viewer): void {
    this.viewer = viewer;
    this.graph = this.createQuerySession(viewer);
  }

  /** Sets the present time and the present viewer. For streams, which last longer than a request. */
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

  /** Records in the access log what an auditor is about to read. The caller awaits it before it returns any data. */
  logAccess(describe: () => AccessRecord): Promise<void> {
    return this.services.accessLog.record(this.viewer, describe);
  }

  /** Runs a mutation in a transaction of its own. */
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
      // Read for each statement, because a mutation may have given the viewer a role.
      get values() {
        return viewer.sqlParameters;
      },
      ...(signal && { signal }),
    });
  }
}
