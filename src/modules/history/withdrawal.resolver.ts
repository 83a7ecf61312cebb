import { Resolver } from 'type-graphql';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { Tombstone } from './tombstone.fields.ts';
import { WithdrawEntryInput } from './withdrawal.inputs.ts';
import { withdraw } from './withdrawal.service.ts';

/** The mutation `withdrawEntry`. */
@Resolver()
export class WithdrawalResolver {
  @TransactionalMutation({
    node: Tombstone,
    input: WithdrawEntryInput,
    permission: 'entry.withdraw',
    description:
      'Withdraws an entry that was made by mistake, together with its parts; a tombstone and the history stay. Possible for a draft, an assignment of a draft and an attendance, and, if nothing refers to it, for a meeting, document, conclusion, group or alias. Every other type has its own mutation.',
    errorCodes: ['VERSION_STALE', 'REASON_MISSING', 'ENTRY_PERMANENT', 'NODE_IN_USE', 'ID_MALFORMED'],
  })
  withdrawEntry(input: WithdrawEntryInput, ctx: MutationContext): Promise<{ readonly id: string }> {
    return withdraw(ctx, input);
  }
}
