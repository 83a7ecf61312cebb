import type { LimitFunction } from 'p-limit';
import type { Viewer } from '../../authorization/viewer.ts';
import type { Config } from '../../config.ts';
import type { Credentials } from '../../modules/auth/authenticator.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type ApplicationServices, RequestContext } from '../request-context.ts';
import type { ChangeNotifier } from './change-notifier.ts';

/** What all streams of a process share. */
export interface SubscriptionServices {
  readonly services: ApplicationServices;
  readonly notifier: ChangeNotifier;
  readonly limitReads: LimitFunction;
  readonly config: Pick<Config, 'STREAM_RECHECK_MS'>;
}

/** The context of a subscription. It can authenticate the viewer again. */
export class SubscriptionContext extends RequestContext {
  constructor(
    readonly shared: SubscriptionServices,
    viewer: Viewer,
    /** What the viewer is authenticated with. */
    private readonly credentials: Credentials,
    /** Aborts when the client leaves, or with an error when the stream must end. */
    readonly abortSignal: AbortSignal,
  ) {
    super(shared.services, { viewer, signal: abortSignal });
  }

  /**
   * Authenticates the viewer again and updates their rights. Throws `TOKEN_INVALID` if the token expired or was revoked
   * meanwhile, and `SESSION_ENDED` if the session ended.
   */
  async reauthenticate(): Promise<void> {
    const viewer = await this.authenticator.authenticate({ ...this.credentials, isPolling: true });
    if (this.viewer.account?.accountId !== viewer.account?.accountId)
      throw new DomainError('SESSION_ENDED', 'The session ended. Sign in again, then continue.');
    this.refresh(viewer);
  }
}
