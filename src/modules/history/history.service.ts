import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { checkpointFile, findCheckpointKey } from './checkpoint-key.ts';
import { type ExportTotals, exportHistory } from './export-history.ts';
import { readCheckpointFile } from './verify-checkpoints.ts';
import { type Verification, verifyHistory } from './verify-history.ts';

/** Time limit of a verification in the server, in ms. The command `giaoban verify` has no limit. */
const MAX_VERIFICATION_MS = 60_000;

const LATEST_CHECKPOINTS = 'select record, signature from checkpoint order by number desc limit $1';

/** Verifies and exports the history, and reads its checkpoints. The callers check the permissions. */
export class HistoryService {
  #isVerifying = false;

  constructor(
    private readonly statements: PreparedStatements,
    /** `CHECKPOINT_KEY` and `DATA_DIR`. */
    private readonly checkpointSettings: { readonly key: string; readonly dataDir: string },
    private readonly timeoutMs = MAX_VERIFICATION_MS,
  ) {}

  /**
   * Verifies the chain of a governing body. Returns undefined if it takes longer than the time limit.
   *
   * Only one verification runs at a time: throws `VERIFICATION_IN_PROGRESS` if another one runs.
   */
  async verify(body: string, signal?: AbortSignal): Promise<Verification | undefined> {
    if (this.#isVerifying)
      throw new DomainError(
        'VERIFICATION_IN_PROGRESS',
        'Another verification of a history is running. Try again in a minute.',
      );
    this.#isVerifying = true;
    const timeout = AbortSignal.timeout(this.timeoutMs);
    try {
      return await verifyHistory({
        statements: this.statements,
        chain: body,
        key: await this.#findKey(),
        copies: await readCheckpointFile(checkpointFile(this.checkpointSettings.dataDir)),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
    } catch (error) {
      const isSlow = error instanceof DomainError && error.code === 'QUERY_TOO_SLOW';
      if (isSlow || timeout.aborted) return undefined;
      throw error;
    } finally {
      this.#isVerifying = false;
    }
  }

  /** Returns the latest checkpoints, the latest first. */
  async checkpoints(first: number): Promise<readonly SignedCheckpoint[]> {
    return (await this.statements.run('', LATEST_CHECKPOINTS, [first])) as unknown as SignedCheckpoint[];
  }

  /** Exports the chain of a governing body as lines of JSON; see `exportHistory`. */
  async export(
    chain: string,
    from: number,
    signal: AbortSignal,
  ): Promise<AsyncGenerator<string, ExportTotals>> {
    return exportHistory({ statements: this.statements, chain, from, key: await this.#findKey(), signal });
  }

  #findKey() {
    return findCheckpointKey(this.checkpointSettings.key, this.checkpointSettings.dataDir);
  }
}
