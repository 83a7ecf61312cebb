import type { SqlEntityManager } from '@mikro-orm/sql';
import { Account } from '../../entities/accounts/account.entity.ts';
import { ProviderIdentity } from '../../entities/accounts/credential.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { OidcIdentity } from './oidc-provider.ts';

const accountUnknownError = (sentence: string) =>
  new DomainError('ACCOUNT_UNKNOWN', `${sentence} Ask an administrator of your office for an account.`);

/** The account whose login is the address of somebody who comes for the first time. */
async function findAccountByEmail(em: SqlEntityManager, { issuer, email, isEmailVerified }: OidcIdentity) {
  if (!email) throw accountUnknownError('The provider does not say who you are: it gives no e-mail address.');
  if (!isEmailVerified)
    throw new DomainError(
      'EMAIL_UNVERIFIED',
      `The provider has not verified that ${email} is yours. Verify it there, or ask an administrator of your office.`,
    );
  const account = await em.findOne(Account, { login: email.toLowerCase(), kind: 'PERSON' });
  if (!account) throw accountUnknownError(`No account has the login ${email}.`);
  // An address that passed to somebody else must not open the account of whoever had it before.
  if (await em.count(ProviderIdentity, { account, issuer }))
    throw accountUnknownError(`The account ${email} belongs to another identity at this provider.`);
  return account;
}

/**
 * The account of an identity at a provider, told by issuer and subject, never by its address; at first the two are joined when
 * the verified address is the login of an account. Nobody gets an account by coming.
 *
 * A one-time password that was not changed yet is void from then on: who came proved who they are without it.
 */
export async function matchIdentity({ em }: MutationContext, identity: OidcIdentity): Promise<string> {
  const { issuer, subject, email = null } = identity;
  const linkedIdentity = await em.findOne(ProviderIdentity, { issuer, subject }, { populate: ['account'] });
  const account = linkedIdentity?.account.getEntity() ?? (await findAccountByEmail(em, identity));
  if (account.disabledAt)
    throw new DomainError(
      'ACCOUNT_DISABLED',
      'This account is disabled. Ask an administrator of your office.',
    );
  if (linkedIdentity) linkedIdentity.email = email;
  else em.create(ProviderIdentity, { account, issuer, subject, email });
  if (account.mustChangePassword) em.assign(account, { passwordHash: null, mustChangePassword: false });
  return account.id;
}
