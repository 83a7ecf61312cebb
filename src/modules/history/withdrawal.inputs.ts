import { Field, InputType } from 'type-graphql';
import { UpdateInput } from '../../mutations/base-inputs.ts';

@InputType({ description: 'An entry that was made by mistake, and the reason to withdraw it.' })
export class WithdrawEntryInput extends UpdateInput {
  @Field(() => String, {
    description: 'Why the entry is withdrawn. The tombstone shows the reason to other viewers.',
  })
  reason!: string;
}
