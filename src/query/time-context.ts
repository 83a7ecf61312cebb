import { type Day, dayInTimeZone } from '../shared/day.ts';
import { BadUserInputError } from '../shared/domain-error.ts';
import { endInstant, type PointInTime } from '../shared/point-in-time.ts';
import {
  type ExecutionValues,
  type FieldCall,
  getArguments,
  type ParameterReader,
  type RecordedRange,
} from './execution-values.ts';

/** The time that applies to a part of a query: the `asOf` day and the `knownAt` instant. */
export interface TimeContext {
  /** True if `asOf` is the day of `knownAt`, which is today by default. Then the stored columns have the values of that day. */
  readonly isDayOfRecords: boolean;
  readonly dayOf: (values: ExecutionValues) => Day;
  /** Reads the `knownAt` instant. Undefined for the records of now. */
  readonly knownAtOf?: ParameterReader;
}

/** Today, with the records of now. */
export const CURRENT_TIME: TimeContext = { isDayOfRecords: true, dayOf: ({ today }) => today };

function resolveKnownAt(point: PointInTime, { since, now, timeZone }: RecordedRange): Date {
  if ('endOf' in point && point.endOf === dayInTimeZone(timeZone, now)) return now;
  const at = endInstant(point, timeZone);
  if (at > now)
    throw new BadUserInputError(
      'KNOWN_AT_IN_FUTURE',
      `knownAt: ${at.toISOString()} is in the future. Use now, ${now.toISOString()}, or an earlier instant.`,
    );
  if (at < since)
    throw new BadUserInputError(
      'KNOWN_AT_BEFORE_RECORDS',
      `knownAt: ${at.toISOString()} is before the first record, ${since.toISOString()}. For an earlier day with the records of now, use asOf.`,
    );
  return at;
}

/** Returns the time below a field: the time of the parent, or another one if the field has `asOf` or `knownAt`. */
export function timeContextFor(
  parent: TimeContext,
  call: FieldCall,
  args: Record<string, unknown>,
): TimeContext {
  const hasAsOf = args.asOf !== undefined && args.asOf !== null;
  const hasKnownAt = args.knownAt !== undefined && args.knownAt !== null;
  if (!hasAsOf && !hasKnownAt) return parent;
  const knownAtInstant = (values: ExecutionValues) =>
    resolveKnownAt(getArguments(call, values).knownAt as PointInTime, values.records);
  const records = hasKnownAt
    ? { knownAtOf: (values: ExecutionValues) => knownAtInstant(values).toISOString() }
    : parent.knownAtOf && { knownAtOf: parent.knownAtOf };
  if (hasAsOf)
    return { isDayOfRecords: false, dayOf: (values) => getArguments(call, values).asOf as Day, ...records };
  if (!parent.isDayOfRecords) return { ...parent, ...records };
  return {
    isDayOfRecords: true,
    dayOf: (values) => dayInTimeZone(values.records.timeZone, knownAtInstant(values)),
    ...records,
  };
}
