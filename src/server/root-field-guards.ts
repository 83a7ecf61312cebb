import type { GraphQLSchema } from 'graphql';
import { permissionRules } from '../authorization/policy.ts';
import { mutations } from '../mutations/transactional-mutation.ts';

/**
 * What guards a root field: `ROWS` reads what `visibility.ts` shows the viewer, `ANYONE` is open to whoever asks, anything else is
 * the verb of a policy.
 */
export type FieldGuard = string;

/** Root fields that neither read rows of the graph nor are declared as acts, and what guards each. */
const explicitGuards: Readonly<Record<string, FieldGuard>> = {
  // Every change is weighed against the same predicates, when it is told.
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
 * Every root field of a schema with what guards it, sorted; `ways` are those the read road answers.
 *
 * The table is closed: a field that nobody guards, or an act whose verb no policy declares, stops the start, so that what was
 * forgotten is shut and not open.
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
          `Nothing says who may use ${coordinate}. Make it an act with a verb, or name its guard in src/server/root-field-guards.ts.`,
        );
      if (guard !== 'ROWS' && guard !== 'ANYONE' && !permissionRules.has(guard))
        throw new Error(
          `${coordinate} asks for "${guard}", which no policy declares. Declare the verb with policy(…), and import that file.`,
        );
      guards.set(coordinate, guard);
    }
  return guards;
}
