import { Migration } from '@mikro-orm/migrations';
import { intake } from './2026-11-25-intake.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Drafts: the proposed records of a text, and the decisions of people about them. */
export class Intake extends Migration {
  override up(): void {
    for (const statement of splitStatements(intake)) this.addSql(statement);
  }
}
