import { Resolver } from 'type-graphql';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import {
  AbolishOrganizationInput,
  AddAliasInput,
  ChangeOrganizationInput,
  CreateOrganizationInput,
  EndAliasInput,
  MoveOrganizationInput,
} from './organization.inputs.ts';
import * as organizations from './organization.service.ts';

@Resolver()
export class OrganizationResolver {
  @Act({
    description:
      'Enters an organization below another, or a governing body of its own, which its founder then administers.',
    input: CreateOrganizationInput,
    node: Organization,
    refusals: ['ORGANIZATION_CODE_TAKEN', 'ORGANIZATION_ABOLISHED'],
    verb: 'organization.create',
  })
  createOrganization(input: CreateOrganizationInput, scope: Scope): Promise<Organization> {
    return organizations.createOrganization(scope, input);
  }

  @Act({
    description: 'Changes the name, code, kind or days of an organization.',
    input: ChangeOrganizationInput,
    node: Organization,
    refusals: ['ORGANIZATION_CODE_TAKEN', 'VALIDITY_REVERSED'],
    verb: 'organization.change',
  })
  changeOrganization(input: ChangeOrganizationInput, scope: Scope): Promise<Organization> {
    return organizations.changeOrganization(scope, input);
  }

  @Act({
    description: 'Moves an organization, with all below it, under another one of the same governing body.',
    input: MoveOrganizationInput,
    node: Organization,
    refusals: ['ORGANIZATION_CYCLE', 'ORGANIZATION_OTHER_BODY', 'ORGANIZATION_ABOLISHED'],
    verb: 'organization.move',
  })
  moveOrganization(input: MoveOrganizationInput, scope: Scope): Promise<Organization> {
    return organizations.moveOrganization(scope, input);
  }

  @Act({
    description:
      'Ends an organization and says who takes over its duties. It keeps what it was given. Vietnamese: giải thể, sáp nhập.',
    input: AbolishOrganizationInput,
    node: Organization,
    refusals: [
      'ORGANIZATION_ABOLISHED',
      'ORGANIZATION_HAS_UNITS',
      'SUCCESSION_CYCLE',
      'SUCCESSOR_ENDED',
      'VALIDITY_REVERSED',
    ],
    verb: 'organization.abolish',
  })
  abolishOrganization(input: AbolishOrganizationInput, scope: Scope): Promise<Organization> {
    return organizations.abolishOrganization(scope, input);
  }

  @Act({
    description: 'Enters another name or abbreviation of an organization.',
    input: AddAliasInput,
    node: OrganizationAlias,
    refusals: ['VALIDITY_REVERSED'],
    verb: 'organization.name',
  })
  addAlias(input: AddAliasInput, scope: Scope): Promise<OrganizationAlias> {
    return organizations.addAlias(scope, input);
  }

  @Act({
    description: 'Says until when a name was in use. It stays, because documents hold it.',
    input: EndAliasInput,
    node: OrganizationAlias,
    refusals: ['VALIDITY_REVERSED'],
    verb: 'organization.name',
  })
  endAlias(input: EndAliasInput, scope: Scope): Promise<OrganizationAlias> {
    return organizations.endAlias(scope, input);
  }
}
