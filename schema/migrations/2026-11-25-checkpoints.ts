import { Migration } from '@mikro-orm/migrations';
import { checkpoints } from './2026-11-25-checkpoints.sql.ts';
import { statements } from './statements.ts';

/** Signed checkpoints of the chains. */
export class Checkpoints extends Migration {
  override up(): void {
    for (const statement of statements(checkpoints)) this.addSql(statement);
  }
}
