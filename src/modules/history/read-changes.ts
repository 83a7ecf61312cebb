import { AuditEvent } from '../../entities/history/audit-event.entity.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { GraphReading } from '../../query/query-engine.ts';
import type { Frame } from '../../query/sql-scope.ts';
import { shapeOf } from '../../query/table-metadata.ts';
import { wellFormedId, wellFormedIds } from '../../query/validate-arguments.ts';
import { BadInput } from '../../shared/domain-error.ts';
import type { GraphClass, Sql } from '../../shared/graph-type.ts';
import { instantText } from '../../shared/instant.ts';
import type { Change, ChangeFilterInput, ChangeKind } from './change.ts';
import { concernsAnybody, directiveOf, tablesOf, toldKind, toldTables } from './tracked-tables.ts';

/** How many numbers one statement passes over: what a viewer sees nothing of must not cost without bound. */
const WINDOW = 2_000;

/** How many events one statement reads at the least, as some of them may not be for the viewer. */
const LEAST_READ = 100;

/** A stretch of the history, and where it lies. */
export interface Stretch {
  readonly changes: readonly Change[];
  /** All up to this number has been told. */
  readonly readTo: number;
  readonly lastSeq: number;
}

/** An event as the table has it, and whether the viewer may read it there. */
interface Event {
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

interface Asked {
  readonly after: number;
  readonly size: number;
  readonly filter: ChangeFilterInput;
}

/** Events after a number: one row for each, or one without a number when there is none, and the ends of the history in every row. */
function eventsIn(q: Frame, { body, directive }: { body: boolean; directive: boolean }): Sql {
  const after = q.viewer('after', 'bigint');
  const history = q.table(AuditEvent);
  const subject = `split_part(e.subject_id, ' ', 1)`;
  const given = (name: string, type: string) => q.viewer(name, type);
  const conditions = [
    `e.seq > ${after} and e.seq <= ${after} + ${WINDOW} and e.kind <> 'READ' and e.subject_table = any(${given('tables', 'text[]')})`,
    `(${given('ids', 'text[]')} is null or ${subject} = any(${given('ids', 'text[]')}))`,
    ...(directive ? [`${directiveOf('e', q)} = ${given('directive', 'text')}`] : []),
    ...(body
      ? [
          `e.body_id = ${given('body', 'text')} and exists (select 1 from ${q.table(Organization)} o where o.id = ${given('body', 'text')} and ${q.seen(Organization, 'o')})`,
        ]
      : []),
  ];
  return `select ends.*, e.*
    from (select coalesce(min(seq), 1) as first, coalesce(max(seq), 0) as last from ${history}) ends left join lateral (
      select e.seq, ${instantText('e.at')} as at, e.kind, e.subject_table, ${subject} as node_id,
        e.act, e.actor, array(select jsonb_object_keys(coalesce(e.after, '{}'))) as changed, ${q.seen(AuditEvent, 'e')} as in_history,
        coalesce(e.actor = ${given('account', 'text')}, false) as by_viewer
      from ${history} e where ${conditions.join(' and ')} order by e.seq limit ${given('size', 'bigint')}) e on true`;
}

/** Refuses a number from which nobody can follow: of what is no longer kept, or of what never was. */
function refuseUnknownPlace(after: number, first: number, last: number): void {
  if (after > last || after < 0)
    throw new BadInput(
      'CHANGE_UNKNOWN',
      `There is no change ${after}; the last one is ${last}. Follow on after a number that the API gave.`,
    );
  if (after < first - 1)
    throw new BadInput(
      'CURSOR_TOO_OLD',
      `Changes before ${first} are no longer kept, so not all that came after ${after} can be told. Read the graph anew, then follow on after ${last}.`,
    );
}

/** What a filter says, as values of the statement. */
function valuesOf({ types, ids, body, directive }: ChangeFilterInput): Record<string, unknown> {
  for (const id of [body, directive]) if (typeof id === 'string') wellFormedId(id);
  if (ids) wellFormedIds(ids);
  return {
    tables: types ? tablesOf(types) : [...toldTables().keys()],
    ids: ids ?? null,
    body: body ?? null,
    directive: directive ?? null,
  };
}

async function eventsAfter(graph: GraphReading, { after, size, filter }: Asked) {
  const limit = Math.max(size, LEAST_READ);
  const [body, directive] = [typeof filter.body === 'string', typeof filter.directive === 'string'];
  const rows = await graph.rows(
    `changes${body ? ' in a body' : ''}${directive ? ' of a directive' : ''}`,
    (q) => eventsIn(q, { body, directive }),
    { ...valuesOf(filter), after, size: limit },
  );
  const { first, last } = rows[0] as { first: number; last: number };
  refuseUnknownPlace(after, first, last);
  const events = rows.filter(({ seq }) => seq !== null) as unknown as Event[];
  const readTo = events.length === limit ? (events.at(-1)?.seq ?? last) : Math.min(after + WINDOW, last);
  return { events, readTo, last };
}

/** What the viewer may see of a row that stands. */
interface Seen {
  readonly seen: boolean;
  /** Nothing of it is withheld. */
  readonly whole: boolean;
}

/** Which rows of a type stand, and which of them the viewer may see now. */
async function standing(graph: GraphReading, of: GraphClass, ids: readonly string[]) {
  const { withheld } = shapeOf(of).reading;
  const rows = await graph.rows(
    `seen ${of.name}`,
    (q) =>
      `select t.id, ${q.seen(of, 't')} as seen, ${withheld ? q.seen(withheld.as, 't') : 'true'} as whole from ${q.table(of)} t where t.id = any(${q.viewer('ids', 'text[]')})`,
    { ids },
  );
  return rows.map(({ id, seen, whole }) => [String(id), { seen, whole }] as [string, Seen]);
}

const typeOf = ({ subject_table }: Event) => toldTables().get(subject_table) as GraphClass;

/** Ids by the type of the node they name, each once. */
function byType(events: readonly Event[]): Map<GraphClass, string[]> {
  const ids = new Map<GraphClass, Set<string>>();
  for (const event of events) {
    const of = typeOf(event);
    ids.set(of, (ids.get(of) ?? new Set()).add(event.node_id));
  }
  return new Map([...ids].map(([of, set]) => [of, [...set]]));
}

/**
 * Whether an event may be told to the viewer now.
 *
 * Of what stands: to those who see it. Of what is gone: to those who may read the history it stands in, because nobody can be asked any
 * more who saw the row.
 */
function isTold(event: Event, row: Seen | undefined): boolean {
  if (!row) return event.in_history;
  return row.seen && (row.whole || event.kind !== 'CHANGED' || concernsAnybody(typeOf(event), event.changed));
}

function changeOf(event: Event): Change {
  const knowsWho = event.in_history || event.by_viewer;
  return {
    seq: event.seq,
    at: event.at,
    kind: toldKind(event.subject_table, event.kind),
    id: event.node_id,
    type: typeOf(event).name,
    act: knowsWho ? event.act : null,
    actor: knowsWho ? event.actor : null,
  };
}

/**
 * The next changes after a number that the viewer may see at this moment, in the order of the history.
 *
 * There may be fewer than asked for, or none, before the end of the history: `readTo` says how far it was read. Refuses with
 * `CHANGE_UNKNOWN`, `CURSOR_TOO_OLD`, `TYPE_UNKNOWN`, `ID_MALFORMED`.
 */
export async function readChanges(graph: GraphReading, asked: Asked): Promise<Stretch> {
  const { events, readTo, last } = await eventsAfter(graph, asked);
  const rows = await Promise.all([...byType(events)].map(([of, ids]) => standing(graph, of, ids)));
  const seen = new Map(rows.flat());
  const { kinds } = asked.filter;
  const told = events
    .filter((event) => isTold(event, seen.get(event.node_id)))
    .map(changeOf)
    .filter(({ kind }) => !kinds || kinds.includes(kind));
  const changes = told.slice(0, asked.size);
  return {
    changes,
    readTo: told.length > changes.length ? (changes.at(-1)?.seq ?? readTo) : readTo,
    lastSeq: last,
  };
}
