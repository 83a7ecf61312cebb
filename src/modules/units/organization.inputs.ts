import { Field, ID, InputType, Int } from 'type-graphql';
import { OrganizationKind } from '../../entities/units/organization.entity.ts';
import { DateScalar, type Day } from '../../shared/day.ts';

@InputType({ description: 'A new organization.' })
export class CreateOrganizationInput {
  @Field(() => String, { description: 'The full official name.' })
  name!: string;

  @Field(() => OrganizationKind, { description: 'What sort of body it is.' })
  kind!: OrganizationKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The organization directly above; null: a governing body of its own.',
  })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'A short code, unique below the governing body.' })
  code?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it exists; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => String, { nullable: true, description: 'A key of your own against doing it twice.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'What is to be different about an organization. What is left out stays.' })
export class ChangeOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'The full official name.' })
  name?: string | null;

  @Field(() => OrganizationKind, { nullable: true, description: 'What sort of body it is.' })
  kind?: OrganizationKind | null;

  @Field(() => String, { nullable: true, description: 'The short code; null takes it away.' })
  code?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it exists; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it exists; null: it still does.' })
  validTo?: Day | null;
}

@InputType({ description: 'An organization and the one it is to stand below.' })
export class MoveOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => ID, {
    description: 'The organization directly above from now on, of the same governing body.',
  })
  parent!: string;
}

@InputType({ description: 'The end of an organization.' })
export class AbolishOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'The last day it existed.' })
  validTo!: Day;

  @Field(() => ID, { nullable: true, description: 'Who takes over its duties; null: nobody.' })
  successor?: string | null;
}

@InputType({ description: 'Another name of an organization.' })
export class AddAliasInput {
  @Field(() => ID, { description: 'The organization so called.' })
  organization!: string;

  @Field(() => String, { description: 'The name as documents write it, `UBND TP`.' })
  name!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day it was in use; null: unknown.' })
  validFrom?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it was in use; null: it still is.' })
  validTo?: Day | null;

  @Field(() => String, { nullable: true, description: 'A key of your own against doing it twice.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'That a name of an organization goes out of use.' })
export class EndAliasInput {
  @Field(() => ID, { description: 'The alias.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'The last day it was in use.' })
  validTo!: Day;
}
