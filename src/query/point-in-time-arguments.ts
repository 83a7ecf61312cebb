import { type Day, dayIn } from '../shared/day.ts';
import { BadInput } from '../shared/domain-error.ts';
import { lastInstantOf, type PointInTime } from '../shared/point-in-time.ts';
import { argumentsOf, type Call, type ParameterReader, type Records, type Run } from './execution.ts';

/** When a part of a query asks about: which day, and what was recorded by when. */
export interface Moment {
  /** True when the day is that of the records, so that what is stored answers. */
  readonly isToday: boolean;
  readonly dayOf: (run: Run) => Day;
  /** Reads the instant whose records are asked for; absent: the records as they are. */
  readonly knownAtOf?: ParameterReader;
}

/** Today, by the records as they are. */
export const NOW: Moment = { isToday: true, dayOf: ({ today }) => today };

function reachable(point: PointInTime, { since, now, timeZone }: Records): Date {
  if ('endOf' in point && point.endOf === dayIn(timeZone, now)) return now;
  const at = lastInstantOf(point, timeZone);
  if (at > now)
    throw new BadInput(
      'KNOWN_AT_IN_FUTURE',
      `knownAt: ${at.toISOString()} has not come yet. Ask for now, ${now.toISOString()}, or before.`,
    );
  if (at < since)
    throw new BadInput(
      'KNOWN_AT_BEFORE_RECORDS',
      `knownAt: ${at.toISOString()} lies before the first record, ${since.toISOString()}. For an earlier day as it is known now, use asOf.`,
    );
  return at;
}

/** The moment below a field: that above, unless the field asks for another day or other records. */
export function momentBelow(above: Moment, call: Call, given: Record<string, unknown>): Moment {
  const asksDay = given.asOf !== undefined && given.asOf !== null;
  const asksRecords = given.knownAt !== undefined && given.knownAt !== null;
  if (!asksDay && !asksRecords) return above;
  const knownAt = (run: Run) => reachable(argumentsOf(call, run).knownAt as PointInTime, run.records);
  const records = asksRecords
    ? { knownAtOf: (run: Run) => knownAt(run).toISOString() }
    : above.knownAtOf && { knownAtOf: above.knownAtOf };
  if (asksDay) return { isToday: false, dayOf: (run) => argumentsOf(call, run).asOf as Day, ...records };
  if (!above.isToday) return { ...above, ...records };
  return { isToday: true, dayOf: (run) => dayIn(run.records.timeZone, knownAt(run)), ...records };
}
