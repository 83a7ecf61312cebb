import { Organization } from '../../entities/units/organization.entity.ts';
import { findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { governingBodyId } from './unit.policy.ts';

/**
 * A governing body, locked: of two acts on what it keeps, one waits for the other.
 *
 * Refuses with `BODY_NOT_TOP` an organization that stands below another.
 */
export async function lockGoverningBody(ctx: MutationContext, id: string): Promise<Organization> {
  const body = await lockVisible(ctx, Organization, id);
  if (body.parent === null) return body;
  throw new DomainError(
    'BODY_NOT_TOP',
    `"${body.name}" stands below another organization, and this is kept by the governing body. Use ${governingBodyId(body)}.`,
    { path: ['body'], node: governingBodyId(body) },
  );
}

/** An organization whose tree nobody changes until the act is over. */
export async function lockOrganizationInTree(ctx: MutationContext, id: string): Promise<Organization> {
  const visible = await findVisible(ctx, Organization, id);
  await lockVisible(ctx, Organization, governingBodyId(visible));
  // It may have moved while the act waited.
  return lockVisible(ctx, Organization, id);
}

/** Refuses with `ORGANIZATION_OTHER_BODY` an organization outside a governing body. */
export function assertInBody(bodyId: string, organization: Organization, path: readonly string[]): void {
  if (governingBodyId(organization) === bodyId) return;
  throw new DomainError(
    'ORGANIZATION_OTHER_BODY',
    `"${organization.name}" belongs to another governing body. Use an organization of this one.`,
    { path, node: organization.id },
  );
}
