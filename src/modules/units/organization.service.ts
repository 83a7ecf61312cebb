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

/** What an administrator does to the tree of organizations, within one act. */
export class Organizations {
  constructor(private readonly scope: Scope) {}

  async create(input: CreateOrganizationInput): Promise<Organization> {
    const { em, viewer } = this.scope;
    const parent = input.parent ? await inLockedTree(this.scope, input.parent) : null;
    if (parent) {
      must(viewer, 'organization.create', placeOf(parent));
      mustStillExist(parent);
    } else must(viewer, 'organization.found', this.#anyBodyAdministered());
    const code = input.code ? wording(input.code, 'code') : null;
    if (code && parent) await this.#mustBeFree(code, bodyIdOf(parent));
    const { kind, validFrom = null } = input;
    const name = wording(input.name, 'name');
    const organization = em.create(Organization, { name, kind, code, parent, validFrom });
    if (!parent) this.#giveToFounder(organization);
    return organization;
  }

  async change(input: ChangeOrganizationInput): Promise<Organization> {
    const organization = await inLockedTree(this.scope, input.id);
    must(this.scope.viewer, 'organization.change', placeOf(organization));
    mustBeCurrent(organization, input.expectedVersion);
    const { validFrom = organization.validFrom, validTo = organization.validTo } = input;
    mustBeInOrder(validFrom, validTo);
    if (input.code !== undefined) {
      const code = input.code === null ? null : wording(input.code, 'code');
      if (code) await this.#mustBeFree(code, bodyIdOf(organization), organization.id);
      organization.code = code;
    }
    if (input.name) organization.name = wording(input.name, 'name');
    if (input.kind) organization.kind = input.kind;
    return Object.assign(organization, { validFrom, validTo });
  }

  /** Within its body only: documents, groups and rights of another body would change hands with it. */
  async move(input: MoveOrganizationInput): Promise<Organization> {
    const { em, viewer } = this.scope;
    const organization = await inLockedTree(this.scope, input.id);
    must(viewer, 'organization.move', placeOf(organization));
    mustBeCurrent(organization, input.expectedVersion);
    const parent = await known(this.scope, Organization, input.parent);
    if (parent.path.startsWith(organization.path)) throw cycle(organization, parent);
    mustBelongTo(bodyIdOf(organization), parent, ['parent']);
    must(viewer, 'organization.move', placeOf(parent));
    mustStillExist(parent);
    organization.parent = em.getReference(Organization, parent.id, { wrapped: true });
    return organization;
  }

  /** Ends an organization. It keeps its directives and names who took over. */
  async abolish(input: AbolishOrganizationInput): Promise<Organization> {
    const { em, viewer } = this.scope;
    const organization = await inLockedTree(this.scope, input.id);
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
    if (input.successor) await this.#succeed(organization, input.successor, input);
    organization.validTo = input.validTo;
    return organization;
  }

  async addAlias(input: AddAliasInput): Promise<OrganizationAlias> {
    const { em, viewer } = this.scope;
    const organization = await known(this.scope, Organization, input.organization);
    must(viewer, 'organization.name', placeOf(organization));
    const { validFrom = null, validTo = null } = input;
    mustBeInOrder(validFrom, validTo);
    const name = wording(input.name, 'name');
    return em.create(OrganizationAlias, { organization, name, validFrom, validTo });
  }

  async endAlias({ id, expectedVersion, validTo }: EndAliasInput): Promise<OrganizationAlias> {
    const alias = await change(this.scope, OrganizationAlias, id, expectedVersion);
    const organization = await alias.organization.loadOrFail();
    must(this.scope.viewer, 'organization.name', placeOf(organization));
    mustBeInOrder(alias.validFrom, validTo);
    return Object.assign(alias, { validTo });
  }

  /** A governing body where the viewer is an administrator of the whole; nowhere when there is none. */
  #anyBodyAdministered() {
    const grant = this.scope.viewer.grants.find(
      ({ role, path, organizationId }) => role === 'ADMIN' && path === `${organizationId}/`,
    );
    return grant ? { organization: grant.path } : {};
  }

  /** Who founds a governing body keeps it: otherwise nobody could. */
  #giveToFounder(organization: Organization): void {
    const { em, viewer } = this.scope;
    if (!viewer.account) return;
    const account = em.getReference(Account, viewer.account.accountId);
    em.create(RoleGrant, { account, role: 'ADMIN', organization });
    viewer.gain({ role: 'ADMIN', organizationId: organization.id, path: `${organization.id}/` });
  }

  async #mustBeFree(code: string, bodyId: string, except = ''): Promise<void> {
    const taken = await this.scope.em.findOne(Organization, {
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

  async #succeed(organization: Organization, id: string, { validTo }: AbolishOrganizationInput) {
    const successor = await known(this.scope, Organization, id);
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
    organization.successor = this.scope.em.getReference(Organization, successor.id, { wrapped: true });
  }
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
