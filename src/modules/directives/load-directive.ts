import type { Resource } from '../../authorization/policy.ts';
import { authorize } from '../../authorization/policy.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { assertVersion, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** A directive that an act changes: locked, with its assignments and where rights to it come from. */
export interface LockedDirective {
  readonly directive: Directive;
  readonly assignments: readonly Assignment[];
  readonly resource: Resource;
}

/** The units a directive was given to: named ones, and the members of collectives that were listed. */
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
  const named = assignments.flatMap(({ organization }) => organization?.unwrap() ?? []);
  return [...named, ...members.map(({ organization }) => organization.unwrap())];
}

/** Locks a directive and asks the policy; the version is compared only after that. */
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
  return { directive, assignments, resource: resource };
}

/**
 * Those who owe the result: leads that did not return it, members in place of a collective that was resolved into them, and named units
 * and people before a collective that nobody resolved.
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

/** The unit a report or a request comes from; what a collective or a person did is reported by the body, whose office gathers it. */
export const getReportingUnit = ({ organization }: Assignment, { body }: Directive) => organization ?? body;

/**
 * The assignment a unit or person answers for: the one named, or else the only one that is the viewer's.
 *
 * The office may answer for any of them. Refuses with `ASSIGNMENT_AMBIGUOUS` when several could be meant.
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
  const named = assignmentId ? (isOffice ? assignments : own).filter(({ id }) => id === assignmentId) : null;
  const [assignment, ...others] =
    named ?? (candidates.length > 1 ? selectResponsibleLeads(candidates) : candidates);
  if (assignment && !others.length) return assignment;
  throw new DomainError(
    assignment ? 'ASSIGNMENT_AMBIGUOUS' : 'ASSIGNMENT_UNKNOWN',
    assignment
      ? `${directive.code} was given to several of yours. Say for which assignment you speak.`
      : `${directive.code} has no assignment you can speak for. A collective must be resolved into its members first, with resolveGroup.`,
    { path: ['assignment'] },
  );
}
