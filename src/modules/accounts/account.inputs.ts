import { Field, ID, InputType } from 'type-graphql';
import { AccountKind } from '../../entities/accounts/account.entity.ts';
import { Role } from '../../entities/accounts/role.ts';
import { CreateInput, UpdateInput } from '../../mutations/base-inputs.ts';

@InputType({ description: 'A role in an organization and in all organizations below it.' })
export class RoleInput {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { description: 'The organization where it begins.' })
  organization!: string;
}

@InputType({ description: 'An account to create.' })
export class CreateAccountInput extends CreateInput {
  @Field(() => String, {
    description: 'The name to sign in with: 2 to 100 of a–z, 0–9 and . _ @ -. Capital letters become small.',
  })
  login!: string;

  @Field(() => String, { description: 'The name that the history shows beside what the account did.' })
  name!: string;

  @Field(() => AccountKind, { nullable: true, description: 'For a person or a program. Default: PERSON.' })
  kind?: AccountKind | null;

  @Field(() => ID, { nullable: true, description: 'The person of the graph that it belongs to.' })
  person?: string | null;

  @Field(() => [RoleInput], { nullable: true, description: 'Its first roles. Add more with grantRole.' })
  roles?: RoleInput[] | null;
}

@InputType({ description: 'A role to grant to an account.' })
export class GrantRoleInput extends CreateInput {
  @Field(() => ID, { description: 'The account that gets it.' })
  account!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { description: 'The organization where it begins.' })
  organization!: string;
}

@InputType({ description: 'A role to revoke.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'The RoleGrant.' })
  id!: string;
}

@InputType({ description: 'The account that gets a new one-time password.' })
export class ResetPasswordInput extends UpdateInput {}

@InputType({ description: 'The account to disable.' })
export class DisableAccountInput extends UpdateInput {}

@InputType({ description: 'The account to enable.' })
export class EnableAccountInput extends UpdateInput {}
