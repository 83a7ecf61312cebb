import { must } from '../../authorization/policy.ts';
import { Account, RoleGrant } from '../../entities/accounts/account.entity.ts';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { change, known, mustBeCurrent } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { mustBeInOrder } from '../../shared/date-range.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { wording } from '../../shared/trimmed-text.ts';
import { inLockedTree, mustBelongTo } from './governing-body.ts';
import type {
  AbolishOrganizationInput,
  AddAliasInput,
  ChangeOrganizationInput,
  CreateOrganizationInput,
  EndAliasInput,
  MoveOrganizationInput,
} from './organization.inputs.ts';
import { bodyIdOf, placeOf } from './unit.policy.ts';

export async function createOrganization(
  scope: Scope,
  input: CreateOrganizationInput,
): Promise<Organization> {
  const { em, viewer } = scope;
  const parent = input.parent ? await inLockedTree(scope, input.parent) : null;
  if (parent) {
    must(viewer, 'organization.create', placeOf(parent));
    mustStillExist(parent);
  } else must(viewer, 'organization.found', administeredBody(scope));
  const code = input.code ? wording(input.code, 'code') : null;
  if (code && parent) await assertCodeIsFree(scope, code, bodyIdOf(parent));
  const { kind, validFrom = null } = input;
  const name = wording(input.name, 'name');
  const organization = em.create(Organization, { name, kind, code, parent, validFrom });
  if (!parent) grantAdminToFounder(scope, organization);
  return organization;
}

export async function changeOrganization(
  scope: Scope,
  input: ChangeOrganizationInput,
): Promise<Organization> {
  const organization = await inLockedTree(scope, input.id);
  must(scope.viewer, 'organization.change', placeOf(organization));
  mustBeCurrent(organization, input.expectedVersion);
  const { validFrom = organization.validFrom, validTo = organization.validTo } = input;
  mustBeInOrder(validFrom, validTo);
  if (input.code !== undefined) {
    const code = input.code === null ? null : wording(input.code, 'code');
    if (code) await assertCodeIsFree(scope, code, bodyIdOf(organization), organization.id);
    organization.code = code;
  }
  if (input.name) organization.name = wording(input.name, 'name');
  if (input.kind) organization.kind = input.kind;
  return Object.assign(organization, { validFrom, validTo });
}

/** Within its body only: documents, groups and rights of another body would change hands with it. */
export async function moveOrganization(scope: Scope, input: MoveOrganizationInput): Promise<Organization> {
  const { em, viewer } = scope;
  const organization = await inLockedTree(scope, input.id);
  must(viewer, 'organization.move', placeOf(organization));
  mustBeCurrent(organization, input.expectedVersion);
  const parent = await known(scope, Organization, input.parent);
  if (parent.path.startsWith(organization.path)) throw cycle(organization, parent);
  mustBelongTo(bodyIdOf(organization), parent, ['parent']);
  must(viewer, 'organization.move', placeOf(parent));
  mustStillExist(parent);
  organization.parent = em.getReference(Organization, parent.id, { wrapped: true });
  return organization;
}

/** Ends an organization. It keeps its directives and names who took over. */
export async function abolishOrganization(
  scope: Scope,
  input: AbolishOrganizationInput,
): Promise<Organization> {
  const { em, viewer } = scope;
  const organization = await inLockedTree(scope, input.id);
  must(viewer, 'organization.abolish', placeOf(organization));
  mustBeCurrent(organization, input.expectedVersion);
  if (organization.validTo)
    throw new DomainError(
      'ORGANIZATION_ABOLISHED',
      `"${organization.name}" ended on ${organization.validTo} already. Correct the day with changeOrganization.`,
    );
  mustBeInOrder(organization.validFrom, input.validTo);
  const below = await em.count(Organization, {
    parent: organization,
    $or: [{ validTo: null }, { validTo: { $gt: input.validTo } }],
  });
  if (below)
    throw new DomainError(
      'ORGANIZATION_HAS_UNITS',
      `${below} organizations directly below "${organization.name}" outlast ${input.validTo}. Move or abolish them first.`,
    );
  if (input.successor) await setSuccessor(scope, organization, input.successor, input);
  organization.validTo = input.validTo;
  return organization;
}

