import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { BadUserInputError } from './domain-error.ts';

/**
 * A calendar day, `2026-03-01`.
 *
 * A deadline is a day in the calendar of the office and not an instant, so a day has no time zone. Two days compare
 * correctly as strings.
 */
export type Day = string & { readonly __brand: 'Day' };

/** The years that a day may have. Earlier years are typing errors, and JavaScript misreads years before 100. */
export const FIRST_YEAR = 1000;
export const LAST_YEAR = 9999;

/** Parses a day. Throws `INVALID_DAY` if no calendar has it (`2017-02-30`), or if its year is before 1000. */
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

/** Returns the day of an instant in a time zone. */
export function dayInTimeZone(timeZone: string, instant: Date): Day {
  // Creating a formatter takes a thousand times longer than using it. The Swedish locale writes dates in ISO 8601.
  const formatter = dayFormatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  dayFormatters.set(timeZone, formatter);
  return formatter.format(instant) as Day;
}

/** Returns the day that is so many days later, or earlier if the number is negative. */
export function addDays(from: Day, days: number): Day {
  const date = new Date(`${from}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as Day;
}

/** The length of a day without a clock change, in milliseconds. */
export const DAY_MS = 86_400_000;

/** Returns the number of days from one day to another. It is negative if the other day is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Returns the last day of the month that contains a day. "Within March" means this day. */
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
      throw new GraphQLError('A Date is a string. Write it like "2017-02-28".', { nodes: node });
    return parseDayInput(node.value);
  },
});
