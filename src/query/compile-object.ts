import { type GraphQLObjectType, isNonNullType } from 'graphql';
import type { GraphClass, NodeField, Sql } from '../shared/graph-type.ts';
import { instantSql } from '../shared/instant.ts';
import { selectionSetsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import type { FieldSelection } from './field-selection.ts';
import { compileSelectedFields, jsonObject, type ObjectSelection, objectTypeOf } from './json-object.ts';
import { restrictField } from './restricted-fields.ts';
import { type ColumnMetadata, getTableMetadata } from './table-metadata.ts';

/** Where a row of several possible types says which it is. No response key can be spelled so. */
export const TYPE_KEY = '$type';

function columnSql(row: Sql, { columnName, isInstant }: ColumnMetadata): Sql {
  return isInstant ? instantSql(`${row}.${columnName}`) : `${row}.${columnName}`;
}

/** One node as JSON, its keys those of the response. */
export function compileObject({
  of,
  type,
  row,
  selectionSets,
  scope,
  leadingPairs = [],
}: ObjectSelection): Sql {
  const pairs = compileSelectedFields(type, selectionSets, scope, (nodes, call) =>
    compileField(of, row, { nodes, call, scope }),
  );
  return jsonObject([...leadingPairs, ...pairs]);
}

function compileField(of: GraphClass, row: Sql, selection: FieldSelection): Sql {
  const { nodes, call, scope } = selection;
  const metadata = getTableMetadata(of);
  const { name } = call.field;
  // Derived before stored: the status of another day is derived, though today's is a column.
  const derived = metadata.definition.computedFields?.[name];
  if (derived?.transform) scope.builder.requireResolver();
  if (derived) return derived.sql(row, scope.forField(call));
  const column = metadata.columns.get(name);
  if (column) return restrictField(of, name, row, columnSql(row, column), scope);
  const toOne = metadata.toOne.get(name);
  if (toOne)
    return compileNode(
      toOne.to,
      restrictField(of, name, row, `${row}.${toOne.columnName}`, scope),
      selection,
    );
  const embedded = metadata.embedded.get(name);
  if (embedded)
    return jsonObject(
      compileSelectedFields(objectTypeOf(call), selectionSetsOf(nodes), scope, (_, { field }) =>
        columnSql(row, embedded.columns.get(field.name) as ColumnMetadata),
      ),
    );
  const link = metadata.definition.connectionFields?.[name];
  if (link) {
    const fieldScope = scope.forField(call);
    const linkScope = link.parameters
      ? fieldScope.withParameters({ ...fieldScope.parameters, ...link.parameters })
      : fieldScope;
    return compileConnection(link.to(), { nodes, call, scope: linkScope }, { row, link }, compileObject);
  }
  const reference = metadata.definition.nodeFields?.[name];
  if (reference) return compileNodeField(reference, row, selection);
  throw new Error(`${metadata.name}.${name} is declared but nothing says how it is read`);
}

/** A hidden row may leave a field empty that is never null; GraphQL knows what to do then. */
function requireResolverForNull({ call, scope }: FieldSelection, to: GraphClass, row: Sql): void {
  if (isNonNullType(call.field.type) && scope.visible(to, row) !== 'true') scope.builder.requireResolver();
}

function compileNode(to: GraphClass, id: Sql, selection: FieldSelection): Sql {
  const { nodes, call, scope } = selection;
  const row = scope.builder.nextAlias();
  const object = compileObject({
    of: to,
    type: objectTypeOf(call),
    row,
    selectionSets: selectionSetsOf(nodes),
    scope,
  });
  requireResolverForNull(selection, to, row);
  return `(select ${object} from ${scope.table(to)} ${row} where ${row}.id = ${id}${scope.andVisible(to, row)})`;
}

function compileNodeField(nodeField: NodeField, row: Sql, selection: FieldSelection): Sql {
  for (const to of nodeField.to()) requireResolverForNull(selection, to, row);
  return compileAnyNode(nodeField.to(), nodeField.id(row, selection.scope), selection);
}

/**
 * A node of one of several types, told apart by the prefix of its id.
 *
 * A type without a prefix of its own bears the ids of others, as a tombstone does: it is looked for when there is no such node.
 */
export function compileAnyNode(
  to: readonly GraphClass[],
  id: Sql,
  { nodes, scope }: Pick<FieldSelection, 'nodes' | 'scope'>,
): Sql {
  const { schema } = scope.builder.operation;
  const compileCandidate = (of: GraphClass) => {
    const { name } = getTableMetadata(of);
    const row = scope.builder.nextAlias();
    const type = schema.getType(name) as GraphQLObjectType;
    const extra = scope.builder.outputMode === 'resolvers' ? ([[TYPE_KEY, `'${name}'`]] as const) : [];
    const object = compileObject({
      of,
      type,
      row,
      selectionSets: selectionSetsOf(nodes),
      scope,
      leadingPairs: extra,
    });
    return `(select ${object} from ${scope.table(of)} ${row} where ${row}.id = ${id}${scope.andVisible(of, row)})`;
  };
  const cases = to.flatMap((of) => {
    const { prefix } = getTableMetadata(of);
    return prefix ? [`when '${prefix}' then ${compileCandidate(of)}`] : [];
  });
  const node = `case left(${id}, 3) ${cases.join(' ')} end`;
  const others = to.filter((of) => !getTableMetadata(of).prefix).map(compileCandidate);
  return others.length ? `coalesce(${[node, ...others].join(', ')})` : node;
}
