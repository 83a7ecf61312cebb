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

/** The row that a connection starts from, and the link that it follows. A connection at the root has no parent. */
export interface ConnectionParent {
  readonly row: Sql;
  readonly link: ConnectionField;
}

/** The type of `compileObject`. It is a parameter, because objects contain connections and connections contain objects. */
type ObjectCompiler = (selection: ObjectSelection) => Sql;

/** What all parts of one page share. */
interface Page {
  readonly of: GraphClass;
  readonly compileObject: ObjectCompiler;
  readonly call: FieldCall;
  readonly scope: SqlScope;
  readonly via: ConnectionField['via'];
  readonly keyset: Keyset;
  /** The alias of a row of the page. */
  readonly pageAlias: Sql;
  readonly isBackward: boolean;
  /** The maximum number of nodes on the page. */
  readonly size: Sql;
  /** The rows of the complete list: `from … where …`. */
  readonly listSql: Sql;
  /** The alias of a row in `listSql`. */
  readonly listAlias: Sql;
  /** The condition that a row comes after the cursor `after`. Null without that cursor. */
  readonly afterCondition: Sql | null;
  /** The condition that a row comes before the cursor `before`. Null without that cursor. */
  readonly beforeCondition: Sql | null;
}

function assertOnePageEnd(args: Record<string, unknown>): void {
  if (args.first !== undefined && args.first !== null && args.last !== undefined && args.last !== null)
    throw new BadUserInputError(
      'PAGE_BOTH_ENDS',
      'The arguments "first" and "last" cannot be used together. Give only one of them.',
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

/**
 * Returns the rows of the page, in the order of the list.
 *
 * With `needsExtraRow` it reads one more row, which shows whether another page follows.
 */
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

/** Returns a condition: whether the list has rows on the other side of a bound. */
const rowsBeyondSql = ({ listSql }: Page, bound: Sql | null): Sql =>
  bound ? `exists (select 1 ${listSql} and not ${bound})` : 'false';

/** Compiles the selected parts of a page. */
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
  // `having` makes it one row. A selection without an aggregate, such as `pageInfo { __typename }`, would return one row
  // for each row of the page.
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

/** Returns the position of a row. The resolver signs it and writes it as a cursor. */
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

/** Returns the SQL of one page of a list as JSON, in the shape of the response. */
export function compileConnection(
  of: GraphClass,
  selection: FieldSelection,
  parent: ConnectionParent | null,
  compileObject: ObjectCompiler,
): Sql {
  return compilePage(openPage(of, selection, parent, compileObject), selection.nodes);
}
