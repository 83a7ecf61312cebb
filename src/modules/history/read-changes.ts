import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import type { SqlScope } from '../../query/sql-scope.ts';
import { getTableMetadata } from '../../query/table-metadata.ts';
import { validateNodeId, validateNodeIds } from '../../query/validate-arguments.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import { instantSql } from '../../shared/instant.ts';
import type { Change, ChangeFilterInput, ChangeKind } from './change.ts';
import {
  affectsPublicColumns,
  directiveIdSql,
  publishedKind,
  publishedTables,
  tablesForTypes,
} from './tracked-tables.ts';

/** Maximum number of events that one statement scans. It limits the cost when a viewer may see only a few of them. */
const MAX_SEQ_RANGE = 2_000;

/** Minimum number of events that one statement reads, because the viewer may not see all of them. */
const MIN_EVENTS_READ = 100;

/** A page of changes, and how far the history was read. */
export interface ChangeBatch {
  readonly changes: readonly Change[];
  /** The page covers the history up to this number. */
  readonly readTo: number;
  readonly lastSeq: number;
}

/** An event row, and whether the viewer may read it in the audit log. */
interface ChangeEvent {
  readonly seq: number;
  readonly at: string;
  readonly kind: ChangeKind;
  readonly subject_table: string;
  readonly node_id: string;
  readonly act: string | null;
  readonly actor: string;
  readonly changed: readonly string[];
  readonly in_history: boolean;
  readonly by_viewer: boolean;
}

interface ReadChangesOptions {
  readonly after: number;
  readonly size: number;
  readonly filter: ChangeFilterInput;
}

/**
 * Returns the statement for the events after a number. Every row also has the first and the last number of the history.
 *
 * If there are no such events, the statement returns one row without `seq`.
 */
function eventsSql(q: SqlScope, { body, directive }: { body: boolean; directive: boolean }): Sql {
  const after = q.viewerParameter('after', 'bigint');
  const history = q.table(AuditEvent);
  const subject = `split_part(e.subject_id, ' ', 1)`;
  const parameter = (name: string, type: string) => q.viewerParameter(name, type);
  const conditions = [
    `e.seq > ${after} and e.seq <= ${after} + ${MAX_SEQ_RANGE} and e.kind <> 'READ' and e.subject_table = any(${parameter('tables', 'text[]')})`,
    `(${parameter('ids', 'text[]')} is null or ${subject} = any(${parameter('ids', 'text[]')}))`,
    ...(directive ? [`${directiveIdSql('e', q)} = ${parameter('directive', 'text')}`] : []),
    ...(body
      ? [
          `e.body_id = ${parameter('body', 'text')} and exists (select 1 from ${q.table(Organization)} o where o.id = ${parameter('body', 'text')} and ${q.visible(Organization, 'o')})`,
        ]
      : []),
  ];
  return `select ends.*, e.*
    from (select coalesce(min(seq), 1) as first, coalesce(max(seq), 0) as last from ${history}) ends left join lateral (
      select e.seq, ${instantSql('e.at')} as at, e.kind, e.subject_table, ${subject} as node_id,
        e.act, e.actor, array(select jsonb_object_keys(coalesce(e.after, '{}'))) as changed, ${q.visible(AuditEvent, 'e')} as in_history,
        coalesce(e.actor = ${parameter('account', 'text')}, false) as by_viewer
      from ${history} e where ${conditions.join(' and ')} order by e.seq limit ${parameter('size', 'bigint')}) e on true`;
}

/** Throws `CHANGE_UNKNOWN` for a number that does not exist, `CURSOR_TOO_OLD` if changes after it are no longer stored. */
function assertSeqInHistory(after: number, first: number, last: number): void {
  if (after > last || after < 0)
    throw new BadUserInputError(
      'CHANGE_UNKNOWN',
      `There is no change ${after}; the last one is ${last}. Send a number that the API returned.`,
    );
  if (after < first - 1)
    throw new BadUserInputError(
      'CURSOR_TOO_OLD',
      `Changes before ${first} are no longer stored, so the changes after ${after} are incomplete. Read the data again, then continue with "after: ${last}".`,
    );
}

/** Validates a filter and returns its values as parameters of the statement. */
function filterValues({ types, ids, body, directive }: ChangeFilterInput): Record<string, unknown> {
  for (const id of [body, directive]) if (typeof id === 'string') validateNodeId(id);
  if (ids) validateNodeIds(ids);
  return {
    tables: types ? tablesForTypes(types) : [...publishedTables().keys()],
    ids: ids ?? null,
    body: body ?? null,
    directive: directive ?? null,
  };
}

