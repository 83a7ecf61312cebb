import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { assertVersion, bumpVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition, resolveEventDate } from './apply-transition.ts';
import type { AcceptDirectiveInput, ResolveGroupInput, ReturnDirectiveInput } from './directive.inputs.ts';
import { lockDirective, resolveAssignment, selectResponsibleLeads } from './lock-directive.ts';

/**
 * Records that an addressee accepts its assignment.
 *
 * The directive becomes ACCEPTED when every lead has accepted. If only one of two leads accepted, it waits for the other.
 */
export async function acceptAssignment(
  ctx: MutationContext,
  input: AcceptDirectiveInput,
): Promise<Directive> {
  const lockedDirective = await lockDirective(ctx, input, 'directive.answer');
  const { directive, assignments } = lockedDirective;
  const assignment = resolveAssignment(ctx, lockedDirective, input.assignment);
  if (assignment.role === 'LEAD') assertTransition(directive, 'ACCEPT');
  if (assignment.acceptance === 'ACCEPTED')
    throw new DomainError(
      'ASSIGNMENT_ACCEPTED',
      `This assignment was already accepted on ${assignment.answeredOn}. Do not accept it again.`,
      {
        path: ['assignment'],
      },
    );
  const on = resolveEventDate(ctx, input.on, directive.issuedOn);
  Object.assign(assignment, { acceptance: 'ACCEPTED', answeredOn: on, reason: null });
  const allLeadsAccepted = selectResponsibleLeads(assignments).every(
    ({ acceptance }) => acceptance === 'ACCEPTED',
  );
  if (assignment.role === 'LEAD' && allLeadsAccepted)
    await applyTransition(ctx, directive, 'ACCEPT', {
      on: input.on,
      organization: assignment.organization?.unwrap() ?? null,
    });
  bumpVersion(ctx, directive);
  return directive;
}

/** Records that an addressee returns its assignment, with a reason. If one lead returns it, the directive becomes RETURNED. */
export async function returnAssignment(
  ctx: MutationContext,
  input: ReturnDirectiveInput,
): Promise<Directive> {
  const lockedDirective = await lockDirective(ctx, input, 'directive.answer');
  const { directive } = lockedDirective;
  const assignment = resolveAssignment(ctx, lockedDirective, input.assignment);
  const reason = requireReason(input.reason);
  if (assignment.role === 'LEAD') assertTransition(directive, 'RETURN');
  const on = resolveEventDate(ctx, input.on, directive.issuedOn);
  Object.assign(assignment, { acceptance: 'RETURNED', answeredOn: on, reason });
  if (assignment.role === 'LEAD')
    await applyTransition(ctx, directive, 'RETURN', {
      reason,
      on: input.on,
      organization: assignment.organization?.unwrap() ?? null,
    });
  bumpVersion(ctx, directive);
  return directive;
}

/**
 * Resolves an assignment to a group into one assignment for each current member.
 *
 * The assignment to the group stays, because it is what the chair said. Members with an assignment of their own get no second one.
 * A second call adds the members that joined since the first.
 */
export async function resolveGroup(ctx: MutationContext, input: ResolveGroupInput): Promise<Assignment> {
  const { em, today } = ctx;
  const assignment = await findVisible(ctx, Assignment, input.id);
  const directive = await lockVisible(ctx, Directive, assignment.directive.id);
  await authorizeInBody(ctx, 'directive.assign', directive);
  assertVersion(assignment, input.expectedVersion);
  if (!assignment.group)
    throw new DomainError(
      'ASSIGNMENT_NOT_COLLECTIVE',
      'This assignment has a single addressee. Only an assignment to a group can be resolved.',
    );
  const members = await em.find(
    GroupMember,
    {
      group: assignment.group.id,
      $and: [
        { $or: [{ validFrom: null }, { validFrom: { $lte: today } }] },
        { $or: [{ validTo: null }, { validTo: { $gte: today } }] },
      ],
    },
    { populate: ['organization'], orderBy: { id: 'asc' } },
  );
  if (!members.length)
    throw new DomainError(
      'GROUP_WITHOUT_MEMBERS',
      'This group has no current members. Enter its members with setGroupMember first.',
    );
  const assignedOrganizationIds = new Set(
    (await em.find(Assignment, { directive })).flatMap(({ organization }) => organization?.id ?? []),
  );
  for (const { organization } of members)
    if (!assignedOrganizationIds.has(organization.id))
      em.create(Assignment, {
        directive,
        role: assignment.role,
        organization,
        resolvedFrom: assignment,
        inherited: true,
      });
  bumpVersion(ctx, directive);
  return assignment;
}
