import { Resolver } from 'type-graphql';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { Tombstone } from './tombstone.fields.ts';
import { WithdrawEntryInput } from './withdrawal.inputs.ts';
import { withdraw } from './withdrawal.service.ts';

/** Taking out what was entered by mistake. */
@Resolver()
export class WithdrawalResolver {
  @TransactionalMutation({
    node: Tombstone,
    input: WithdrawEntryInput,
    permission: 'entry.withdraw',
    description:
      'Takes out what was entered by mistake, with its parts; a tombstone and the history stay. For a draft and its assignments, an attendance, and as long as nothing points at it: a meeting, a document, a conclusion, a group, an alias. Anything else has an act that ends it.',
    errorCodes: ['VERSION_STALE', 'REASON_MISSING', 'ENTRY_PERMANENT', 'NODE_IN_USE', 'ID_MALFORMED'],
  })
  withdrawEntry(input: WithdrawEntryInput, ctx: MutationContext): Promise<{ readonly id: string }> {
    return withdraw(ctx, input);
  }
}
