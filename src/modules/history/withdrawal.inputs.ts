import { Field, InputType } from 'type-graphql';
import { UpdateInput } from '../../mutations/inputs.ts';

@InputType({ description: 'What was entered by mistake, and why it goes.' })
export class WithdrawEntryInput extends UpdateInput {
  @Field(() => String, {
    description: 'Why it is taken out. It stands on the tombstone, where others read it.',
  })
  reason!: string;
}
