import { authorize } from '../../authorization/policy.ts';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { assertVersion, findVisible, lockAtVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { assertDateRange } from '../../shared/date-range.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { requireText } from '../../shared/require-text.ts';
import { assertInBody, lockOrganizationInTree } from './governing-body.ts';
import type {
  AbolishOrganizationInput,
  AddAliasInput,
  ChangeOrganizationInput,
  CreateOrganizationInput,
  EndAliasInput,
  MoveOrganizationInput,
} from './organization.inputs.ts';
import { governingBodyId, organizationResource } from './unit.policy.ts';

export async function createOrganization(
  ctx: MutationContext,
  input: CreateOrganizationInput,
): Promise<Organization> {
  const { em, viewer } = ctx;
  const parent = input.parent ? await lockOrganizationInTree(ctx, input.parent) : null;
  if (parent) {
    authorize(viewer, 'organization.create', organizationResource(parent));
    assertNotAbolished(parent);
  } else authorize(viewer, 'organization.found', findAdministeredBody(ctx));
  const code = input.code ? requireText(input.code, 'code') : null;
  if (code && parent) await assertCodeIsFree(ctx, code, governingBodyId(parent));
  const { kind, validFrom = null } = input;
  const name = requireText(input.name, 'name');
  const organization = em.create(Organization, { name, kind, code, parent, validFrom });
  if (!parent) grantAdminToFounder(ctx, organization);
  return organization;
}

export async function changeOrganization(
  ctx: MutationContext,
  input: ChangeOrganizationInput,
): Promise<Organization> {
  const organization = await lockOrganizationInTree(ctx, input.id);
  authorize(ctx.viewer, 'organization.change', organizationResource(organization));
  assertVersion(organization, input.expectedVersion);
  const { validFrom = organization.validFrom, validTo = organization.validTo } = input;
  assertDateRange(validFrom, validTo);
  if (input.code !== undefined) {
    const code = input.code === null ? null : requireText(input.code, 'code');
    if (code) await assertCodeIsFree(ctx, code, governingBodyId(organization), organization.id);
    organization.code = code;
  }
  if (input.name) organization.name = requireText(input.name, 'name');
  if (input.kind) organization.kind = input.kind;
  return Object.assign(organization, { validFrom, validTo });
}

/**
 * Moves an organization below another one of the same governing body.
 *
 * A move to another governing body is not possible: documents, groups and rights would then belong to the wrong body.
 */
export async function moveOrganization(
  ctx: MutationContext,
  input: MoveOrganizationInput,
): Promise<Organization> {
  const { em, viewer } = ctx;
  const organization = await lockOrganizationInTree(ctx, input.id);
  authorize(viewer, 'organization.move', organizationResource(organization));
  assertVersion(organization, input.expectedVersion);
  const parent = await findVisible(ctx, Organization, input.parent);
  if (parent.path.startsWith(organization.path)) throw cycleError(organization, parent);
  assertInBody(governingBodyId(organization), parent, ['parent']);
  authorize(viewer, 'organization.move', organizationResource(parent));
  assertNotAbolished(parent);
  organization.parent = em.getReference(Organization, parent.id, { wrapped: true });
  return organization;
}

/** Ends an organization. Its directives stay assigned to it; `successor` says who takes over. */
export async function abolishOrganization(
  ctx: MutationContext,
  input: AbolishOrganizationInput,
): Promise<Organization> {
  const { em, viewer } = ctx;
  const organization = await lockOrganizationInTree(ctx, input.id);
  authorize(viewer, 'organization.abolish', organizationResource(organization));
  assertVersion(organization, input.expectedVersion);
  if (organization.validTo)
    throw new DomainError(
      'ORGANIZATION_ABOLISHED',
      `"${organization.name}" already ended on ${organization.validTo}. Correct the day with changeOrganization.`,
    );
  assertDateRange(organization.validFrom, input.validTo);
  const below = await em.count(Organization, {
    parent: organization,
    $or: [{ validTo: null }, { validTo: { $gt: input.validTo } }],
  });
  if (below)
    throw new DomainError(
      'ORGANIZATION_HAS_UNITS',
      `${below} organizations directly below "${organization.name}" still exist after ${input.validTo}. Move or abolish them first.`,
    );
  if (input.successor) await setSuccessor(ctx, organization, input.successor, input);
  organization.validTo = input.validTo;
  return organization;
}

export async function addAlias(ctx: MutationContext, input: AddAliasInput): Promise<OrganizationAlias> {
  const { em, viewer } = ctx;
  const organization = await findVisible(ctx, Organization, input.organization);
  authorize(viewer, 'organization.name', organizationResource(organization));
  const { validFrom = null, validTo = null } = input;
  assertDateRange(validFrom, validTo);
  const name = requireText(input.name, 'name');
  return em.create(OrganizationAlias, { organization, name, validFrom, validTo });
}

export async function endAlias(
  ctx: MutationContext,
  { id, expectedVersion, validTo }: EndAliasInput,
): Promise<OrganizationAlias> {
  const alias = await lockAtVersion(ctx, OrganizationAlias, id, expectedVersion);
  const organization = await alias.organization.loadOrFail();
  authorize(ctx.viewer, 'organization.name', organizationResource(organization));
  assertDateRange(alias.validFrom, validTo);
  return Object.assign(alias, { validTo });
}

/** Returns the resource of a governing body that the viewer administers as a whole; an empty resource if there is none. */
function findAdministeredBody(ctx: MutationContext) {
  const grant = ctx.viewer.grants.find(
    ({ role, path, organizationId }) => role === 'ADMIN' && path === `${organizationId}/`,
  );
  return grant ? { organization: grant.path } : {};
}

/** Makes the founder of a governing body its administrator; otherwise it would have none. */
function grantAdminToFounder(ctx: MutationContext, organization: Organization): void {
  const { em, viewer } = ctx;
  if (!viewer.account) return;
  const account = em.getReference(Account, viewer.account.accountId);
  em.create(RoleGrant, { account, role: 'ADMIN', organization });
  viewer.addGrant({ role: 'ADMIN', organizationId: organization.id, path: `${organization.id}/` });
}

async function assertCodeIsFree(
  ctx: MutationContext,
  code: string,
  bodyId: string,
  except = '',
): Promise<void> {
  const taken = await ctx.em.findOne(Organization, {
    code,
    path: { $like: `${bodyId}/%` },
    id: { $ne: except },
  });
  if (taken)
    throw new DomainError(
      'ORGANIZATION_CODE_TAKEN',
      `"${taken.name}" already has the code "${code}". Choose another code.`,
      { path: ['code'], node: taken.id },
    );
}

async function setSuccessor(
  ctx: MutationContext,
  organization: Organization,
  id: string,
  { validTo }: AbolishOrganizationInput,
) {
  const successor = await findVisible(ctx, Organization, id);
  for (let next: Organization | null = successor; next; next = (await next.successor?.load()) ?? null)
    if (next.id === organization.id)
      throw new DomainError(
        'SUCCESSION_CYCLE',
        `"${organization.name}" would become its own successor. Choose an organization that still exists.`,
        { path: ['successor'], node: successor.id },
      );
  if (successor.validTo && successor.validTo <= validTo)
    throw new DomainError(
      'SUCCESSOR_ENDED',
      `"${successor.name}" ended on ${successor.validTo} and cannot take over after ${validTo}. Use the successor of that organization.`,
      { path: ['successor'], node: successor.id },
    );
  organization.successor = ctx.em.getReference(Organization, successor.id, { wrapped: true });
}

function assertNotAbolished({ name, validTo, id }: Organization): void {
  if (!validTo) return;
  throw new DomainError(
    'ORGANIZATION_ABOLISHED',
    `"${name}" ended on ${validTo}. Choose an organization that still exists.`,
    { path: ['parent'], node: id },
  );
}

const cycleError = (organization: Organization, parent: Organization) =>
  new DomainError(
    'ORGANIZATION_CYCLE',
    `"${organization.name}" cannot be below ${organization.id === parent.id ? 'itself' : `"${parent.name}", which is below it`}. Choose another organization.`,
    { path: ['parent'], node: parent.id },
  );
