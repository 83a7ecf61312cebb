import type { Role } from '../entities/accounts/role.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Viewer } from './viewer.ts';

/**
 * How far a role reaches for an act.
 *
 * BODY: a role in the governing body whose business it is. ADDRESSEE: a role in a unit the thing was given to, or above it.
 * ORGANIZATION: a role in the organization it is about, or above it. SELF: one's own account, whatever the roles.
 */
export type Reach = 'BODY' | 'ADDRESSEE' | 'ORGANIZATION' | 'SELF';

/** Who may do one thing. */
export interface Rule {
  readonly may: Readonly<Partial<Record<Role, Reach>>>;
  /** True: anybody who is signed in may do it with what is their own. */
  readonly self?: boolean;
  /** True: anybody, signed in or not. */
  readonly anyone?: boolean;
  /** Who may not do it, whatever their role, in words. */
  readonly never?: string;
}

/** What a thing says of itself so that a rule can be applied: paths of the organizations concerned. */
export interface Place {
  readonly body?: string;
  readonly addressees?: readonly string[];
  readonly organization?: string;
  /** Ids of the people it was given to by name: they may do what a unit may that it was given to. */
  readonly people?: readonly string[];
}

/** Every rule, by verb. Complete once the policies of the features have been imported. */
export const rules = new Map<string, Rule>();

/** Declares the rules of one feature: `policy('directive', { issue: { may: { OFFICE: 'BODY' } } })`. */
export function policy<const Rules extends Record<string, Rule>>(noun: string, declared: Rules): Rules {
  for (const [verb, rule] of Object.entries(declared)) rules.set(`${noun}.${verb}`, rule);
  return declared;
}

const pathsAt = (reach: Reach, { body, addressees = [], organization }: Place): readonly string[] =>
  reach === 'BODY'
    ? body
      ? [body]
      : []
    : reach === 'ADDRESSEE'
      ? addressees
      : reach === 'ORGANIZATION' && organization
        ? [organization]
        : [];

/** Why a viewer may not do a thing; undefined when they may. The sentence says who may. */
export function whyNot(viewer: Viewer, verb: string, place: Place): DomainError | undefined {
  const rule = rules.get(verb);
  if (!rule) throw new Error(`No policy speaks of ${verb}`);
  if (rule.anyone || viewer.kind === 'LOCAL') return undefined;
  const { account } = viewer;
  if (!account)
    return new DomainError('SIGN_IN_REQUIRED', 'Nobody is signed in. Sign in with signIn, or send a token.');
  if (account.readsOnly)
    return new DomainError('FORBIDDEN', 'This token may only read. Use one with the scope WRITE.');
  if (account.mustChangePassword && verb !== 'account.changePassword' && verb !== 'account.signOut')
    return new DomainError(
      'PASSWORD_CHANGE_REQUIRED',
      'The password was given by somebody else. Choose one of your own with changePassword first.',
    );
  if (rule.self) return undefined;
  const may = Object.entries(rule.may) as [Role, Reach][];
  if (may.some(([role, reach]) => pathsAt(reach, place).some((path) => viewer.hasRole([role], path))))
    return undefined;
  const isAddressed = account.personId !== null && place.people?.includes(account.personId);
  if (isAddressed && may.some(([, reach]) => reach === 'ADDRESSEE')) return undefined;
  return new DomainError(
    'FORBIDDEN',
    `This takes the role ${may.map(([role, reach]) => `${role} ${SCOPES[reach]}`).join(' or ')}. Ask an administrator, or somebody who has it.`,
  );
}

const SCOPES: Record<Reach, string> = {
  BODY: 'in the governing body',
  ADDRESSEE: 'in a unit it was given to',
  ORGANIZATION: 'in the organization it is about',
  SELF: 'of one’s own',
};

/** Refuses with `FORBIDDEN`, `SIGN_IN_REQUIRED` or `PASSWORD_CHANGE_REQUIRED` what the policy does not allow. */
export function must(viewer: Viewer, verb: string, place: Place): void {
  const refusal = whyNot(viewer, verb, place);
  if (refusal) throw refusal;
}
