import type { FieldNode } from 'graphql';
import { BadUserInputError } from '../shared/domain-error.ts';
import type { ConnectionField, GraphClass, Sql } from '../shared/graph-type.ts';
import { collectFields, selectionSetsOf } from './collect-fields.ts';
import { FilterCompiler } from './compile-filter.ts';
import type { FieldCall } from './execution-values.ts';
import type { FieldSelection } from './field-selection.ts';
import { compileSelectedFields, jsonObject, type ObjectSelection, objectTypeOf } from './json-object.ts';
import { Keyset } from './keyset.ts';
import type { OrderTerm } from './order-inputs.ts';
import type { SqlScope } from './sql-scope.ts';

/** The row a connection starts from and the link it follows; absent at the root. */
export interface ConnectionParent {
  readonly row: Sql;
  readonly link: ConnectionField;
}

/** `compileObject`, handed in: objects hold connections, and connections hold objects. */
type ObjectCompiler = (selection: ObjectSelection) => Sql;

/** Everything about one page that its parts share. */
interface Page {
  readonly of: GraphClass;
  readonly compileObject: ObjectCompiler;
  readonly call: FieldCall;
  readonly scope: SqlScope;
  readonly via: ConnectionField['via'];
  readonly keyset: Keyset;
  /** Row alias inside the page, `p`. */
  readonly pageAlias: Sql;
  readonly isBackward: boolean;
  /** How many nodes the page holds at the most. */
  readonly size: Sql;
  /** The rows of the whole list: `from … where …`. */
  readonly listSql: Sql;
  /** Alias of the row in `list`. */
  readonly listAlias: Sql;
  /** That a row stands beyond the cursor given; null without one. */
  readonly afterCondition: Sql | null;
  readonly beforeCondition: Sql | null;
}

function assertOnePageEnd(args: Record<string, unknown>): void {
  if (args.first !== undefined && args.first !== null && args.last !== undefined && args.last !== null)
    throw new BadUserInputError(
      'PAGE_BOTH_ENDS',
      'A page is taken from the start or from the end, not both. Give "first" or "last".',
    );
}

function openPage(
  of: GraphClass,
  { call, scope }: FieldSelection,
  parent: ConnectionParent | null,
  compileObject: ObjectCompiler,
): Page {
  const { builder } = scope;
  const args = builder.getCompileTimeArguments(call);
  assertOnePageEnd(args);
  const via = parent?.link.via;
  const listAlias = builder.nextAlias();
  const viaAlias = `${listAlias}v`;
  const keyset = Keyset.forOrder(of, args.orderBy as OrderTerm[] | null | undefined);
  const conditions = [
    parent ? parent.link.join(parent.row, listAlias, scope, viaAlias) : 'true',
    new FilterCompiler(call, scope).compile(of, listAlias, args.filter) ?? 'true',
  ].join(' and ');
  const join = via ? ` join ${scope.table(via.of())} ${viaAlias} on ${via.on(viaAlias, listAlias)}` : '';
  const visibleCondition =
    scope.andVisible(of, listAlias) + (via ? scope.andVisible(via.of(), viaAlias) : '');
  const cursorCondition = (name: 'after' | 'before') =>
    typeof args[name] === 'string'
      ? keyset.isBeyond(listAlias, builder.cursorParameters(call, name, keyset.name, keyset.types), name)
      : null;
  const isBackward = typeof args.last === 'number';
  return {
    of,
    compileObject,
    call,
    scope,
    via,
    keyset,
    pageAlias: `${listAlias}p`,
    isBackward,
    size: builder.pageSizeParameter(call, isBackward ? 'last' : 'first'),
    listSql: `from ${scope.table(of)} ${listAlias}${join} where ${conditions}${visibleCondition}`,
    listAlias,
    afterCondition: cursorCondition('after'),
    beforeCondition: cursorCondition('before'),
  };
}

/** The rows of the page, in the order of the list; one more than the page when its ends are asked about. */
function pageRowsSql(
  { listSql, listAlias, keyset, afterCondition, beforeCondition, isBackward, size, via, pageAlias }: Page,
  needsExtraRow: boolean,
): Sql {
  const viaColumn = via ? `, ${listAlias}v.id as via_id` : '';
  const bounds = [afterCondition, beforeCondition].map((bound) => (bound ? ` and ${bound}` : '')).join('');
  const order = keyset.orderBy(listAlias, isBackward);
  const pageSql = `select ${listAlias}.*${viaColumn} ${listSql}${bounds} order by ${order} limit ${size}${needsExtraRow ? ' + 1' : ''}`;
  return needsExtraRow || isBackward
    ? `(select q.*, row_number() over () as rn from (${pageSql}) q) ${pageAlias}`
    : `(${pageSql}) ${pageAlias}`;
}

