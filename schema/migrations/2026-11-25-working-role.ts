import { Migration } from '@mikro-orm/migrations';
import { workingRole } from './2026-11-25-working-role.sql.ts';
import { statements } from './statements.ts';

/** The rights of a server that does not own its database. */
export class WorkingRole extends Migration {
  override up(): void {
    for (const statement of statements(workingRole)) this.addSql(statement);
  }
}
