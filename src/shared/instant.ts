import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** An instant as SQL writes it for an answer, `2017-02-28T07:30:00.000Z`. */
export const instantSql = (at: string): string =>
  `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An instant: a `Date` when it comes in; on the read road already the text the answer carries, so it is passed on. */
export const DateTimeScalar = new GraphQLScalarType<Date, string | Date>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in UTC with milliseconds, `2017-02-28T07:30:00.000Z`.',
  serialize: (value) => (typeof value === 'string' ? value : (value as Date).toISOString()),
});
