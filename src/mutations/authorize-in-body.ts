import type { Ref } from '@mikro-orm/core';
import { authorize } from '../authorization/policy.ts';
import type { Organization } from '../entities/units/organization.entity.ts';
import type { MutationContext } from './mutation-context.ts';

/** Throws `FORBIDDEN` unless the viewer has a permission in the governing body of a row. */
export async function authorizeInBody(
  { viewer }: MutationContext,
  permission: string,
  { body }: { readonly body: Ref<Organization> },
): Promise<void> {
  authorize(viewer, permission, { body: (await body.loadOrFail()).path });
}
