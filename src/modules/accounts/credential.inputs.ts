import { Field, ID, InputType } from 'type-graphql';
import { TokenScope } from '../../entities/accounts/credential.entity.ts';
import { CreateInput } from '../../mutations/base-inputs.ts';
import { DateTimeScalar } from '../../shared/instant.ts';

@InputType({ description: 'The old and the new password of the viewer.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password as it is now.' })
  currentPassword!: string;

  @Field(() => String, {
    description:
      'The new password: 12 to 200 characters of any kind. Not the login, not the name, and not one that is easy to guess.',
  })
  newPassword!: string;
}

@InputType({ description: 'A token to create.' })
export class CreateTokenInput extends CreateInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The service account that it is for; only an administrator may give one. Default: the account of the viewer.',
  })
  account?: string | null;

  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => TokenScope, { description: 'What it may be used for.' })
  scope!: TokenScope;

  @Field(() => DateTimeScalar, { description: 'When it expires: in the future, within 366 days.' })
  expiresAt!: Date;
}

@InputType({ description: 'A token to revoke.' })
export class RevokeTokenInput {
  @Field(() => ID, { description: 'The AccessToken.' })
  id!: string;
}

@InputType({ description: 'A session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The Session, of the account of the viewer.' })
  id!: string;
}
