import { Field, ID, InputType, Int } from 'type-graphql';
import { Publication } from '../../entities/units/body-policy.entity.ts';

@InputType({
  description: 'The choices of a governing body. What is left out stays as it is, or as it is by default.',
})
export class SetBodyPolicyInput {
  @Field(() => ID, { description: 'The governing body.' })
  body!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Within how many days a deadline counts as due soon, 0 to 365.',
  })
  dueSoonDays?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'After how many days without a report a directive counts as silent, 1 to 3650.',
  })
  silentAfterDays?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether "trước ngày 15" includes the 15th.' })
  beforeIncludesDay?: boolean | null;

  @Field(() => Publication, { nullable: true, description: 'What is shown to those who are not signed in.' })
  publication?: Publication | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read, where the body has made choices already.',
  })
  expectedVersion?: number | null;
}
