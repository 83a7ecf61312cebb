import type { Role } from '../entities/accounts/role.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Viewer } from './viewer.ts';

/**
 * Where a role must be held to give a permission on a resource.
 *
 * BODY: in the governing body of the resource. ADDRESSEE: in a unit that is an addressee of it, or above that unit.
 * ORGANIZATION: in the organization concerned, or above it. SELF: the viewer's own account, with any role or none.
 */
export type RoleScope = 'BODY' | 'ADDRESSEE' | 'ORGANIZATION' | 'SELF';

/** Who has one permission. */
export interface PermissionRule {
  readonly may: Readonly<Partial<Record<Role, RoleScope>>>;
  /** True if every account has it for what belongs to that account. */
  readonly self?: boolean;
  /** True if every viewer has it, anonymous viewers included. */
  readonly anyone?: boolean;
  /** Who never has it, with any role. This is text for the printed table; the service enforces it. */
  readonly never?: string;
}

/** What a permission is checked on: the paths of the organizations concerned. */
export interface Resource {
  readonly body?: string;
  readonly addressees?: readonly string[];
  readonly organization?: string;
  /** Ids of the people who are addressees. They have the permissions of a unit that is an addressee. */
  readonly people?: readonly string[];
}

/** Every rule, by permission. Complete once all policies are imported. */
export const permissionRules = new Map<string, PermissionRule>();

/** Declares the rules of one module: `definePolicy('directive', { issue: { may: { OFFICE: 'BODY' } } })`. */
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

/** Returns the error if a viewer does not have a permission on a resource; else undefined. The message says who has it. */
export function authorizationError(
  viewer: Viewer,
  permission: string,
  resource: Resource,
): DomainError | undefined {
  const rule = permissionRules.get(permission);
  if (!rule) throw new Error(`No policy declares "${permission}".`);
  if (rule.anyone || viewer.kind === 'LOCAL') return undefined;
  const { account } = viewer;
  if (!account)
    return new DomainError(
      'SIGN_IN_REQUIRED',
      'You are not signed in. Sign in with signIn, or send a token.',
    );
  if (account.isReadOnly)
    return new DomainError('FORBIDDEN', 'This token has the scope READ. Use one with the scope WRITE.');
  if (
    account.mustChangePassword &&
    permission !== 'account.changePassword' &&
    permission !== 'account.signOut'
  )
    return new DomainError(
      'PASSWORD_CHANGE_REQUIRED',
      'Somebody else set this password. Choose your own with changePassword first.',
    );
  if (rule.self) return undefined;
  const may = Object.entries(rule.may) as [Role, RoleScope][];
  if (may.some(([role, scope]) => scopedPaths(scope, resource).some((path) => viewer.hasRole([role], path))))
    return undefined;
  const isAddressed = account.personId !== null && resource.people?.includes(account.personId);
  if (isAddressed && may.some(([, scope]) => scope === 'ADDRESSEE')) return undefined;
  return new DomainError(
    'FORBIDDEN',
    `This requires the role ${may.map(([role, scope]) => `${role} ${SCOPE_DESCRIPTIONS[scope]}`).join(' or ')}. Ask an administrator, or somebody who has the role.`,
  );
}

const SCOPE_DESCRIPTIONS: Record<RoleScope, string> = {
  BODY: 'in the governing body',
  ADDRESSEE: 'in a unit that is an addressee',
  ORGANIZATION: 'in the organization concerned',
  SELF: 'for one’s own account',
};

/** Throws if a viewer does not have a permission on a resource. Errors: `FORBIDDEN`, `SIGN_IN_REQUIRED`, `PASSWORD_CHANGE_REQUIRED`. */
export function authorize(viewer: Viewer, permission: string, resource: Resource): void {
  const error = authorizationError(viewer, permission, resource);
  if (error) throw error;
}
