import { Migration } from '@mikro-orm/migrations';
import { history } from './2026-11-25-history.sql.ts';
import { trackingFunctionsSql, trackTableStatements } from './2026-11-25-history-keeping.sql.ts';
import { splitStatements } from './split-statements.ts';

/** History that nobody can alter. */
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
