import { Account } from '../../entities/accounts/account.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';

/** The account that acts, for what is written down of it; null at the machine itself, where nobody signs in. */
export const ownAccount = ({ em, viewer }: Scope): Account | null =>
  viewer.account && em.getReference(Account, viewer.account.accountId);
