import { Organization } from '../../entities/units/organization.entity.ts';
import { known, locked } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { bodyIdOf } from './unit.policy.ts';

/**
 * A governing body, locked: of two acts on what it keeps, one waits for the other.
 *
 * Refuses with `BODY_NOT_TOP` an organization that stands below another.
 */
export async function lockedBody(scope: Scope, id: string): Promise<Organization> {
  const body = await locked(scope, Organization, id);
  if (body.parent === null) return body;
  throw new DomainError(
    'BODY_NOT_TOP',
    `"${body.name}" stands below another organization, and this is kept by the governing body. Use ${bodyIdOf(body)}.`,
    { path: ['body'], node: bodyIdOf(body) },
  );
}

/** An organization whose tree nobody changes until the act is over. */
export async function inLockedTree(scope: Scope, id: string): Promise<Organization> {
  const seen = await known(scope, Organization, id);
  await locked(scope, Organization, bodyIdOf(seen));
  // It may have moved while the act waited.
  return locked(scope, Organization, id);
}

/** Refuses with `ORGANIZATION_OTHER_BODY` an organization outside a governing body. */
export function mustBelongTo(bodyId: string, organization: Organization, path: readonly string[]): void {
  if (bodyIdOf(organization) === bodyId) return;
  throw new DomainError(
    'ORGANIZATION_OTHER_BODY',
    `"${organization.name}" belongs to another governing body. Use an organization of this one.`,
    { path, node: organization.id },
  );
}
