import { Migration } from '@mikro-orm/migrations';
import { calendar } from './2026-11-25-calendar.sql.ts';
import { splitStatements } from './split-statements.ts';

/** Days off and working weekends of governing bodies. */
export class CalendarDays extends Migration {
  override up(): void {
    for (const statement of splitStatements(calendar)) this.addSql(statement);
  }
}
