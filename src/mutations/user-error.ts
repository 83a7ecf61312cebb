import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ErrorCode } from '../shared/error-codes.ts';

/** Why a mutation failed. */
@ObjectType({ description: 'Why a mutation failed. Nothing was changed.' })
export class UserError {
  @Field(() => ErrorCode, {
    description: 'Which rule was broken. Codes never change once they are released.',
  })
  code!: ErrorCode;

  @Field(() => String, { description: 'What is wrong, with the value, then what to do.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The path of the invalid input field; null if the error is not about one field.',
  })
  path!: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The current version of the node, for VERSION_STALE; else null.',
  })
  currentVersion!: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The transitions that are possible now, for TRANSITION_IMPOSSIBLE; else null.',
  })
  allowed!: readonly string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the node that causes the error; null if there is none.',
  })
  node!: string | null;
}
