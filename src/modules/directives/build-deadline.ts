import { Deadline } from '../../entities/directives/deadline.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { loadCalendar } from '../calendar/calendar.service.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { type DeadlineTerms, readDeadline } from './resolve-deadline.ts';

/** The terms on which a governing body reads deadlines: its calendar, its policy, and the time zone of the office. */
export async function deadlineTermsOf(
  scope: Scope,
  bodyId: string,
  issuedOn: Day | null,
): Promise<DeadlineTerms> {
  const calendar = await loadCalendar(scope, bodyId);
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
