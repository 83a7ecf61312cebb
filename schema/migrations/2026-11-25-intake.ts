import { Migration } from '@mikro-orm/migrations';
import { intake } from './2026-11-25-intake.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Drafts: what is proposed to be recorded of a text, beside what people decided. */
export class Intake extends Migration {
  override up(): void {
    for (const statement of splitStatements(intake)) this.addSql(statement);
  }
}
