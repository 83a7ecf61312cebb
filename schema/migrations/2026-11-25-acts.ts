import { Migration } from '@mikro-orm/migrations';
import { directiveMutationsSql } from './2026-11-25-acts.sql.ts';
import { splitStatements } from './split-statements.ts';

/** What acts on directives write besides what was there to be read. */
export class Acts extends Migration {
  override up(): void {
    for (const statement of splitStatements(directiveMutationsSql)) this.addSql(statement);
  }
}
