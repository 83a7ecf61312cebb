import type { Role } from '../entities/accounts/role.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Viewer } from './viewer.ts';

/**
 * How far a role reaches for an act.
 *
 * BODY: a role in the governing body whose business it is. ADDRESSEE: a role in a unit the thing was given to, or above it.
 * ORGANIZATION: a role in the organization it is about, or above it. SELF: one's own account, whatever the roles.
 */
export type RoleScope = 'BODY' | 'ADDRESSEE' | 'ORGANIZATION' | 'SELF';

/** Who may do one thing. */
export interface PermissionRule {
  readonly may: Readonly<Partial<Record<Role, RoleScope>>>;
  /** True: anybody who is signed in may do it with what is their own. */
  readonly self?: boolean;
  /** True: anybody, signed in or not. */
  readonly anyone?: boolean;
  /** Who may not do it, whatever their role, in words. */
  readonly never?: string;
}

/** What a thing says of itself so that a rule can be applied: paths of the organizations concerned. */
export interface Resource {
  readonly body?: string;
  readonly addressees?: readonly string[];
  readonly organization?: string;
  /** Ids of the people it was given to by name: they may do what a unit may that it was given to. */
  readonly people?: readonly string[];
}

/** Every rule, by verb. Complete once the policies of the features have been imported. */
export const permissionRules = new Map<string, PermissionRule>();

/** Declares the rules of one feature: `policy('directive', { issue: { may: { OFFICE: 'BODY' } } })`. */
export function definePolicy<const Rules extends Record<string, PermissionRule>>(
  noun: string,
  rules: Rules,
): Rules {
  for (const [action, rule] of Object.entries(rules)) permissionRules.set(`${noun}.${action}`, rule);
  return rules;
}

const scopedPaths = (
  scope: RoleScope,
  { body, addressees = [], organization }: Resource,
): readonly string[] =>
  scope === 'BODY'
    ? body
      ? [body]
      : []
    : scope === 'ADDRESSEE'
      ? addressees
      : scope === 'ORGANIZATION' && organization
        ? [organization]
        : [];

/** Why a viewer may not do a thing; undefined when they may. The sentence says who may. */
export function authorizationError(
  viewer: Viewer,
  permission: string,
  resource: Resource,
): DomainError | undefined {
  const rule = permissionRules.get(permission);
  if (!rule) throw new Error(`No policy speaks of ${permission}`);
  if (rule.anyone || viewer.kind === 'LOCAL') return undefined;
  const { account } = viewer;
  if (!account)
    return new DomainError('SIGN_IN_REQUIRED', 'Nobody is signed in. Sign in with signIn, or send a token.');
  if (account.isReadOnly)
    return new DomainError('FORBIDDEN', 'This token may only read. Use one with the scope WRITE.');
  if (
    account.mustChangePassword &&
    permission !== 'account.changePassword' &&
    permission !== 'account.signOut'
  )
    return new DomainError(
      'PASSWORD_CHANGE_REQUIRED',
      'The password was given by somebody else. Choose one of your own with changePassword first.',
    );
  if (rule.self) return undefined;
  const may = Object.entries(rule.may) as [Role, RoleScope][];
  if (may.some(([role, reach]) => scopedPaths(reach, resource).some((path) => viewer.hasRole([role], path))))
    return undefined;
  const isAddressed = account.personId !== null && resource.people?.includes(account.personId);
  if (isAddressed && may.some(([, reach]) => reach === 'ADDRESSEE')) return undefined;
  return new DomainError(
    'FORBIDDEN',
    `This takes the role ${may.map(([role, reach]) => `${role} ${SCOPE_DESCRIPTIONS[reach]}`).join(' or ')}. Ask an administrator, or somebody who has it.`,
  );
}

const SCOPE_DESCRIPTIONS: Record<RoleScope, string> = {
  BODY: 'in the governing body',
  ADDRESSEE: 'in a unit it was given to',
  ORGANIZATION: 'in the organization it is about',
  SELF: 'of one’s own',
};

/** Refuses with `FORBIDDEN`, `SIGN_IN_REQUIRED` or `PASSWORD_CHANGE_REQUIRED` what the policy does not allow. */
export function authorize(viewer: Viewer, permission: string, resource: Resource): void {
  const error = authorizationError(viewer, permission, resource);
  if (error) throw error;
}
