import { Migration } from '@mikro-orm/migrations';
import { calendar } from './2026-11-25-calendar.sql.ts';
import { statements } from './statements.ts';

/** Days off and worked weekends of governing bodies. */
export class CalendarDays extends Migration {
  override up(): void {
    for (const statement of statements(calendar)) this.addSql(statement);
  }
}
