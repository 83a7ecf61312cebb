import type { FieldNode } from 'graphql';
import { BadInput } from '../shared/domain-error.ts';
import type { GraphClass, Link, Sql } from '../shared/graph-type.ts';
import { collectFields, selectionsOf } from './collect-fields.ts';
import { Conditions } from './compile-filter.ts';
import type { Call } from './execution.ts';
import type { FieldSelection } from './field-selection.ts';
import { jsonObject, type ObjectSelection, objectTypeOf, selectedFields } from './json-object.ts';
import { Keyset } from './keyset.ts';
import type { OrderTerm } from './order-inputs.ts';
import type { Frame } from './sql-scope.ts';

/** The row a connection starts from and the link it follows; absent at the root. */
export interface Parent {
  readonly row: Sql;
  readonly link: Link;
}

/** `compileObject`, handed in: objects hold connections, and connections hold objects. */
type ObjectCompiler = (selection: ObjectSelection) => Sql;

/** Everything about one page that its parts share. */
interface Page {
  readonly of: GraphClass;
  readonly compileObject: ObjectCompiler;
  readonly call: Call;
  readonly frame: Frame;
  readonly via: Link['via'];
  readonly keyset: Keyset;
  /** Row alias inside the page, `p`. */
  readonly row: Sql;
  readonly backward: boolean;
  /** How many nodes the page holds at the most. */
  readonly size: Sql;
  /** The rows of the whole list: `from … where …`. */
  readonly list: Sql;
  /** Alias of the row in `list`. */
  readonly listed: Sql;
  /** That a row stands beyond the cursor given; null without one. */
  readonly after: Sql | null;
  readonly before: Sql | null;
}

function refuseBothEnds(given: Record<string, unknown>): void {
  if (given.first !== undefined && given.first !== null && given.last !== undefined && given.last !== null)
    throw new BadInput(
      'PAGE_BOTH_ENDS',
      'A page is taken from the start or from the end, not both. Give "first" or "last".',
    );
}

function openPage(
  of: GraphClass,
  { call, frame }: FieldSelection,
  parent: Parent | null,
  compileObject: ObjectCompiler,
): Page {
  const { compilation } = frame;
  const given = compilation.argumentsNow(call);
  refuseBothEnds(given);
  const via = parent?.link.via;
  const listed = compilation.alias();
  const between = `${listed}v`;
  const keyset = Keyset.of(of, given.orderBy as OrderTerm[] | null | undefined);
  const conditions = [
    parent ? parent.link.join(parent.row, listed, frame, between) : 'true',
    new Conditions(call, frame).of(of, listed, given.filter) ?? 'true',
  ].join(' and ');
  const join = via ? ` join ${frame.table(via.of())} ${between} on ${via.on(between, listed)}` : '';
  const seen = frame.andVisible(of, listed) + (via ? frame.andVisible(via.of(), between) : '');
  const beyond = (name: 'after' | 'before') =>
    typeof given[name] === 'string'
      ? keyset.beyond(listed, compilation.cursor(call, name, keyset.name, keyset.types), name)
      : null;
  const backward = typeof given.last === 'number';
  return {
    of,
    compileObject,
    call,
    frame,
    via,
    keyset,
    row: `${listed}p`,
    backward,
    size: compilation.pageSize(call, backward ? 'last' : 'first'),
    list: `from ${frame.table(of)} ${listed}${join} where ${conditions}${seen}`,
    listed,
    after: beyond('after'),
    before: beyond('before'),
  };
}

/** The rows of the page, in the order of the list; one more than the page when its ends are asked about. */
function rowsOf(
  { list, listed, keyset, after, before, backward, size, via, row }: Page,
  oneMore: boolean,
): Sql {
  const fact = via ? `, ${listed}v.id as via_id` : '';
  const bounds = [after, before].map((bound) => (bound ? ` and ${bound}` : '')).join('');
  const order = keyset.orderBy(listed, backward);
  const page = `select ${listed}.*${fact} ${list}${bounds} order by ${order} limit ${size}${oneMore ? ' + 1' : ''}`;
  return oneMore || backward
    ? `(select q.*, row_number() over () as rn from (${page}) q) ${row}`
    : `(${page}) ${row}`;
}

