import type { PreparedStatements } from '../../database/database.ts';
import type { FindingCollector, HistoryFindingName } from './verification-findings.ts';

/** A table with a history, as the database describes it. */
export interface TrackedTable {
  readonly tbl: string;
  readonly key: readonly string[];
  /** The select list of a version for a row `s` of the table: columns, and hashes of secret columns. */
  readonly written: string;
}

const TRACKED_TABLES = `select k.tbl,
  (select json_agg(a.attname order by a.attnum) from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = format('public.%I', k.tbl)::regclass and i.indisprimary) as key,
  (select string_agg(case when a.attname = any(k.sealed)
      then format('encode(sha256(convert_to(s.%1$I, ''UTF8'')), ''hex'') as %1$I', a.attname) else format('s.%I', a.attname) end, ', ')
    from pg_attribute a where a.attrelid = format('history.%I', k.tbl || '_version')::regclass and a.attnum > 0 and not a.attisdropped
      and a.attname not in ('recorded', 'seq')) as written
  from history.kept k order by k.tbl`;

/** Tables whose four triggers are not all enabled: two reject forbidden changes, two record. */
const TRIGGERS_OFF = `select k.tbl, coalesce(string_agg(t.tgname, ', ') filter (where t.tgenabled not in ('O', 'A')), '') as off, count(t.tgname) as there
  from history.kept k left join pg_trigger t on t.tgrelid = format('public.%I', k.tbl)::regclass
    and t.tgname in ('history_actor_1', 'history_stays', 'history_1', 'history_2')
  group by k.tbl having count(t.tgname) filter (where t.tgenabled in ('O', 'A')) < 4 order by k.tbl`;

/**
 * Returns the SQL for the part of a state that an event stores: the columns that differ from `other`.
 *
 * The expression is repeated here, because a function in the database could be replaced.
 */
const eventStateSql = (state: string, other: string) =>
  `(select jsonb_object_agg(key, case when jsonb_typeof(value) = 'string' and length(value #>> '{}') > 1000
      then to_jsonb('sha256:' || encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex')) else value end)
    from jsonb_each(${state}) where case when ${other} is null then value <> 'null' else value is distinct from ${other} -> key end)`;

/**
 * Returns one statement that compares the versions of a table with its events and with the table. Its rows are the differences.
 *
 * `$1` is the governing body whose events are checked. If it is null, all events are checked, and also versions and rows without
 * an event.
 */
function disagreementsSql({ tbl, key, written }: TrackedTable): string {
  const subject = (row: string) => key.map((column) => `${row}.${column}::text`).join(` || ' ' || `);
  const own = `e.subject_table = '${tbl}' and ($1::text is null or coalesce(e.body_id, 'installation') = $1)`;
  return `with versions as materialized (
    select s.seq, ${subject('s')} as subject, lower(s.recorded) as since, upper(s.recorded) as until,
      to_jsonb(s) - '{recorded,seq}'::text[] as state, e.kind, e.at, e.before, e.after, e.body_id,
      e.seq is null or e.subject_table <> '${tbl}' or e.subject_id <> ${subject('s')} or e.kind not in ('ENTERED', 'CHANGED') as is_unsaid
    from history.${tbl}_version s left join audit_event e on e.seq = s.seq
  ), course as materialized (
    select v.*, lag(state) over w as earlier, lag(until) over w as ended, lead(since) over w as next_since, lead(kind) over w as next_kind
    from versions v window w as (partition by subject order by seq)
  ), counted as (
    select *, case when kind = 'CHANGED' then earlier end as base from course
    where $1::text is null or coalesce(body_id, 'installation') = $1
  ), removals as (
    select e.seq, e.subject_id, e.at, e.before, e.after from audit_event e where ${own} and e.kind = 'REMOVED'
  )
  (select case when exists (select from audit_event e where e.seq = c.seq) then 'VERSION_ALTERED' else 'EVENT_MISSING' end as finding, c.seq, c.subject
    from counted c where is_unsaid or at <> since or (kind = 'CHANGED' and ended is distinct from since)
      or after is distinct from ${eventStateSql('state', 'base')}
      or before is distinct from case when base is not null then ${eventStateSql('base', 'state')} end order by c.seq limit 20)
  union all
  (select 'VERSION_MISSING', e.seq, e.subject_id from audit_event e where ${own} and e.kind in ('ENTERED', 'CHANGED')
    and not exists (select from versions v where v.seq = e.seq) order by e.seq limit 20)
  union all
  (select case when r.seq is null or c.seq is not null then 'VERSION_ALTERED' else 'VERSION_MISSING' end, coalesce(r.seq, c.seq), coalesce(r.subject_id, c.subject)
    from (select * from counted where until is not null and (next_since is distinct from until or next_kind = 'ENTERED')) c
    full join removals r on r.subject_id = c.subject and r.at = c.until
    where (r.seq is null and not exists (select from audit_event e where e.subject_table = '${tbl}' and e.subject_id = c.subject
        and e.kind = 'CHANGED' and e.at = c.until))
      or (r.seq is not null and (c.seq is null or r.after is not null or r.before is distinct from ${eventStateSql('c.state', 'null::jsonb')}))
    order by 2 limit 20)
  union all
  (select 'RECORD_ALTERED', c.seq, coalesce(c.subject, n.subject)
    from (select * from course where until is null) c
    full join (select ${subject('s')} as subject, to_jsonb(s) as state from (select ${written} from public.${tbl} s) s) n on n.subject = c.subject
    where c.state is distinct from n.state and ($1::text is null or coalesce(c.body_id, 'installation') = $1)
    order by c.seq limit 20)`;
}

