import { Field, InputType } from 'type-graphql';
import { ChangeInput } from '../../mutations/inputs.ts';

@InputType({ description: 'What was entered by mistake, and why it goes.' })
export class WithdrawEntryInput extends ChangeInput {
  @Field(() => String, {
    description: 'Why it is taken out. It stands on the tombstone, where others read it.',
  })
  reason!: string;
}
