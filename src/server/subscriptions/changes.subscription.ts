import {
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { describeOperation } from '../../modules/history/access-log.ts';
import type { Change } from '../../modules/history/change.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { type ChangesArguments, subscribeToChanges } from './subscribe-to-changes.ts';
import { SubscriptionContext } from './subscription-context.ts';

const streamNeededError = () =>
  new BadUserInputError(
    'STREAM_NEEDED',
    'A subscription needs a stream. Send it to /graphql/stream, or over a WebSocket to /graphql; or query Query.changes.',
  );

/**
 * Returns the schema with `Subscription.changes` added. It uses the types of `Query.changes`.
 *
 * type-graphql builds subscriptions only on a message publisher. Here nothing is published: subscribers read a table.
 */
export function addChangesSubscription(schema: GraphQLSchema): GraphQLSchema {
  const changesField = schema.getQueryType()?.getFields().changes;
  const filter = changesField?.args.find(({ name }) => name === 'filter');
  if (!filter) throw new Error('Query.changes has no filter');
  const subscription = new GraphQLObjectType<Change, SubscriptionContext>({
    name: 'Subscription',
    description: 'The subscriptions, over GraphQL-SSE at /graphql/stream and graphql-ws at /graphql.',
    fields: {
      changes: {
        type: new GraphQLNonNull(schema.getType('Change') as GraphQLOutputType & { ofType?: never }),
        description:
          'Every change that the viewer may see when it is sent, in the order of the history, with removals. Each is sent at least once: after a break, continue with `after` set to the last `seq` received. The stream ends with the errors TOKEN_INVALID, SESSION_ENDED, SERVER_STOPPING.',
        args: {
          after: {
            type: GraphQLInt,
            description: 'Only changes after this number. Default: from now on.',
          },
          filter: { type: filter.type, description: filter.description },
        },
        subscribe: async (_source, args, context, info) => {
          if (!(context instanceof SubscriptionContext)) throw streamNeededError();
          // A subscription of an auditor is recorded in the access log, as a query is.
          await context.logAccess(() => describeOperation(info.operation, info.variableValues));
          return subscribeToChanges(args as ChangesArguments, context, info);
        },
        resolve: (change) => {
          if (typeof change?.seq !== 'number') throw streamNeededError();
          return change;
        },
      },
    },
  });
  return new GraphQLSchema({ ...schema.toConfig(), subscription });
}
