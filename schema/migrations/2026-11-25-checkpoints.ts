import { Migration } from '@mikro-orm/migrations';
import { checkpoints } from './2026-11-25-checkpoints.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Signed checkpoints of the chains. */
export class Checkpoints extends Migration {
  override up(): void {
    for (const statement of splitStatements(checkpoints)) this.addSql(statement);
  }
}
