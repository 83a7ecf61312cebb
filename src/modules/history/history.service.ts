import type { PreparedStatements } from '../../database/database.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { SignedCheckpoint } from './checkpoint.ts';
import { checkpointFile, findCheckpointKey } from './checkpoint-key.ts';
import { type ExportTotals, exportHistory } from './export-history.ts';
import { readCheckpointFile } from './verify-checkpoints.ts';
import { type Verification, verifyHistory } from './verify-history.ts';

/** Longest a verification may take while the server answers others, in ms; `giaoban verify` takes the time it needs. */
const MAX_VERIFICATION_MS = 60_000;

const LATEST_CHECKPOINTS = 'select record, signature from checkpoint order by number desc limit $1';

/** What an installation can say of its own history, to those who may ask. */
export class HistoryService {
  #isVerifying = false;

  constructor(
    private readonly statements: PreparedStatements,
    /** `CHECKPOINT_KEY` and `DATA_DIR`. */
    private readonly checkpointSettings: { readonly key: string; readonly dataDir: string },
    private readonly timeoutMs = MAX_VERIFICATION_MS,
  ) {}

  /**
   * Verifies the chain of a body; undefined when it takes too long here. One at a time: refuses with `VERIFICATION_IN_PROGRESS`.
   */
  async verify(body: string, signal?: AbortSignal): Promise<Verification | undefined> {
    if (this.#isVerifying)
      throw new DomainError(
        'VERIFICATION_IN_PROGRESS',
        'A history is being verified just now. Ask again in a minute.',
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

  /** The latest checkpoints, the latest first. */
  async checkpoints(first: number): Promise<readonly SignedCheckpoint[]> {
    return (await this.statements.run('', LATEST_CHECKPOINTS, [first])) as unknown as SignedCheckpoint[];
  }

  /** The chain of a body as lines of JSON. */
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
