import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { addDays, type Day, day, dayIn } from './day.ts';

/** An instant, or a day that stands for its end. */
export type PointInTime = { readonly at: Date } | { readonly endOf: Day };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function read(value: unknown): PointInTime {
  const text = value instanceof Date ? value.toISOString() : String(value);
  try {
    return DAY.test(text) ? { endOf: day(text) } : { at: GraphQLDateTimeISO.parseValue(text) as Date };
  } catch (error) {
    throw new GraphQLError(
      `"${text.slice(0, 60)}" is no point in time. Write 2017-04-05T09:30:00Z, or a day, 2017-04-05, for its end. ${(error as Error).message}`,
    );
  }
}

export const PointInTimeScalar = new GraphQLScalarType<PointInTime, string>({
  name: 'PointInTime',
  description:
    'An instant, `2017-04-05T09:30:00Z`, or a day, `2017-04-05`, which means its end in the time zone of the office.',
  serialize: (value) => {
    const point = value as PointInTime;
    return 'at' in point ? point.at.toISOString() : point.endOf;
  },
  parseValue: read,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING)
      throw new GraphQLError('A PointInTime is written as a string, "2017-04-05".', { nodes: node });
    return read(node.value);
  },
});

/** The instant a day begins in a time zone: the earliest one that is called so there. */
function beginningOf(of: Day, timeZone: string): Date {
  // No zone is further than 14 hours from UTC, and each begins its days on a whole quarter of an hour.
  const quarter = 15 * 60_000;
  let at = Date.parse(`${of}T00:00:00Z`) - 56 * quarter;
  while (dayIn(timeZone, new Date(at)) < of) at += quarter;
  return new Date(at);
}

/** The last instant, in milliseconds, that a point in time includes. */
export const lastInstantOf = (point: PointInTime, timeZone: string): Date =>
  'at' in point ? point.at : new Date(beginningOf(addDays(point.endOf, 1), timeZone).getTime() - 1);
