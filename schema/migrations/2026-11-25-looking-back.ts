import { Migration } from '@mikro-orm/migrations';

/** Finds in the history what was taken out (a code is never given twice) and what was recorded between two days, without reading it whole. */
export class LookingBack extends Migration {
  override up(): void {
    this.addSql(
      `create index audit_event_removed_index on audit_event (subject_table, seq) where kind = 'REMOVED'`,
    );
    // Events come in the order of their time, so a block index finds them at next to no cost for writing.
    this.addSql('create index audit_event_at_index on audit_event using brin (at) with (autosummarize = on)');
    this.addSql('create index deadline_change_changed_on_index on deadline_change (changed_on)');
  }
}
