import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { addDays, type Day, dayInTimeZone, parseDay } from './day.ts';

/** An instant, or a day, which means the end of that day. */
export type PointInTime = { readonly at: Date } | { readonly endOf: Day };

const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

function parsePointInTime(value: unknown): PointInTime {
  const text = value instanceof Date ? value.toISOString() : String(value);
  try {
    return DAY_PATTERN.test(text)
      ? { endOf: parseDay(text) }
      : { at: GraphQLDateTimeISO.parseValue(text) as Date };
  } catch (error) {
    throw new GraphQLError(
      `"${text.slice(0, 60)}" is not a point in time. Write an instant, 2017-04-05T09:30:00Z, or a day, 2017-04-05, for its end. ${(error as Error).message}`,
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
  parseValue: parsePointInTime,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING)
      throw new GraphQLError('A PointInTime is a string. Write it like "2017-04-05".', { nodes: node });
    return parsePointInTime(node.value);
  },
});

/** Returns the instant at which a day begins in a time zone: the earliest instant of that day there. */
function startInstant(day: Day, timeZone: string): Date {
  // No time zone differs from UTC by more than 14 hours, and in each a day begins at a full quarter of an hour.
  const quarterHourMs = 15 * 60_000;
  let at = Date.parse(`${day}T00:00:00Z`) - 56 * quarterHourMs;
  while (dayInTimeZone(timeZone, new Date(at)) < day) at += quarterHourMs;
  return new Date(at);
}

/** Returns the last instant that a point in time includes, with millisecond precision. */
export const endInstant = (point: PointInTime, timeZone: string): Date =>
  'at' in point ? point.at : new Date(startInstant(addDays(point.endOf, 1), timeZone).getTime() - 1);
