import { Resolver } from 'type-graphql';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { Tombstone } from './tombstone.fields.ts';
import { WithdrawEntryInput } from './withdrawal.inputs.ts';
import { withdraw } from './withdrawal.service.ts';

/** Taking out what was entered by mistake. */
@Resolver()
export class WithdrawingResolver {
  @Act({
    node: Tombstone,
    input: WithdrawEntryInput,
    verb: 'entry.withdraw',
    description:
      'Takes out what was entered by mistake, with its parts; a tombstone and the history stay. For a draft and its assignments, an attendance, and as long as nothing points at it: a meeting, a document, a conclusion, a group, an alias. Anything else has an act that ends it.',
    refusals: ['VERSION_STALE', 'REASON_MISSING', 'ENTRY_PERMANENT', 'NODE_IN_USE', 'ID_MALFORMED'],
  })
  withdrawEntry(input: WithdrawEntryInput, scope: Scope): Promise<{ readonly id: string }> {
    return withdraw(scope, input);
  }
}
