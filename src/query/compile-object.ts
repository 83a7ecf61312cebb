import { type GraphQLObjectType, isNonNullType } from 'graphql';
import type { GraphClass, Reference, Sql } from '../shared/graph-type.ts';
import { instantText } from '../shared/instant.ts';
import { selectionsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import type { FieldSelection } from './field-selection.ts';
import { jsonObject, type ObjectSelection, objectTypeOf, selectedFields } from './json-object.ts';
import { withheld } from './restricted-fields.ts';
import { type Column, shapeOf } from './table-metadata.ts';

/** Where a row of several possible types says which it is. No response key can be spelled so. */
export const TYPE_KEY = '$type';

function stored(row: Sql, { column, instant }: Column): Sql {
  return instant ? instantText(`${row}.${column}`) : `${row}.${column}`;
}

/** One node as JSON, its keys those of the response. */
export function compileObject({ of, type, row, sets, frame, extra = [] }: ObjectSelection): Sql {
  const pairs = selectedFields(type, sets, frame, (nodes, call) =>
    compileField(of, row, { nodes, call, frame }),
  );
  return jsonObject([...extra, ...pairs]);
}

function compileField(of: GraphClass, row: Sql, selection: FieldSelection): Sql {
  const { nodes, call, frame } = selection;
  const shape = shapeOf(of);
  const { name } = call.field;
  // Derived before stored: the status of another day is derived, though today's is a column.
  const derived = shape.reading.derived?.[name];
  if (derived?.finish) frame.compilation.needsResolver();
  if (derived) return derived.sql(row, frame.below(call));
  const column = shape.columns.get(name);
  if (column) return withheld(of, name, row, stored(row, column), frame);
  const one = shape.toOne.get(name);
  if (one) return compileNode(one.to, withheld(of, name, row, `${row}.${one.column}`, frame), selection);
  const value = shape.embedded.get(name);
  if (value)
    return jsonObject(
      selectedFields(objectTypeOf(call), selectionsOf(nodes), frame, (_, { field }) =>
        stored(row, value.columns.get(field.name) as Column),
      ),
    );
  const link = shape.reading.links?.[name];
  if (link) {
    const below = frame.below(call);
    const named = link.values ? below.with({ ...below.values, ...link.values }) : below;
    return compileConnection(link.to(), { nodes, call, frame: named }, { row, link }, compileObject);
  }
  const reference = shape.reading.references?.[name];
  if (reference) return compileReference(reference, row, selection);
  throw new Error(`${shape.name}.${name} is declared but nothing says how it is read`);
}

/** A hidden row may leave a field empty that is never null; GraphQL knows what to do then. */
function mindNull({ call, frame }: FieldSelection, to: GraphClass, row: Sql): void {
  if (isNonNullType(call.field.type) && frame.seen(to, row) !== 'true') frame.compilation.needsResolver();
}

function compileNode(to: GraphClass, id: Sql, selection: FieldSelection): Sql {
  const { nodes, call, frame } = selection;
  const row = frame.compilation.alias();
  const object = compileObject({ of: to, type: objectTypeOf(call), row, sets: selectionsOf(nodes), frame });
  mindNull(selection, to, row);
  return `(select ${object} from ${frame.table(to)} ${row} where ${row}.id = ${id}${frame.andVisible(to, row)})`;
}

function compileReference(reference: Reference, row: Sql, selection: FieldSelection): Sql {
  for (const to of reference.to()) mindNull(selection, to, row);
  return compileAnyNode(reference.to(), reference.id(row, selection.frame), selection);
}

/**
 * A node of one of several types, told apart by the prefix of its id.
 *
 * A type without a prefix of its own bears the ids of others, as a tombstone does: it is looked for when there is no such node.
 */
export function compileAnyNode(
  to: readonly GraphClass[],
  id: Sql,
  { nodes, frame }: Pick<FieldSelection, 'nodes' | 'frame'>,
): Sql {
  const { schema } = frame.compilation.operation;
  const found = (of: GraphClass) => {
    const { name } = shapeOf(of);
    const row = frame.compilation.alias();
    const type = schema.getType(name) as GraphQLObjectType;
    const extra = frame.compilation.shaping === 'resolvers' ? ([[TYPE_KEY, `'${name}'`]] as const) : [];
    const object = compileObject({ of, type, row, sets: selectionsOf(nodes), frame, extra });
    return `(select ${object} from ${frame.table(of)} ${row} where ${row}.id = ${id}${frame.andVisible(of, row)})`;
  };
  const cases = to.flatMap((of) => {
    const { prefix } = shapeOf(of);
    return prefix ? [`when '${prefix}' then ${found(of)}`] : [];
  });
  const node = `case left(${id}, 3) ${cases.join(' ')} end`;
  const others = to.filter((of) => !shapeOf(of).prefix).map(found);
  return others.length ? `coalesce(${[node, ...others].join(', ')})` : node;
}