/** Whether rows of the list stand on the other side of a bound. */
const remains = ({ list }: Page, bound: Sql | null): Sql =>
  bound ? `exists (select 1 ${list} and not ${bound})` : 'false';

/** Makes the parts of a page out of its rows. */
function assemble(page: Page, nodes: readonly FieldNode[]): Sql {
  const { call, frame, backward, size, row } = page;
  const type = objectTypeOf(call);
  const sets = selectionsOf(nodes);
  const names = [...collectFields(frame.compilation.operation, type, sets).values()].map(
    ([node]) => node?.name.value,
  );
  const oneMore = names.includes('pageInfo');
  const gather = (value: Sql) => {
    const order = backward ? ` order by ${row}.rn desc` : '';
    const cut = oneMore ? ` filter (where ${row}.rn <= ${size})` : '';
    return `json_agg(${value}${order})${cut}`;
  };
  const parts = selectedFields(type, sets, frame, (inner, part) => {
    switch (part.field.name) {
      case 'totalCount':
        return `(select count(*) ${page.list})`;
      case 'nodes':
        return `coalesce(${gather(nodeOf(page, inner, part))}, '[]')`;
      case 'edges':
        return `coalesce(${gather(edgeOf(page, inner, part))}, '[]')`;
      default:
        return pageInfoOf(page, inner, part, gather);
    }
  });
  const needsRows = names.some((name) => name === 'nodes' || name === 'edges' || name === 'pageInfo');
  // One row whatever is selected: some parts of a page gather no rows, and without `having` each row would answer.
  return needsRows
    ? `(select ${jsonObject(parts)} from ${rowsOf(page, oneMore)} having true)`
    : jsonObject(parts);
}

const nodeOf = ({ of, row, frame, compileObject }: Page, nodes: readonly FieldNode[], call: Call): Sql =>
  compileObject({ of, type: objectTypeOf(call), row, sets: selectionsOf(nodes), frame });

/** The place of a row, which the resolver signs and writes as a cursor. */
function cursorOf({ frame, keyset, row }: Page): Sql {
  frame.compilation.needsResolver();
  return keyset.place(row);
}

function edgeOf(page: Page, nodes: readonly FieldNode[], call: Call): Sql {
  const { frame, row, via } = page;
  const compile = (inner: readonly FieldNode[], part: Call): Sql => {
    if (part.field.name === 'node') return nodeOf(page, inner, part);
    if (part.field.name === 'cursor') return cursorOf(page);
    const of = (via as NonNullable<Link['via']>).of();
    const between = frame.compilation.alias();
    const facts = page.compileObject({
      of,
      type: objectTypeOf(part),
      row: between,
      sets: selectionsOf(inner),
      frame,
    });
    return `(select ${facts} from ${frame.table(of)} ${between} where ${between}.id = ${row}.via_id)`;
  };
  return jsonObject(selectedFields(objectTypeOf(call), selectionsOf(nodes), frame, compile));
}

function pageInfoOf(page: Page, nodes: readonly FieldNode[], call: Call, gather: (value: Sql) => Sql): Sql {
  const { frame, backward, size, after, before } = page;
  const beyondTheCut = `count(*) > ${size}`;
  const parts: Record<string, () => Sql> = {
    hasNextPage: () => (backward ? remains(page, before) : beyondTheCut),
    hasPreviousPage: () => (backward ? beyondTheCut : remains(page, after)),
    startCursor: () => `${gather(cursorOf(page))} -> 0`,
    endCursor: () => `${gather(cursorOf(page))} -> -1`,
  };
  const compile = (_: readonly FieldNode[], { field }: Call) => (parts[field.name] as () => Sql)();
  return jsonObject(selectedFields(objectTypeOf(call), selectionsOf(nodes), frame, compile));
}

/** One page of a list as JSON, shaped as the response wants it. */
export function compileConnection(
  of: GraphClass,
  selection: FieldSelection,
  parent: Parent | null,
  compileObject: ObjectCompiler,
): Sql {
  return assemble(openPage(of, selection, parent, compileObject), selection.nodes);
}
