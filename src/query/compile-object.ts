import { type GraphQLObjectType, GraphQLString, getNamedType, isNonNullType } from 'graphql';
import type { GraphClass, NodeField, Sql } from '../shared/graph-type.ts';
import { instantSql } from '../shared/instant.ts';
import { selectionSetsOf } from './collect-fields.ts';
import { compileConnection } from './compile-connection.ts';
import type { FieldCall } from './execution-values.ts';
import type { FieldSelection } from './field-selection.ts';
import { compileSelectedFields, jsonObject, type ObjectSelection, objectTypeOf } from './json-object.ts';
import { restrictField } from './restrict-field.ts';
import { type ColumnMetadata, getTableMetadata } from './table-metadata.ts';

/** The JSON key that names the type of a row, where several types are possible. No response key can have this name. */
export const TYPE_KEY = '$type';

/** Returns the SQL of a stored value as the JSON of its GraphQL type has it. */
function columnSql(
  row: Sql,
  { columnName, isInstant, isInteger }: ColumnMetadata,
  { field }: FieldCall,
): Sql {
  const column = `${row}.${columnName}`;
  if (isInstant) return instantSql(column);
  // An integer that may be larger than a GraphQL Int is a String in the API.
  return isInteger && getNamedType(field.type) === GraphQLString ? `${column}::text` : column;
}

/** Returns the SQL of one node as a JSON object with the keys of the response. */
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
  // Computed fields come before columns: `status` is a column for today, but is computed for another day.
  const derived = metadata.definition.computedFields?.[name];
  if (derived?.transform) scope.builder.requireResolver();
  if (derived) return derived.sql(row, scope.forField(call));
  const column = metadata.columns.get(name);
  if (column) return restrictField({ of, field: name, row }, columnSql(row, column, call), scope);
  const toOne = metadata.toOne.get(name);
  if (toOne)
    return compileNode(
      toOne.to,
      restrictField({ of, field: name, row }, `${row}.${toOne.columnName}`, scope),
      selection,
    );
  const embedded = metadata.embedded.get(name);
  if (embedded)
    return jsonObject(
      compileSelectedFields(objectTypeOf(call), selectionSetsOf(nodes), scope, (_, inner) =>
        columnSql(row, embedded.columns.get(inner.field.name) as ColumnMetadata, inner),
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
  throw new Error(`${metadata.name}.${name} has neither a column nor a definition`);
}

/** Requires a resolver for a non-null field whose row may be hidden from the viewer. GraphQL then handles the null. */
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
 * Returns the SQL of a node that is of one of several types. The prefix of its id names the type.
 *
 * A tombstone has no prefix: it has the id of the deleted node. It is read only if there is no node with the id.
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
