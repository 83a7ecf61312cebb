import { must } from '../../authorization/policy.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import { known, locked, mustBeCurrent, touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { requireReason } from '../../mutations/require-reason.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { dayOf, move, mustBePossible } from './apply-transition.ts';
import type { AcceptDirectiveInput, ResolveGroupInput, ReturnDirectiveInput } from './directive.inputs.ts';
import { assignmentFor, leadsOf, openCase } from './load-directive.ts';

/**
 * An addressee accepts. The directive is accepted when every lead has: what one of two leads accepted is still waiting for the
 * other.
 */
export async function accept(scope: Scope, input: AcceptDirectiveInput): Promise<Directive> {
  const opened = await openCase(scope, input, 'directive.answer');
  const { directive, assignments } = opened;
  const assignment = assignmentFor(scope, opened, input.assignment);
  if (assignment.role === 'LEAD') mustBePossible(directive, 'ACCEPT');
  if (assignment.acceptance === 'ACCEPTED')
    throw new DomainError(
      'ASSIGNMENT_ACCEPTED',
      `It was accepted on ${assignment.answeredOn}. Nothing is left to do.`,
      {
        path: ['assignment'],
      },
    );
  const on = dayOf(scope, input.on, directive.issuedOn);
  Object.assign(assignment, { acceptance: 'ACCEPTED', answeredOn: on, reason: null });
  const isWhole = leadsOf(assignments).every(({ acceptance }) => acceptance === 'ACCEPTED');
  if (assignment.role === 'LEAD' && isWhole)
    await move(scope, directive, 'ACCEPT', {
      on: input.on,
      organization: assignment.organization?.unwrap() ?? null,
    });
  touch(scope, directive);
  return directive;
}

/** An addressee returns a directive with a reason. One lead's return sends it back to the office. */
export async function giveBack(scope: Scope, input: ReturnDirectiveInput): Promise<Directive> {
  const opened = await openCase(scope, input, 'directive.answer');
  const { directive } = opened;
  const assignment = assignmentFor(scope, opened, input.assignment);
  const reason = requireReason(input.reason);
  if (assignment.role === 'LEAD') mustBePossible(directive, 'RETURN');
  const on = dayOf(scope, input.on, directive.issuedOn);
  Object.assign(assignment, { acceptance: 'RETURNED', answeredOn: on, reason });
  if (assignment.role === 'LEAD')
    await move(scope, directive, 'RETURN', {
      reason,
      on: input.on,
      organization: assignment.organization?.unwrap() ?? null,
    });
  touch(scope, directive);
  return directive;
}

/**
 * Resolves an assignment to a collective into one for each of its present members.
 *
 * The collective stays: it is what the chair said. Members that were named themselves keep their own assignment. Asked again it adds
 * members that joined since.
 */
export async function resolveGroup(scope: Scope, input: ResolveGroupInput): Promise<Assignment> {
  const { em, today } = scope;
  const found = await known(scope, Assignment, input.id);
  const directive = await locked(scope, Directive, found.directive.id);
  const body = await directive.body.loadOrFail();
  must(scope.viewer, 'directive.assign', { body: body.path });
  mustBeCurrent(found, input.expectedVersion);
  if (!found.group)
    throw new DomainError(
      'ASSIGNMENT_NOT_COLLECTIVE',
      'This was given to one addressee. There is nothing to resolve.',
    );
  const members = await em.find(
    GroupMember,
    {
      group: found.group.id,
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
      'Nobody wrote down who belongs to this collective. Enter its members with setGroupMember first.',
    );
  const present = new Set(
    (await em.find(Assignment, { directive })).flatMap(({ organization }) => organization?.id ?? []),
  );
  for (const { organization } of members)
    if (!present.has(organization.id))
      em.create(Assignment, {
        directive,
        role: found.role,
        organization,
        resolvedFrom: found,
        inherited: true,
      });
  touch(scope, directive);
  return found;
}
