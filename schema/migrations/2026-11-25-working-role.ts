import { Migration } from '@mikro-orm/migrations';
import { workingRole } from './2026-11-25-working-role.sql.ts';
import { splitStatements } from './split-statements.ts';

/** The rights of a server that does not own its database. */
export class WorkingRole extends Migration {
  override up(): void {
    for (const statement of splitStatements(workingRole)) this.addSql(statement);
  }
}
