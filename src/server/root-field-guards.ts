import type { GraphQLSchema } from 'graphql';
import { rules } from '../authorization/policy.ts';
import { acts } from '../mutations/transactional-mutation.ts';

/**
 * What guards a root field: `ROWS` reads what `visibility.ts` shows the viewer, `ANYONE` is open to whoever asks, anything else is
 * the verb of a policy.
 */
export type Guard = string;

/** Root fields that neither read rows of the graph nor are declared as acts, and what guards each. */
const spoken: Readonly<Record<string, Guard>> = {
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

function guardOf(type: string, field: string, ways: ReadonlySet<string>): Guard | undefined {
  if (type === 'Query' && ways.has(field)) return 'ROWS';
  const act = type === 'Mutation' ? acts.get(field) : undefined;
  return act?.verb ?? spoken[`${type}.${field}`];
}

/**
 * Every root field of a schema with what guards it, sorted; `ways` are those the read road answers.
 *
 * The table is closed: a field that nobody guards, or an act whose verb no policy declares, stops the start, so that what was
 * forgotten is shut and not open.
 */
export function coordinates(schema: GraphQLSchema, ways: ReadonlySet<string>): ReadonlyMap<string, Guard> {
  const found = new Map<string, Guard>();
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
    for (const field of Object.keys(type?.getFields() ?? {}).sort()) {
      const coordinate = `${type?.name}.${field}`;
      const guard = guardOf(type?.name ?? '', field, ways);
      if (!guard)
        throw new Error(
          `Nothing says who may use ${coordinate}. Make it an act with a verb, or name its guard in src/access/coordinates.ts.`,
        );
      if (guard !== 'ROWS' && guard !== 'ANYONE' && !rules.has(guard))
        throw new Error(
          `${coordinate} asks for "${guard}", which no policy declares. Declare the verb with policy(…), and import that file.`,
        );
      found.set(coordinate, guard);
    }
  return found;
}
