import type { GraphQLSchema } from 'graphql';
import { permissionRules } from '../authorization/policy.ts';
import { mutations } from '../mutations/transactional-mutation.ts';

/**
 * What guards a root field. `ROWS`: it reads only rows that the viewer may see. `ANYONE`: it is open to everybody. Any other
 * value is a permission of a policy.
 */
export type FieldGuard = string;

/** The guards of root fields that the query engine does not read and that are not transactional mutations. */
const explicitGuards: Readonly<Record<string, FieldGuard>> = {
  // Every change is checked against the same visibility predicates when it is sent.
  'Query.changes': 'ROWS',
  'Subscription.changes': 'ROWS',
  'Query.checkpoints': 'history.readCheckpoints',
  'Query.enumLabels': 'ANYONE',
  'Query.serverInfo': 'ANYONE',
  'Query.verifyHistory': 'history.verify',
  'Query.viewer': 'ANYONE',
  'Mutation.signIn': 'ANYONE',
  'Mutation.signOut': 'ANYONE',
};

function findGuard(type: string, field: string, rootFields: ReadonlySet<string>): FieldGuard | undefined {
  if (type === 'Query' && rootFields.has(field)) return 'ROWS';
  const mutation = type === 'Mutation' ? mutations.get(field) : undefined;
  return mutation?.permission ?? explicitGuards[`${type}.${field}`];
}

/**
 * Returns the guard of every root field of a schema, sorted. `rootFields` are the fields that the query engine reads.
 *
 * Throws if a field has no guard, or if no policy declares its permission. Then startup fails, so that a forgotten field is never
 * open to everybody.
 */
export function rootFieldGuards(
  schema: GraphQLSchema,
  rootFields: ReadonlySet<string>,
): ReadonlyMap<string, FieldGuard> {
  const guards = new Map<string, FieldGuard>();
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.keys(type?.getFields() ?? {}).sort()) {
      const coordinate = `${type?.name}.${field}`;
      const guard = findGuard(type?.name ?? '', field, rootFields);
      if (!guard)
        throw new Error(
          `${coordinate} has no guard. Declare it as a mutation with a permission, or name its guard in src/server/root-field-guards.ts.`,
        );
      if (guard !== 'ROWS' && guard !== 'ANYONE' && !permissionRules.has(guard))
        throw new Error(
          `${coordinate} needs the permission "${guard}", which no policy declares. Declare it with definePolicy(…), and import that file in src/server/schema.ts.`,
        );
      guards.set(coordinate, guard);
    }
  return guards;
}
