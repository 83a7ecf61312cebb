import { Field, ID, InputType } from 'type-graphql';
import { TokenScope } from '../../entities/accounts/credential.entity.ts';
import { InstantScalar } from '../../shared/instant.ts';

@InputType({ description: 'The own password, to be changed.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is now.' })
  presentPassword!: string;

  @Field(() => String, {
    description:
      'The new one: 12 to 200 characters of any sort; neither the login nor the name nor one that everybody tries first.',
  })
  newPassword!: string;
}

@InputType({ description: 'A token to be made.' })
export class CreateTokenInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The account of a program that it is for, by an administrator. Default: one’s own.',
  })
  account?: string | null;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => TokenScope, { description: 'What it may be used for.' })
  scope!: TokenScope;

  @Field(() => InstantScalar, { description: 'When it ends: in the future, within 366 days.' })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Any text of your own, once for each act: sent again it does nothing twice.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A token as it was read, to be revoked.' })
export class RevokeTokenInput {
  @Field(() => ID, { description: 'The token.' })
  token!: string;
}

@InputType({ description: 'A session to be ended.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session, of the own account.' })
  session!: string;
}
