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

/** When a part of a query asks about: which day, and what was recorded by when. */
export interface TimeContext {
  /** True when the day is that of the records, so that what is stored answers. */
  readonly isToday: boolean;
  readonly dayOf: (values: ExecutionValues) => Day;
  /** Reads the instant whose records are asked for; absent: the records as they are. */
  readonly knownAtOf?: ParameterReader;
}

/** Today, by the records as they are. */
export const CURRENT_TIME: TimeContext = { isToday: true, dayOf: ({ today }) => today };

function resolveKnownAt(point: PointInTime, { since, now, timeZone }: RecordedRange): Date {
  if ('endOf' in point && point.endOf === dayInTimeZone(timeZone, now)) return now;
  const at = endInstant(point, timeZone);
  if (at > now)
    throw new BadUserInputError(
      'KNOWN_AT_IN_FUTURE',
      `knownAt: ${at.toISOString()} has not come yet. Ask for now, ${now.toISOString()}, or before.`,
    );
  if (at < since)
    throw new BadUserInputError(
      'KNOWN_AT_BEFORE_RECORDS',
      `knownAt: ${at.toISOString()} lies before the first record, ${since.toISOString()}. For an earlier day as it is known now, use asOf.`,
    );
  return at;
}

/** The moment below a field: that above, unless the field asks for another day or other records. */
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
    return { isToday: false, dayOf: (values) => getArguments(call, values).asOf as Day, ...records };
  if (!parent.isToday) return { ...parent, ...records };
  return {
    isToday: true,
    dayOf: (values) => dayInTimeZone(values.records.timeZone, knownAtInstant(values)),
    ...records,
  };
}
