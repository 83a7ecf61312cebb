import { Field, ID, Int, ObjectType } from 'type-graphql';

/** Why an act was refused. */
@ObjectType({ description: 'Why an act was refused. Nothing was changed.' })
export class UserError {
  @Field(() => String, { description: 'Noun and fact, `DEADLINE_NOT_LATER`. Never reworded once released.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, with the value, then what to do.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the input the reason lies; null when it is not one field of it.',
  })
  path!: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The present version of what was to be changed, with VERSION_STALE.',
  })
  currentVersion!: number | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The verbs that are possible now, with TRANSITION_IMPOSSIBLE.',
  })
  allowed!: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'The node that stands in the way, if one does.' })
  node!: string | null;
}
