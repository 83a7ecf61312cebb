import { Migration } from '@mikro-orm/migrations';

/** Indexes that find removed rows (a code is never used again) and changes between two days without reading the complete history. */
export class LookingBack extends Migration {
  override up(): void {
    this.addSql(
      `create index audit_event_removed_index on audit_event (subject_table, seq) where kind = 'REMOVED'`,
    );
    // Events are stored in the order of their time. So a block index (BRIN) finds them, and it costs very little at each write.
    this.addSql('create index audit_event_at_index on audit_event using brin (at) with (autosummarize = on)');
    this.addSql('create index deadline_change_changed_on_index on deadline_change (changed_on)');
  }
}