async function loadEvents(graph: QuerySession, { after, size, filter }: ReadChangesOptions) {
  const limit = Math.max(size, MIN_EVENTS_READ);
  const [body, directive] = [typeof filter.body === 'string', typeof filter.directive === 'string'];
  const rows = await graph.executeSql(
    `changes${body ? ' in a body' : ''}${directive ? ' of a directive' : ''}`,
    (q) => eventsSql(q, { body, directive }),
    { ...filterValues(filter), after, size: limit },
  );
  const { first, last } = rows[0] as { first: number; last: number };
  assertSeqInHistory(after, first, last);
  const events = rows.filter(({ seq }) => seq !== null) as unknown as ChangeEvent[];
  const readTo =
    events.length === limit ? (events.at(-1)?.seq ?? last) : Math.min(after + MAX_SEQ_RANGE, last);
  return { events, readTo, last };
}

/** What the viewer may see of an existing row. */
interface RowVisibility {
  readonly isVisible: boolean;
  /** True: the viewer may see all fields of the row. */
  readonly isComplete: boolean;
}

/** Returns which rows of a type exist, and which of them the viewer may see now. */
async function loadCurrentRows(graph: QuerySession, of: GraphClass, ids: readonly string[]) {
  const { restrictedFields } = getTableMetadata(of).definition;
  const rows = await graph.executeSql(
    `seen ${of.name}`,
    (q) =>
      `select t.id, ${q.visible(of, 't')} as is_visible, ${restrictedFields ? q.visible(restrictedFields.visibilityClass, 't') : 'true'} as is_complete from ${q.table(of)} t where t.id = any(${q.viewerParameter('ids', 'text[]')})`,
    { ids },
  );
  return rows.map(
    ({ id, is_visible: isVisible, is_complete: isComplete }) =>
      [String(id), { isVisible, isComplete }] as [string, RowVisibility],
  );
}

const eventType = ({ subject_table }: ChangeEvent) => publishedTables().get(subject_table) as GraphClass;

/** Returns the node ids of the events by type, without duplicates. */
function groupIdsByType(events: readonly ChangeEvent[]): Map<GraphClass, string[]> {
  const ids = new Map<GraphClass, Set<string>>();
  for (const event of events) {
    const of = eventType(event);
    ids.set(of, (ids.get(of) ?? new Set()).add(event.node_id));
  }
  return new Map([...ids].map(([of, set]) => [of, [...set]]));
}

/**
 * Whether the viewer may see an event now.
 *
 * If the row exists, viewers who may see the row may see its events. If the row was removed, the server cannot check who could see
 * it. Then only viewers who may read that history may see the event.
 */
function isPublished(event: ChangeEvent, row: RowVisibility | undefined): boolean {
  if (!row) return event.in_history;
  return (
    row.isVisible &&
    (row.isComplete || event.kind !== 'CHANGED' || affectsPublicColumns(eventType(event), event.changed))
  );
}

function toChange(event: ChangeEvent): Change {
  const maySeeActor = event.in_history || event.by_viewer;
  return {
    seq: event.seq,
    at: event.at,
    kind: publishedKind(event.subject_table, event.kind),
    id: event.node_id,
    type: eventType(event).name,
    action: maySeeActor ? event.act : null,
    actor: maySeeActor ? event.actor : null,
  };
}

/**
 * Returns the next changes after a number that the viewer may see now, in the order of the history.
 *
 * There can be fewer changes than requested, or none, before the end of the history: `readTo` says how far the history was read.
 * Throws `CHANGE_UNKNOWN`, `CURSOR_TOO_OLD`, `TYPE_UNKNOWN`, `ID_MALFORMED`.
 */
export async function readChanges(graph: QuerySession, options: ReadChangesOptions): Promise<ChangeBatch> {
  const { events, readTo, last } = await loadEvents(graph, options);
  const rows = await Promise.all(
    [...groupIdsByType(events)].map(([of, ids]) => loadCurrentRows(graph, of, ids)),
  );
  const visibilityById = new Map(rows.flat());
  const { kinds } = options.filter;
  const published = events
    .filter((event) => isPublished(event, visibilityById.get(event.node_id)))
    .map(toChange)
    .filter(({ kind }) => !kinds || kinds.includes(kind));
  const changes = published.slice(0, options.size);
  return {
    changes,
    readTo: published.length > changes.length ? (changes.at(-1)?.seq ?? readTo) : readTo,
    lastSeq: last,
  };
}
