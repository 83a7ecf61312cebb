import { Field, ID, InputType, Int } from 'type-graphql';
import { AccountKind } from '../../entities/accounts/account.entity.ts';
import { Role } from '../../entities/accounts/role.ts';

@InputType({ description: 'A role in an organization and all below it.' })
export class RoleInput {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { description: 'The organization it reaches down from.' })
  organization!: string;
}

@InputType({ description: 'An account to be made.' })
export class CreateAccountInput {
  @Field(() => String, {
    description: 'The name to sign in with: 2 to 100 of a–z, 0–9 and . _ @ -, small letters.',
  })
  login!: string;

  @Field(() => String, { description: 'What the account is called beside what it did.' })
  name!: string;

  @Field(() => AccountKind, { nullable: true, description: 'For a person or a program. Default: PERSON.' })
  kind?: AccountKind | null;

  @Field(() => ID, { nullable: true, description: 'The person of the graph it belongs to.' })
  person?: string | null;

  @Field(() => [RoleInput], { nullable: true, description: 'Its first roles; more with grantRole.' })
  roles?: RoleInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Any text of your own, once for each act: sent again it does nothing twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A role to be given to an account.' })
export class GrantRoleInput {
  @Field(() => ID, { description: 'The account that gets it.' })
  account!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  @Field(() => ID, { description: 'The organization it reaches down from.' })
  organization!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Any text of your own, once for each act: sent again it does nothing twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A role to be taken from an account.' })
export class RevokeRoleInput {
  @Field(() => ID, { description: 'What was granted.' })
  grant!: string;
}

@InputType({ description: 'An account as it was read, to be changed.' })
export class AccountInput {
  @Field(() => ID, { description: 'The account.' })
  account!: string;

  @Field(() => Int, { description: 'The version of the account that was read.' })
  expectedVersion!: number;
}
