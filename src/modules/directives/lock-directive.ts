import type { Resource } from '../../authorization/policy.ts';
import { authorize } from '../../authorization/policy.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { assertVersion, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** A locked directive that a mutation changes, with its assignments and the resource for the policy. */
export interface LockedDirective {
  readonly directive: Directive;
  readonly assignments: readonly Assignment[];
  readonly resource: Resource;
}

/** Returns the units a directive is assigned to: the named units, and the listed members of groups. */
async function findAddressedUnits(
  { em }: MutationContext,
  assignments: readonly Assignment[],
): Promise<Organization[]> {
  const groups = assignments.flatMap(({ group }) => group ?? []);
  const members = groups.length
    ? await em.find(
        GroupMember,
        { group: { $in: groups.map(({ id }) => id) } },
        { populate: ['organization'] },
      )
    : [];
  const organizations = assignments.flatMap(({ organization }) => organization?.unwrap() ?? []);
  return [...organizations, ...members.map(({ organization }) => organization.unwrap())];
}

/** Locks a directive and checks the permission. Compares the version only after that, so that an unauthorized viewer learns nothing. */
export async function lockDirective(
  ctx: MutationContext,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
  permission: string,
): Promise<LockedDirective> {
  const { em, viewer } = ctx;
  const directive = await lockVisible(ctx, Directive, id);
  const assignments = await em.find(Assignment, { directive }, { populate: ['organization', 'group'] });
  const body = await directive.body.loadOrFail();
  const units = await findAddressedUnits(ctx, assignments);
  const people = assignments.flatMap(({ person }) => person?.id ?? []);
  const resource = { body: body.path, addressees: units.map(({ path }) => path), people };
  authorize(viewer, permission, resource);
  if (expectedVersion !== null && expectedVersion !== undefined) assertVersion(directive, expectedVersion);
  return { directive, assignments, resource };
}

/**
 * Returns the assignments that owe the result: the leads that did not return it.
 *
 * The members of a resolved group replace the group. A group that is not resolved counts only
 * if no unit and no person is a lead.
 */
export function selectResponsibleLeads(assignments: readonly Assignment[]): readonly Assignment[] {
  const leads = assignments.filter(
    ({ id, role, acceptance }) =>
      role === 'LEAD' &&
      acceptance !== 'RETURNED' &&
      !assignments.some(({ resolvedFrom }) => resolvedFrom?.id === id),
  );
  const named = leads.filter(({ group }) => group === null);
  return named.length ? named : leads;
}

/** Returns the unit of a report or request. For a group or a person it is the governing body, because its office collects the report. */
export const getReportingUnit = ({ organization }: Assignment, { body }: Directive) => organization ?? body;

/**
 * Returns the assignment for which the viewer acts: the requested one, or the only one of the viewer.
 *
 * The office may act for every assignment. Throws `ASSIGNMENT_AMBIGUOUS` if there are several, and `ASSIGNMENT_UNKNOWN` if there is none.
 */
export function resolveAssignment(
  { viewer }: MutationContext,
  { directive, assignments, resource }: LockedDirective,
  assignmentId: string | null | undefined,
): Assignment {
  const isOffice = viewer.hasRole(['OFFICE'], resource.body ?? '');
  const own = assignments.filter(({ organization, person }) =>
    organization
      ? viewer.hasRole(['UNIT'], organization.unwrap().path)
      : person !== null && person.id === viewer.account?.personId,
  );
  const candidates = own.length || !isOffice ? own : assignments;
  const requested = assignmentId
    ? (isOffice ? assignments : own).filter(({ id }) => id === assignmentId)
    : null;
  const [assignment, ...others] =
    requested ?? (candidates.length > 1 ? selectResponsibleLeads(candidates) : candidates);
  if (assignment && !others.length) return assignment;
  throw new DomainError(
    assignment ? 'ASSIGNMENT_AMBIGUOUS' : 'ASSIGNMENT_UNKNOWN',
    assignment
      ? `${directive.code} has several assignments that you can act for. Give one with assignment.`
      : `${directive.code} has no such assignment that you can act for. If it is assigned to a group, resolve the group with resolveGroup first.`,
    { path: ['assignment'] },
  );
}
