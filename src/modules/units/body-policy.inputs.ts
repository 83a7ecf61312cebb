import { Field, ID, InputType, Int } from 'type-graphql';
import { Publication } from '../../entities/units/body-policy.entity.ts';

@InputType({
  description: 'The settings of a governing body. A field that is left out keeps its value or its default.',
})
export class SetBodyPolicyInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'A deadline counts as due soon within this number of days, 0 to 365.',
  })
  dueSoonDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'A directive counts as silent after this number of days without a report, 1 to 3650.',
  })
  silentAfterDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether "trước ngày 15" includes the 15th.' })
  beforeIncludesDay?: boolean | null;

  @Field(() => Publication, { nullable: true, description: 'What anonymous viewers can see.' })
  publication?: Publication | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the settings that you read. Required if the governing body has settings already.',
  })
  expectedVersion?: number | null;
}
