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
    'A subscription goes on, so it needs a stream. Send it to /graphql/stream, or over a WebSocket to /graphql; or ask Query.changes.',
  );

/**
 * The schema with `Subscription.changes`, made from the types `Query.changes` has.
 *
 * type-graphql builds subscriptions only on a publisher of messages; here nothing is published, followers read a table.
 */
export function addChangesSubscription(schema: GraphQLSchema): GraphQLSchema {
  const changesField = schema.getQueryType()?.getFields().changes;
  const filter = changesField?.args.find(({ name }) => name === 'filter');
  if (!filter) throw new Error('Query.changes has no filter');
  const subscription = new GraphQLObjectType<Change, SubscriptionContext>({
    name: 'Subscription',
    description: 'What can be followed, over GraphQL-SSE at /graphql/stream and graphql-ws at /graphql.',
    fields: {
      changes: {
        type: new GraphQLNonNull(schema.getType('Change') as GraphQLOutputType & { ofType?: never }),
        description:
          'Every change the viewer may see at the moment it is told, in the order of the history, removals included. Told at least once: after a break follow on `after` the last `seq` that came. Ends with TOKEN_INVALID, SESSION_ENDED, SERVER_STOPPING.',
        args: {
          after: {
            type: GraphQLInt,
            description: 'Only changes after this number. Default: from now on.',
          },
          filter: { type: filter.type, description: filter.description },
        },
        subscribe: async (_source, args, context, info) => {
          if (!(context instanceof SubscriptionContext)) throw streamNeededError();
          // What auditors follow is noted as what they read.
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
