import {
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLSchema,
} from 'graphql';
import { readingOf } from '../../modules/history/access-log.ts';
import type { Change } from '../../modules/history/change.ts';
import { BadInput } from '../../shared/domain-error.ts';
import { type Asked, follow } from './change-stream.ts';
import { StreamContext } from './subscription-context.ts';

const needsStream = () =>
  new BadInput(
    'STREAM_NEEDED',
    'A subscription goes on, so it needs a stream. Send it to /graphql/stream, or over a WebSocket to /graphql; or ask Query.changes.',
  );

/**
 * The schema with `Subscription.changes`, made from the types `Query.changes` has.
 *
 * type-graphql builds subscriptions only on a publisher of messages; here nothing is published, followers read a table.
 */
export function withSubscription(schema: GraphQLSchema): GraphQLSchema {
  const asked = schema.getQueryType()?.getFields().changes;
  const filter = asked?.args.find(({ name }) => name === 'filter');
  if (!filter) throw new Error('Query.changes has no filter');
  const subscription = new GraphQLObjectType<Change, StreamContext>({
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
        subscribe: async (_source, given, context, info) => {
          if (!(context instanceof StreamContext)) throw needsStream();
          // What auditors follow is noted as what they read.
          await context.noteReading(() => readingOf(info.operation, info.variableValues));
          return follow(given as Asked, context, info);
        },
        resolve: (change) => {
          if (typeof change?.seq !== 'number') throw needsStream();
          return change;
        },
      },
    },
  });
  return new GraphQLSchema({ ...schema.toConfig(), subscription });
}
