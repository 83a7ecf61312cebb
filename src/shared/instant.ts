import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** Returns SQL that writes an instant as the API returns it, `2017-02-28T07:30:00.000Z`. */
export const instantSql = (at: string): string =>
  `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** An instant. Input becomes a `Date`. On the read path SQL has written the text already, so it is returned unchanged. */
export const DateTimeScalar = new GraphQLScalarType<Date, string | Date>({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: 'An instant in UTC with milliseconds, `2017-02-28T07:30:00.000Z`.',
  serialize: (value) => (typeof value === 'string' ? value : (value as Date).toISOString()),
});
