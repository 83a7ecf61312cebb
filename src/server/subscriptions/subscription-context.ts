import type { LimitFunction } from 'p-limit';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import type { Knock } from '../../modules/auth/authenticator.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type Application, Context } from '../request-context.ts';
import type { Bell } from './change-notifier.ts';

/** What all streams of a process share. */
export interface StreamParts {
  readonly application: Application;
  readonly bell: Bell;
  readonly limit: LimitFunction;
  readonly config: Pick<Config, 'STREAM_RECHECK_MS'>;
}

/** The context of an operation that goes on: it knows how to find out again who asks. */
export class StreamContext extends Context {
  constructor(
    readonly parts: StreamParts,
    viewer: Viewer,
    /** What the viewer is known by. */
    private readonly knock: Knock,
    /** Aborts when the client leaves, or with a refusal when the stream must end. */
    readonly leaving: AbortSignal,
  ) {
    super(parts.application, { viewer, signal: leaving });
  }

  /**
   * Finds out who asks by now, and with which rights. Refuses with `TOKEN_INVALID` a token that expired or was revoked meanwhile, with
   * `SESSION_ENDED` a session that ended.
   */
  async renew(): Promise<void> {
    const viewer = await this.doorkeeper.viewerOf({ ...this.knock, isWaiting: true });
    if (this.viewer.account?.accountId !== viewer.account?.accountId)
      throw new DomainError('SESSION_ENDED', 'The session ended. Sign in again, then follow on.');
    this.goesOn(viewer);
  }
}