export async function addAlias(scope: Scope, input: AddAliasInput): Promise<OrganizationAlias> {
  const { em, viewer } = scope;
  const organization = await known(scope, Organization, input.organization);
  must(viewer, 'organization.name', placeOf(organization));
  const { validFrom = null, validTo = null } = input;
  mustBeInOrder(validFrom, validTo);
  const name = wording(input.name, 'name');
  return em.create(OrganizationAlias, { organization, name, validFrom, validTo });
}

export async function endAlias(
  scope: Scope,
  { id, expectedVersion, validTo }: EndAliasInput,
): Promise<OrganizationAlias> {
  const alias = await change(scope, OrganizationAlias, id, expectedVersion);
  const organization = await alias.organization.loadOrFail();
  must(scope.viewer, 'organization.name', placeOf(organization));
  mustBeInOrder(alias.validFrom, validTo);
  return Object.assign(alias, { validTo });
}

/** A governing body where the viewer is an administrator of the whole; nowhere when there is none. */
function administeredBody(scope: Scope) {
  const grant = scope.viewer.grants.find(
    ({ role, path, organizationId }) => role === 'ADMIN' && path === `${organizationId}/`,
  );
  return grant ? { organization: grant.path } : {};
}

/** Who founds a governing body keeps it: otherwise nobody could. */
function grantAdminToFounder(scope: Scope, organization: Organization): void {
  const { em, viewer } = scope;
  if (!viewer.account) return;
  const account = em.getReference(Account, viewer.account.accountId);
  em.create(RoleGrant, { account, role: 'ADMIN', organization });
  viewer.gain({ role: 'ADMIN', organizationId: organization.id, path: `${organization.id}/` });
}

async function assertCodeIsFree(scope: Scope, code: string, bodyId: string, except = ''): Promise<void> {
  const taken = await scope.em.findOne(Organization, {
    code,
    path: { $like: `${bodyId}/%` },
    id: { $ne: except },
  });
  if (taken)
    throw new DomainError(
      'ORGANIZATION_CODE_TAKEN',
      `The code "${code}" is that of "${taken.name}". Choose another.`,
      { path: ['code'], node: taken.id },
    );
}

async function setSuccessor(
  scope: Scope,
  organization: Organization,
  id: string,
  { validTo }: AbolishOrganizationInput,
) {
  const successor = await known(scope, Organization, id);
  for (let next: Organization | null = successor; next; next = (await next.successor?.load()) ?? null)
    if (next.id === organization.id)
      throw new DomainError(
        'SUCCESSION_CYCLE',
        `"${organization.name}" would take over from itself. Name an organization that lives on.`,
        { path: ['successor'], node: successor.id },
      );
  if (successor.validTo && successor.validTo <= validTo)
    throw new DomainError(
      'SUCCESSOR_ENDED',
      `"${successor.name}" ended on ${successor.validTo} and cannot take over after ${validTo}. Name its successor.`,
      { path: ['successor'], node: successor.id },
    );
  organization.successor = scope.em.getReference(Organization, successor.id, { wrapped: true });
}

function mustStillExist({ name, validTo, id }: Organization): void {
  if (!validTo) return;
  throw new DomainError(
    'ORGANIZATION_ABOLISHED',
    `"${name}" ended on ${validTo}. Choose an organization that still exists.`,
    { path: ['parent'], node: id },
  );
}

const cycle = (organization: Organization, parent: Organization) =>
  new DomainError(
    'ORGANIZATION_CYCLE',
    `"${organization.name}" cannot stand below ${organization.id === parent.id ? 'itself' : `"${parent.name}", which stands below it`}. Choose an organization elsewhere.`,
    { path: ['parent'], node: parent.id },
  );
