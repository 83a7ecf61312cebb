import type { Scope } from '../acts/scope.ts';
import { Calendars } from '../calendar/calendar.service.ts';
import type { Day } from '../shared/day.ts';
import { BodyPolicy } from '../units/body-policy.entity.ts';
import type { Organization } from '../units/organization.entity.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { Deadline } from './deadline.ts';
import { type DeadlineTerms, readDeadline } from './deadline-reading.ts';

/** The terms on which a governing body reads deadlines: its calendar, its policy, and the time zone of the office. */
export async function deadlineTermsOf(
  scope: Scope,
  bodyId: string,
  issuedOn: Day | null,
): Promise<DeadlineTerms> {
  const calendar = await new Calendars(scope).of(bodyId);
  const policy = await scope.em.findOne(BodyPolicy, { body: bodyId });
  return { issuedOn, calendar, policy, timeZone: scope.timeZone };
}

/** Reads a deadline as a body reads them; without an input nobody named one. */
export async function deadlineFrom(
  scope: Scope,
  body: Organization,
  input: DeadlineInput | null | undefined,
  issuedOn: Day | null,
): Promise<Deadline> {
  return input ? readDeadline(input, await deadlineTermsOf(scope, body.id, issuedOn)) : new Deadline();
}
