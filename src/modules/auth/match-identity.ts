import type { SqlEntityManager } from '@mikro-orm/sql';
import { Account } from '../../entities/accounts/account.entity.ts';
import { ProviderIdentity } from '../../entities/accounts/credential.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import type { OidcIdentity } from './oidc-provider.ts';

const accountUnknownError = (sentence: string) =>
  new DomainError('ACCOUNT_UNKNOWN', `${sentence} Ask an administrator of your office for an account.`);

/**
 * Returns the account whose login is the verified e-mail address of an identity. For the first sign-in with this identity.
 *
 * Errors: `ACCOUNT_UNKNOWN`, `EMAIL_UNVERIFIED`.
 */
async function findAccountByEmail(em: SqlEntityManager, { issuer, email, isEmailVerified }: OidcIdentity) {
  if (!email) throw accountUnknownError('The provider sent no e-mail address.');
  if (!isEmailVerified)
    throw new DomainError(
      'EMAIL_UNVERIFIED',
      `The provider has not verified that ${email} is yours. Verify it there, or ask an administrator of your office.`,
    );
  const account = await em.findOne(Account, { login: email.toLowerCase(), kind: 'PERSON' });
  if (!account) throw accountUnknownError(`No account has the login ${email}.`);
  // An address may pass to another person. That person must not get the account of the person who had it before.
  if (await em.count(ProviderIdentity, { account, issuer }))
    throw accountUnknownError(`The account ${email} belongs to another identity at this provider.`);
  return account;
}

/**
 * Returns the id of the account that is linked to an identity of a provider.
 *
 * The link is by issuer and subject, never by e-mail address. At the first sign-in, the identity is linked to the account whose
 * login is the verified address. A sign-in never creates an account.
 *
 * A one-time password that was not changed yet is removed, because the provider has proved who the person is.
 *
 * Errors: `ACCOUNT_UNKNOWN`, `EMAIL_UNVERIFIED`, `ACCOUNT_DISABLED`.
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
