import { Migration } from '@mikro-orm/migrations';
import { access } from './2026-11-25-access.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Accounts, roles, sessions and tokens; policies of governing bodies; idempotency keys. */
export class Access extends Migration {
  override up(): void {
    for (const statement of splitStatements(access)) this.addSql(statement);
  }
}
