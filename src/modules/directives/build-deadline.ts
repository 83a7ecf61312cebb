import { Deadline } from '../../entities/directives/deadline.ts';
import { BodyPolicy } from '../../entities/units/body-policy.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { loadCalendar } from '../calendar/calendar.service.ts';
import type { DeadlineInput } from './deadline.inputs.ts';
import { type DeadlineContext, resolveDeadline } from './resolve-deadline.ts';

/** Loads what a governing body needs to resolve deadlines: its calendar, its policy, and the time zone of the office. */
export async function loadDeadlineContext(
  ctx: MutationContext,
  bodyId: string,
  issuedOn: Day | null,
): Promise<DeadlineContext> {
  const calendar = await loadCalendar(ctx, bodyId);
  const policy = await ctx.em.findOne(BodyPolicy, { body: bodyId });
  return { issuedOn, calendar, policy, timeZone: ctx.timeZone };
}

/** Builds a deadline with the calendar and policy of a governing body. Without an input, returns an empty deadline (kind NONE). */
export async function buildDeadline(
  ctx: MutationContext,
  bodyId: string,
  input: DeadlineInput | null | undefined,
  issuedOn: Day | null,
): Promise<Deadline> {
  return input ? resolveDeadline(input, await loadDeadlineContext(ctx, bodyId, issuedOn)) : new Deadline();
}
