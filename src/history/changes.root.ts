import { Int } from 'type-graphql';
import type { Call, Frame } from '../graph/compilation.ts';
import { wellFormedId, wellFormedIds } from '../graph/given-ids.ts';
import { compileObject, jsonObject, objectTypeOf, selectedFields } from '../graph/objects.ts';
import type { Root, RootCompiler } from '../graph/roots.ts';
import { selectionsOf } from '../graph/selection.ts';
import { BadInput } from '../shared/errors.ts';
import type { Sql } from '../shared/reading.ts';
import { Organization } from '../units/organization.entity.ts';
import { AuditEvent } from './audit-event.entity.ts';
import { Change, ChangeFilter, ChangePage } from './change.ts';
import { directiveOf, isTold, tablesOf, toldTypes } from './telling.ts';

/** How many events one statement looks at, seen or not: what a viewer sees nothing of must not cost without bound. */
const WINDOW = 500;

/** How many changes a stream reads at a time. */
export const BATCH = 50;

/** What a statement says of the history beside its changes. */
export interface Extent {
  /** The number of the oldest event that is kept. */
  readonly $first: number;
  readonly $last: number;
}

/** A batch as a stream reads it. */
export interface Batch extends Extent {
  readonly readTo: number;
  readonly changes: readonly ({ readonly $seq: number } & Record<string, unknown>)[];
}

/** Refuses a number from which nobody can follow: of what is no longer kept, or of what never was. */
export function refuseUnknownPlace(after: number, { $first, $last }: Extent): void {
  if (after > $last || after < 0)
    throw new BadInput(
      'CHANGE_UNKNOWN',
      `There is no change ${after}; the last one is ${$last}. Follow on after a number that the API gave.`,
    );
  if (after < $first - 1)
    throw new BadInput(
      'CURSOR_TOO_OLD',
      `Changes before ${$first} are no longer kept, so what came after ${after} cannot all be told. Read the graph anew, then follow on after ${$last}.`,
    );
}

function tablesOfAll(types: unknown): unknown {
  return (types as string[]).flatMap((type) => {
    const tables = tablesOf(type);
    if (tables.length) return tables;
    throw new BadInput(
      'TYPE_UNKNOWN',
      `No changes are told of "${type.slice(0, 60)}". Use ${toldTypes.map(({ name }) => name).join(', ')}.`,
    );
  });
}

/** The conditions a filter sets, in parentheses each. */
function filtered(e: Sql, call: Call, frame: Frame): Sql[] {
  const { compilation } = frame;
  const given = (compilation.argumentsNow(call).filter ?? {}) as Partial<Record<keyof ChangeFilter, unknown>>;
  const value = (name: keyof ChangeFilter, type: string, turn?: (value: unknown) => unknown) =>
    compilation.argument(call, ['filter', name], type, turn);
  const body = () => {
    const id = value('body', 'text', wellFormedId);
    return `${e}.body_id = ${id} and exists (select 1 from ${frame.table(Organization)} ${e}_b where ${e}_b.id = ${id}${frame.andVisible(Organization, `${e}_b`)})`;
  };
  const conditions: Record<keyof ChangeFilter, () => Sql> = {
    types: () => `${e}.subject_table = any(${value('types', 'text[]', tablesOfAll)})`,
    ids: () => `${e}.node_id = any(${value('ids', 'text[]', wellFormedIds)})`,
    kinds: () => `${e}.told_kind = any(${value('kinds', 'text[]')})`,
    body,
    directive: () => `${directiveOf(e, frame)} = ${value('directive', 'text', wellFormedId)}`,
  };
  return (Object.keys(conditions) as (keyof ChangeFilter)[])
    .filter((name) => given[name] !== undefined && given[name] !== null)
    .map((name) => `(${conditions[name]()})`);
}

interface Stretch {
  readonly rows: Sql;
  readonly row: Sql;
  readonly readTo: Sql;
  readonly first: Sql;
  readonly last: Sql;
}

/** The rows of one stretch that the viewer may see, and what is said of the history around them. */
function stretchOf(call: Call, frame: Frame, after: Sql, size: Sql): Stretch {
  const e = frame.compilation.alias();
  const row = `${e}r`;
  const conditions = [
    `${e}.seq > ${after} and ${e}.seq <= ${after} + ${WINDOW}`,
    ...filtered(e, call, frame),
    isTold(e, frame),
  ];
  const history = frame.table(AuditEvent);
  const last = `(select coalesce(max(seq), 0) from ${history} x)`;
  return {
    row,
    rows: `(select ${e}.* from ${frame.table(Change)} ${e} where ${conditions.join(' and ')} order by ${e}.seq limit ${size}) ${row}`,
    readTo: `case when count(*) >= ${size} then max(${row}.seq) else least(${after} + ${WINDOW}, ${last}) end`,
    first: `(select coalesce(min(seq), 1) from ${history} x)`,
    last,
  };
}

const compilePage: RootCompiler = (nodes, call, frame) => {
  const { compilation } = frame;
  compilation.needsResolver();
  const after = compilation.argument(call, ['after'], 'bigint', (value) => value ?? 0);
  const stretch = stretchOf(call, frame, after, compilation.pageSize(call, 'first'));
  const parts = selectedFields(objectTypeOf(call), selectionsOf(nodes), frame, (inner, part) => {
    if (part.field.name === 'lastSeq') return stretch.last;
    if (part.field.name === 'readTo') return stretch.readTo;
    const object = compileObject(Change, objectTypeOf(part), stretch.row, selectionsOf(inner), frame);
    return `coalesce(json_agg(${object} order by ${stretch.row}.seq), '[]')`;
  });
  const extent = [
    ['$first', stretch.first],
    ['$last', stretch.last],
  ] as const;
  return `select ${jsonObject([...extent, ...parts])}::text as data from ${stretch.rows} having true`;
};

/** The next batch of a stream, `after` a number that each run brings. */
export const compileBatch: RootCompiler = (nodes, call, frame) => {
  const after = frame.viewer('changesAfter', 'bigint');
  const stretch = stretchOf(call, frame, after, `${BATCH}::bigint`);
  const { row } = stretch;
  const object = compileObject(Change, objectTypeOf(call), row, selectionsOf(nodes), frame, [
    ['$seq', `${row}.seq`],
  ]);
  const batch = jsonObject([
    ['$first', stretch.first],
    ['$last', stretch.last],
    ['readTo', stretch.readTo],
    ['changes', `coalesce(json_agg(${object} order by ${row}.seq), '[]')`],
  ]);
  return `select ${batch}::text as data from ${stretch.rows} having true`;
};

/** The way in to the changes. */
export const changesRoot: Root = {
  declared: {
    type: () => ChangePage,
    description:
      'What changed, in the order it happened, removals included, from the numbers of the history: ask on `after` the `readTo` of the answer. As a subscription it goes on by itself.',
    arguments: [
      {
        name: 'after',
        type: () => Int,
        nullable: true,
        description: 'Only changes after this number; default 0, from the beginning.',
      },
      {
        name: 'first',
        type: () => Int,
        nullable: true,
        description: 'At most so many. Default 20, at most 100.',
      },
      { name: 'filter', type: () => ChangeFilter, nullable: true, description: 'Which changes.' },
    ],
  },
  compile: compilePage,
  judge: (answer, { after }) =>
    refuseUnknownPlace((after as number | null | undefined) ?? 0, answer as Extent),
};
