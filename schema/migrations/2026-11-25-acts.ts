import { Migration } from '@mikro-orm/migrations';
import { directiveMutationsSql } from './2026-11-25-acts.sql.ts';
import { splitStatements } from './split-statements.ts';

/** The columns that mutations of directives write. */
export class Acts extends Migration {
  override up(): void {
    for (const statement of splitStatements(directiveMutationsSql)) this.addSql(statement);
  }
}
