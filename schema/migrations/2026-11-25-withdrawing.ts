import { Migration } from '@mikro-orm/migrations';

/** Finds what was taken out without reading the whole history: a code is never given twice. */
export class Withdrawing extends Migration {
  override up(): void {
    this.addSql(
      `create index audit_event_removed_index on audit_event (subject_table, seq) where kind = 'REMOVED'`,
    );
  }
}
