import { Account } from '../../entities/accounts/account.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';

/** The account that acts, for what is written down of it; null at the machine itself, where nobody signs in. */
export const currentAccount = ({ em, viewer }: MutationContext): Account | null =>
  viewer.account && em.getReference(Account, viewer.account.accountId);