const SENTENCES: Partial<
  Record<HistoryFindingName, (table: string, subject: string, seq: number | null) => string>
> = {
  EVENT_MISSING: (table, subject, seq) =>
    `Event ${seq} is missing: a version of ${table} ${subject} refers to it.`,
  TAIL_MISSING: (table, subject, seq) =>
    `The history ends before event ${seq}, but a version of ${table} ${subject} refers to that event. The latest events were removed.`,
  VERSION_ALTERED: (table, subject, seq) =>
    `The version of ${table} ${subject} of event ${seq} differs from the event.`,
  VERSION_MISSING: (table, subject, seq) =>
    `Event ${seq} refers to ${table} ${subject}, but its version is missing in the history.`,
  RECORD_ALTERED: (table, subject, seq) =>
    seq === null
      ? `${table} ${subject} has no history: it was inserted while the triggers were off.`
      : `${table} ${subject} differs from its history after event ${seq}: it was changed while the triggers were off.`,
};

/** Options of `verifyVersions`. */
export interface VerifyVersionsOptions {
  readonly statements: PreparedStatements;
  readonly chain?: string | undefined;
  readonly findings: FindingCollector;
  /** The number of the last event. If a version refers to a later event, that event was removed from the end. */
  readonly lastSeq: number;
  /** The tables that events refer to. */
  readonly eventTables: ReadonlySet<string>;
  readonly progress?: ((table: string, index: number, of: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Checks that every version matches its event, that every event has its version, and that every row matches its open version. */
export async function verifyVersions(options: VerifyVersionsOptions): Promise<void> {
  const { statements, chain, findings, lastSeq, eventTables, progress, signal } = options;
  for (const { tbl, off, there } of await statements.run('', TRIGGERS_OFF, [], signal)) {
    const what = off ? `these are disabled: ${off}` : `${4 - Number(there)} are missing`;
    const sentence = `Of the triggers that record the history of ${tbl}, ${what}.`;
    findings.add({ finding: 'TRIGGER_OFF', sentence, seq: null, table: String(tbl) });
  }
  const tables = (await statements.run('', TRACKED_TABLES, [], signal)) as unknown as TrackedTable[];
  const trackedNames = new Set(tables.map(({ tbl }) => tbl));
  for (const table of eventTables)
    if (!trackedNames.has(table)) {
      const sentence = `Events refer to ${table}, but its history is no longer recorded.`;
      findings.add({ finding: 'TRIGGER_OFF', sentence, seq: null, table });
    }
  for (const [index, table] of tables.entries()) {
    progress?.(table.tbl, index, tables.length);
    const rows = await statements.run('', disagreementsSql(table), [chain ?? null], signal);
    for (const row of rows) {
      const { seq, subject, ...rest } = row as {
        finding: HistoryFindingName;
        seq: number | null;
        subject: string;
      };
      const isTruncated = rest.finding === 'EVENT_MISSING' && !chain && (seq ?? 0) > lastSeq;
      const finding = isTruncated ? 'TAIL_MISSING' : rest.finding;
      const sentence = SENTENCES[finding]?.(table.tbl, subject, seq) ?? '';
      findings.add({ finding, sentence, seq, ...(chain && { chain }), table: table.tbl, subject });
    }
    signal?.throwIfAborted();
    await new Promise(setImmediate);
  }
}
