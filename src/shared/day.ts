import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { BadUserInputError } from './domain-error.ts';

/**
 * A calendar day, `2026-03-01`.
 *
 * A deadline is a day in the office calendar and not an instant, so it carries no time zone, and two days compare
 * correctly as plain strings.
 */
export type Day = string & { readonly __brand: 'Day' };

/** The years the graph speaks of. Earlier ones are typing errors, and dates before year 100 trip JavaScript. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 9999;

/** Reads a day; refuses those no calendar has (`2017-02-30`), and years before 1000, with `INVALID_DAY`. */
export function parseDay(text: string): Day {
  const parsed = /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!parsed || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(text))
    throw new BadUserInputError(
      'INVALID_DAY',
      `"${text}" is not a calendar day of the years ${FIRST_YEAR} to ${LAST_YEAR}. Write it as YYYY-MM-DD, for example 2017-02-28.`,
    );
  return text as Day;
}

const dayFormatters = new Map<string, Intl.DateTimeFormat>();

/** The day it is at an instant in a time zone. */
export function dayInTimeZone(timeZone: string, instant: Date): Day {
  // Making a calendar costs a thousand times what asking it does. Swedes write dates as ISO 8601 does.
  const formatter = dayFormatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  dayFormatters.set(timeZone, formatter);
  return formatter.format(instant) as Day;
}

/** The day so many days later, or earlier when negative. */
export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as Day;
}

/** The last day of the month a day lies in: what "within March" means. */
export function endOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}

function parseDayInput(value: unknown): Day {
  try {
    return parseDay(String(value));
  } catch (error) {
    throw new GraphQLError((error as Error).message);
  }
}

export const DateScalar = new GraphQLScalarType<Day, string>({
  name: 'Date',
  description: 'A calendar day, `YYYY-MM-DD`, in the time zone of the office. It is not an instant.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: String,
  parseValue: parseDayInput,
  parseLiteral(node) {
    if (node.kind !== Kind.STRING)
      throw new GraphQLError('A Date is written as a string, "2017-02-28".', { nodes: node });
    return parseDayInput(node.value);
  },
});
