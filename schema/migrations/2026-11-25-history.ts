import { Migration } from '@mikro-orm/migrations';
import { history } from './2026-11-25-history.sql.ts';
import { keeping, trackedTables } from './2026-11-25-history-keeping.sql.ts';
import { statements } from './statements.ts';

/** History that nobody can alter. */
export class History extends Migration {
  override up(): void {
    for (const statement of [...statements(history), ...statements(keeping), ...trackedTables])
      this.addSql(statement);
  }
}
