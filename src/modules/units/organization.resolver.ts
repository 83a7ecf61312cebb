import { Resolver } from 'type-graphql';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
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
  @TransactionalMutation({
    description:
      'Creates an organization below another one, or a new governing body. The founder of a governing body becomes its administrator.',
    input: CreateOrganizationInput,
    node: Organization,
    errorCodes: ['ORGANIZATION_CODE_TAKEN', 'ORGANIZATION_ABOLISHED'],
    permission: 'organization.create',
  })
  createOrganization(input: CreateOrganizationInput, ctx: MutationContext): Promise<Organization> {
    return organizations.createOrganization(ctx, input);
  }

  @TransactionalMutation({
    description: 'Changes the name, code, kind, or the first or last day of an organization.',
    input: ChangeOrganizationInput,
    node: Organization,
    errorCodes: ['ORGANIZATION_CODE_TAKEN', 'VALIDITY_REVERSED'],
    permission: 'organization.change',
  })
  changeOrganization(input: ChangeOrganizationInput, ctx: MutationContext): Promise<Organization> {
    return organizations.changeOrganization(ctx, input);
  }

  @TransactionalMutation({
    description:
      'Moves an organization, with all organizations below it, below another one of the same governing body.',
    input: MoveOrganizationInput,
    node: Organization,
    errorCodes: ['ORGANIZATION_CYCLE', 'ORGANIZATION_OTHER_BODY', 'ORGANIZATION_ABOLISHED'],
    permission: 'organization.move',
  })
  moveOrganization(input: MoveOrganizationInput, ctx: MutationContext): Promise<Organization> {
    return organizations.moveOrganization(ctx, input);
  }

  @TransactionalMutation({
    description:
      'Ends an organization and names the successor that takes over its duties. Its directives stay assigned to it. Vietnamese: giải thể, sáp nhập.',
    input: AbolishOrganizationInput,
    node: Organization,
    errorCodes: [
      'ORGANIZATION_ABOLISHED',
      'ORGANIZATION_HAS_UNITS',
      'SUCCESSION_CYCLE',
      'SUCCESSOR_ENDED',
      'VALIDITY_REVERSED',
    ],
    permission: 'organization.abolish',
  })
  abolishOrganization(input: AbolishOrganizationInput, ctx: MutationContext): Promise<Organization> {
    return organizations.abolishOrganization(ctx, input);
  }

  @TransactionalMutation({
    description: 'Adds another name or abbreviation of an organization.',
    input: AddAliasInput,
    node: OrganizationAlias,
    errorCodes: ['VALIDITY_REVERSED'],
    permission: 'organization.name',
  })
  addAlias(input: AddAliasInput, ctx: MutationContext): Promise<OrganizationAlias> {
    return organizations.addAlias(ctx, input);
  }

  @TransactionalMutation({
    description: 'Ends the use of an alias. The alias stays, because documents contain it.',
    input: EndAliasInput,
    node: OrganizationAlias,
    errorCodes: ['VALIDITY_REVERSED'],
    permission: 'organization.name',
  })
  endAlias(input: EndAliasInput, ctx: MutationContext): Promise<OrganizationAlias> {
    return organizations.endAlias(ctx, input);
  }
}
