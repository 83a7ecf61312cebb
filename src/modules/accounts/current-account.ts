import { Account } from '../../entities/accounts/account.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';

/** Returns the account of the viewer, to be stored as the author of a record. Null for local access, which has no account. */
export const currentAccount = ({ em, viewer }: MutationContext): Account | null =>
  viewer.account && em.getReference(Account, viewer.account.accountId);
