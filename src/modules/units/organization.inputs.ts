import { Field, ID, InputType } from 'type-graphql';
import { OrganizationKind } from '../../entities/units/organization.entity.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A new organization.' })
export class CreateOrganizationInput extends CreateInput {
  @Field(() => String, { description: 'The full official name.' })
  name!: string;

  @Field(() => OrganizationKind, { description: 'The kind of organization.' })
  kind!: OrganizationKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The organization directly above; null: a new governing body.',
  })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'A short code, unique below the governing body.' })
  code?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it exists; null: unknown.' })
  validFrom?: Day | null;
}

@InputType({ description: 'Changes of an organization. A field that is left out keeps its value.' })
export class ChangeOrganizationInput extends UpdateInput {
  @Field(() => String, { nullable: true, description: 'The full official name.' })
  name?: string | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'The kind of organization.' })
  kind?: OrganizationKind | null;

  @Field(() => String, { nullable: true, description: 'The short code; null removes it.' })
  code?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it exists; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it exists; null: it still exists.' })
  validTo?: Day | null;
}

@InputType({ description: 'An organization and the organization to move it to.' })
export class MoveOrganizationInput extends UpdateInput {
  @Field(() => ID, {
    description: 'The new organization directly above. It must belong to the same governing body.',
  })
  parent!: string;
}

@InputType({ description: 'The end of an organization.' })
export class AbolishOrganizationInput extends UpdateInput {
  @Field(() => DateScalar, { description: 'The last day it existed.' })
  validTo!: Day;

  @Field(() => ID, {
    nullable: true,
    description: 'The organization that takes over its duties; null: none.',
  })
  successor?: string | null;
}

@InputType({ description: 'Another name of an organization.' })
export class AddAliasInput extends CreateInput {
  @Field(() => ID, { description: 'The organization with this name.' })
  organization!: string;

  @Field(() => String, { description: 'The name as it is written in documents, for example `UBND TP`.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of its use; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day of its use; null: it is still in use.',
  })
  validTo?: Day | null;
}

@InputType({ description: 'The end of the use of an alias.' })
export class EndAliasInput extends UpdateInput {
  @Field(() => DateScalar, { description: 'The last day of its use.' })
  validTo!: Day;
}
