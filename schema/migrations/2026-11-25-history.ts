import { Migration } from '@mikro-orm/migrations';
import { history } from './2026-11-25-history.sql.ts';
import { trackingFunctionsSql, trackTableStatements } from './2026-11-25-history-keeping.sql.ts';
import { splitStatements } from './split-statements.ts';

/** The history, which nobody can change. */
export class History extends Migration {
  override up(): void {
    for (const statement of [
      ...splitStatements(history),
      ...splitStatements(trackingFunctionsSql),
      ...trackTableStatements,
    ])
      this.addSql(statement);
  }
}
