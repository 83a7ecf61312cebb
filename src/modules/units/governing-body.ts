import { Organization } from '../../entities/units/organization.entity.ts';
import { findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { governingBodyId } from './unit.policy.ts';

/**
 * Locks a governing body, so that mutations of its settings, groups and calendar run one after the other.
 *
 * Throws `BODY_NOT_TOP` if the organization is below another one.
 */
export async function lockGoverningBody(ctx: MutationContext, id: string): Promise<Organization> {
  const body = await lockVisible(ctx, Organization, id);
  if (body.parent === null) return body;
  throw new DomainError(
    'BODY_NOT_TOP',
    `"${body.name}" is below another organization and is not a governing body. Use its governing body, ${governingBodyId(body)}.`,
    { path: ['body'], node: governingBodyId(body) },
  );
}

/** Locks an organization and its governing body, so that its tree does not change until the mutation ends. */
export async function lockOrganizationInTree(ctx: MutationContext, id: string): Promise<Organization> {
  const visible = await findVisible(ctx, Organization, id);
  await lockVisible(ctx, Organization, governingBodyId(visible));
  // The organization may have been moved while this mutation waited for the lock.
  return lockVisible(ctx, Organization, id);
}

/** Throws `ORGANIZATION_OTHER_BODY` if the organization does not belong to the governing body. */
export function assertInBody(bodyId: string, organization: Organization, path: readonly string[]): void {
  if (governingBodyId(organization) === bodyId) return;
  throw new DomainError(
    'ORGANIZATION_OTHER_BODY',
    `"${organization.name}" belongs to another governing body. Use an organization of this one.`,
    { path, node: organization.id },
  );
}