/** Whether rows of the list stand on the other side of a bound. */
const rowsBeyondSql = ({ listSql }: Page, bound: Sql | null): Sql =>
  bound ? `exists (select 1 ${listSql} and not ${bound})` : 'false';

/** Makes the parts of a page out of its rows. */
function compilePage(page: Page, nodes: readonly FieldNode[]): Sql {
  const { call, scope, isBackward, size, pageAlias } = page;
  const type = objectTypeOf(call);
  const sets = selectionSetsOf(nodes);
  const names = [...collectFields(scope.builder.operation, type, sets).values()].map(
    ([node]) => node?.name.value,
  );
  const needsExtraRow = names.includes('pageInfo');
  const aggregate = (value: Sql) => {
    const order = isBackward ? ` order by ${pageAlias}.rn desc` : '';
    const extraRowFilter = needsExtraRow ? ` filter (where ${pageAlias}.rn <= ${size})` : '';
    return `json_agg(${value}${order})${extraRowFilter}`;
  };
  const pairs = compileSelectedFields(type, sets, scope, (inner, part) => {
    switch (part.field.name) {
      case 'totalCount':
        return `(select count(*) ${page.listSql})`;
      case 'nodes':
        return `coalesce(${aggregate(compilePageNode(page, inner, part))}, '[]')`;
      case 'edges':
        return `coalesce(${aggregate(compileEdge(page, inner, part))}, '[]')`;
      default:
        return compilePageInfo(page, inner, part, aggregate);
    }
  });
  const needsRows = names.some((name) => name === 'nodes' || name === 'edges' || name === 'pageInfo');
  // One row whatever is selected: some parts of a page gather no rows, and without `having` each row would answer.
  return needsRows
    ? `(select ${jsonObject(pairs)} from ${pageRowsSql(page, needsExtraRow)} having true)`
    : jsonObject(pairs);
}

const compilePageNode = (
  { of, pageAlias, scope, compileObject }: Page,
  nodes: readonly FieldNode[],
  call: FieldCall,
): Sql =>
  compileObject({
    of,
    type: objectTypeOf(call),
    row: pageAlias,
    selectionSets: selectionSetsOf(nodes),
    scope,
  });

/** The place of a row, which the resolver signs and writes as a cursor. */
function compileCursor({ scope, keyset, pageAlias }: Page): Sql {
  scope.builder.requireResolver();
  return keyset.positionSql(pageAlias);
}

function compileEdge(page: Page, nodes: readonly FieldNode[], call: FieldCall): Sql {
  const { scope, pageAlias, via } = page;
  const compile = (inner: readonly FieldNode[], part: FieldCall): Sql => {
    if (part.field.name === 'node') return compilePageNode(page, inner, part);
    if (part.field.name === 'cursor') return compileCursor(page);
    const of = (via as NonNullable<ConnectionField['via']>).of();
    const viaRow = scope.builder.nextAlias();
    const viaObject = page.compileObject({
      of,
      type: objectTypeOf(part),
      row: viaRow,
      selectionSets: selectionSetsOf(inner),
      scope,
    });
    return `(select ${viaObject} from ${scope.table(of)} ${viaRow} where ${viaRow}.id = ${pageAlias}.via_id)`;
  };
  return jsonObject(compileSelectedFields(objectTypeOf(call), selectionSetsOf(nodes), scope, compile));
}

function compilePageInfo(
  page: Page,
  nodes: readonly FieldNode[],
  call: FieldCall,
  aggregate: (value: Sql) => Sql,
): Sql {
  const { scope, isBackward, size, afterCondition, beforeCondition } = page;
  const hasExtraRow = `count(*) > ${size}`;
  const compilers: Record<string, () => Sql> = {
    hasNextPage: () => (isBackward ? rowsBeyondSql(page, beforeCondition) : hasExtraRow),
    hasPreviousPage: () => (isBackward ? hasExtraRow : rowsBeyondSql(page, afterCondition)),
    startCursor: () => `${aggregate(compileCursor(page))} -> 0`,
    endCursor: () => `${aggregate(compileCursor(page))} -> -1`,
  };
  const compile = (_: readonly FieldNode[], { field }: FieldCall) => (compilers[field.name] as () => Sql)();
  return jsonObject(compileSelectedFields(objectTypeOf(call), selectionSetsOf(nodes), scope, compile));
}

/** One page of a list as JSON, shaped as the response wants it. */
export function compileConnection(
  of: GraphClass,
  selection: FieldSelection,
  parent: ConnectionParent | null,
  compileObject: ObjectCompiler,
): Sql {
  return compilePage(openPage(of, selection, parent, compileObject), selection.nodes);
}
