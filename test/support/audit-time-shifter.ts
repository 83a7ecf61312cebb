import type { Database } from '../../src/database/database.ts';

/**
 * Moves the events since the last call to an instant, one millisecond apart, so that a spec can choose when something was recorded.
 * The hashes of the chain are wrong after it.
 */
export class AuditTimeShifter {
  #lastSeq = 0;

  constructor(private readonly storage: Database) {}

  async moveNewEventsTo(instant: string): Promise<void> {
    const em = this.storage.orm.em.fork();
    await em.transactional(async (it) => {
      // The role of a replica switches off the triggers that protect the history.
      await it.execute('set local session_replication_role = replica');
      await it.execute(
        `update audit_event set at = ?::timestamptz + (seq - ? - 1) * interval '1 millisecond' where seq > ?`,
        [instant, this.#lastSeq, this.#lastSeq],
      );
      const tables = await it.execute<{ name: string }[]>(
        `select table_name as name from information_schema.columns
          where table_schema = 'history' and column_name = 'id' and table_name like '%\\_version'`,
      );
      for (const { name } of tables)
        await it.execute(
          `update history.${name} v set recorded = tstzrange((select e.at from audit_event e where e.seq = v.seq),
            (select e.at from audit_event e where e.subject_id = v.id and e.seq > v.seq order by e.seq limit 1))`,
        );
      const [row] = await it.execute<{ seq: number | string }[]>('select max(seq) as seq from audit_event');
      this.#lastSeq = Number(row?.seq);
    });
  }
}
