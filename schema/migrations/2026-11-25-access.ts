import { Migration } from '@mikro-orm/migrations';
import { access } from './2026-11-25-access.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Accounts, roles, sessions, tokens; policies of bodies; keys against doing something twice. */
export class Access extends Migration {
  override up(): void {
    for (const statement of splitStatements(access)) this.addSql(statement);
  }
}
