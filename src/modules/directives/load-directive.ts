import type { Place } from '../../authorization/policy.ts';
import { must } from '../../authorization/policy.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { GroupMember } from '../../entities/units/group.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import { locked, mustBeCurrent } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** A directive that an act changes: locked, with its assignments and where rights to it come from. */
export interface Case {
  readonly directive: Directive;
  readonly assignments: readonly Assignment[];
  readonly place: Place;
}

/** The units a directive was given to: named ones, and the members of collectives that were listed. */
async function addressed({ em }: Scope, assignments: readonly Assignment[]): Promise<Organization[]> {
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
export async function openCase(
  scope: Scope,
  { id, expectedVersion }: { readonly id: string; readonly expectedVersion?: number | null | undefined },
  verb: string,
): Promise<Case> {
  const { em, viewer } = scope;
  const directive = await locked(scope, Directive, id);
  const assignments = await em.find(Assignment, { directive }, { populate: ['organization', 'group'] });
  const body = await directive.body.loadOrFail();
  const units = await addressed(scope, assignments);
  const people = assignments.flatMap(({ person }) => person?.id ?? []);
  const place = { body: body.path, addressees: units.map(({ path }) => path), people };
  must(viewer, verb, place);
  if (expectedVersion !== null && expectedVersion !== undefined) mustBeCurrent(directive, expectedVersion);
  return { directive, assignments, place };
}

/**
 * Those who owe the result: leads that did not return it, members in place of a collective that was resolved into them, and named units
 * and people before a collective that nobody resolved.
 */
export function leadsOf(assignments: readonly Assignment[]): readonly Assignment[] {
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
export const unitOf = ({ organization }: Assignment, { body }: Directive) => organization ?? body;

/**
 * The assignment a unit or person answers for: the one named, or else the only one that is the viewer's.
 *
 * The office may answer for any of them. Refuses with `ASSIGNMENT_AMBIGUOUS` when several could be meant.
 */
export function assignmentFor(
  { viewer }: Scope,
  { directive, assignments, place }: Case,
  assignmentId: string | null | undefined,
): Assignment {
  const isOffice = viewer.hasRole(['OFFICE'], place.body ?? '');
  const own = assignments.filter(({ organization, person }) =>
    organization
      ? viewer.hasRole(['UNIT'], organization.unwrap().path)
      : person !== null && person.id === viewer.account?.personId,
  );
  const candidates = own.length || !isOffice ? own : assignments;
  const named = assignmentId ? (isOffice ? assignments : own).filter(({ id }) => id === assignmentId) : null;
  const [one, ...others] = named ?? (candidates.length > 1 ? leadsOf(candidates) : candidates);
  if (one && !others.length) return one;
  throw new DomainError(
    one ? 'ASSIGNMENT_AMBIGUOUS' : 'ASSIGNMENT_UNKNOWN',
    one
      ? `${directive.code} was given to several of yours. Say for which assignment you speak.`
      : `${directive.code} has no assignment you can speak for. A collective must be resolved into its members first, with resolveGroup.`,
    { path: ['assignment'] },
  );
}
