import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { rootFields } from '../../src/server/schema.ts';
import { graphTypes } from '../../src/shared/graph-type.ts';

/** Fields that the server signs. Code computes them for every type of node. */
const SIGNED_FIELDS = /^(\w+Edge\.cursor|PageInfo\.(start|end)Cursor)$/;

/** Returns whether code transforms the SQL value of a field, by the declaration of the field. */
function isCompletedInCode(type: string, field: string): boolean {
  return [...graphTypes].some(
    ([{ name }, { computedFields }]) => name === type && computedFields?.[field]?.transform,
  );
}

function isNodeType(type: unknown): boolean {
  return isAbstractType(type) || (isObjectType(type) && type.getInterfaces().length > 0);
}

/**
 * Returns the reasons why an operation may be executed field by field. If the list is empty, the database must shape the response.
 *
 * It looks only at the document and the declarations, and not at the plan, so that a wrong plan is noticed. A field counts even if
 * a GraphQL directive skips it: then the operation may be executed either way.
 */
export function findPassThroughObstacles(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  seesEverything: boolean,
): string[] {
  if (operation.operation !== 'query') return [`It is a ${operation.operation}.`];
  const obstacles: string[] = [];
  const types = new TypeInfo(schema);
  const checkField = (type: GraphQLObjectType | undefined, name: string) => {
    const field = types.getFieldDef();
    if (type === schema.getQueryType() && !(name in rootFields))
      obstacles.push(`Query.${name} is no graph root.`);
    if (!type || !field) return;
    const path = `${type.name}.${name}`;
    if (SIGNED_FIELDS.test(path) || isCompletedInCode(type.name, name))
      obstacles.push(`${path} is completed in code.`);
    if (!seesEverything && isNonNullType(field.type) && isNodeType(getNamedType(field.type)))
      obstacles.push(`${path} is never null, and what it points to may be hidden.`);
  };
  const enterField = (node: { readonly name: { readonly value: string } }) => {
    const parent = types.getParentType();
    // A field of an interface is a field of each of its types.
    const owners = isAbstractType(parent)
      ? schema.getPossibleTypes(parent)
      : isObjectType(parent)
        ? [parent]
        : [];
    for (const owner of owners) checkField(owner, node.name.value);
  };
  visit(document, visitWithTypeInfo(types, { Field: enterField }));
  return obstacles;
}
