import type { Role } from '../entities/accounts/role.ts';
import { DomainError } from '../shared/domain-error.ts';

/** A role an account has in an organization and all below it. */
export interface Grant {
  readonly role: Role;
  /** The organization the role reaches down from. */
  readonly organizationId: string;
  /** The ids from the top of its tree down to it, each followed by `/`. */
  readonly path: string;
}

/** An account as far as deciding on rights needs it. */
export interface AuthenticatedAccount {
  readonly accountId: string;
  readonly name: string;
  /** The person of the graph whom this account belongs to; null for service accounts and those nobody linked. */
  readonly personId: string | null;
  readonly grants: readonly Grant[];
  /** True: signed in with a token that may only read. */
  readonly isReadOnly: boolean;
  /** True: the password was given by somebody else, and nothing but changing it is allowed. */
  readonly mustChangePassword: boolean;
  /** The session they came in with, if they did. */
  readonly sessionId?: string;
  /** The token they came in with, if they did. */
  readonly tokenId?: string;
}

/** How a viewer came to the graph. */
export type ViewerKind = 'ANONYMOUS' | 'ACCOUNT' | 'LOCAL';

const bodyIdFromPath = (path: string) => path.slice(0, path.indexOf('/'));
const isBodyWide = ({ path, organizationId }: Grant) => bodyIdFromPath(path) === organizationId;

/** Roles that read all that happens in their scope. */
const FULL_READ_ROLES: readonly Role[] = ['OFFICE', 'LEADER', 'AUDITOR'];

/**
 * Who asks, and which roles in which organizations they have.
 *
 * It says what the viewer is; what that allows is said by the policies (acts) and by `visibility.ts` (rows).
 */
export class Viewer {
  private constructor(
    readonly kind: ViewerKind,
    readonly account: AuthenticatedAccount | null,
  ) {}

  /** Somebody who is not signed in: sees what bodies publish. */
  static readonly anonymous = new Viewer('ANONYMOUS', null);

  /** Who works at the machine itself with the database at hand, such as `npx giaoban open`: sees everything. */
  static readonly local = new Viewer('LOCAL', null);

  static forAccount(account: AuthenticatedAccount): Viewer {
    return new Viewer('ACCOUNT', account);
  }

  private readonly addedGrants: Grant[] = [];

  /** The roles that count now: none until a password that somebody else knows has been changed. */
  get grants(): readonly Grant[] {
    return this.account?.mustChangePassword ? [] : [...(this.account?.grants ?? []), ...this.addedGrants];
  }

  /** Takes note of a role given in this very request, so that its answer can show what the role opens. */
  addGrant(grant: Grant): void {
    if (this.account) this.addedGrants.push(grant);
  }

  /** The bodies in which the viewer is AUDITOR at any level: what they read is noted in the history of each. */
  get auditedBodies(): readonly string[] {
    return [
      ...new Set(this.grants.flatMap(({ role, path }) => (role === 'AUDITOR' ? [bodyIdFromPath(path)] : []))),
    ];
  }

  /** Whether the viewer has one of these roles in an organization, told by its path, or above it. */
  hasRole(roles: readonly Role[], path: string): boolean {
    return this.grants.some((grant) => roles.includes(grant.role) && path.startsWith(grant.path));
  }

  /** The account, or the refusal `SIGN_IN_REQUIRED`. */
  requireAccount(): AuthenticatedAccount {
    if (this.account) return this.account;
    throw new DomainError('SIGN_IN_REQUIRED', 'Nobody is signed in. Sign in with signIn, or send a token.');
  }

  /** The values that the visibility predicates compare rows with. */
  get sqlParameters(): Readonly<Record<string, unknown>> {
    const { grants } = this;
    const business = grants.filter(({ role }) => role !== 'ADMIN');
    return {
      account: this.account?.accountId ?? null,
      person: this.account?.personId ?? null,
      /** Bodies whose organizations, people and accounts the viewer knows: at any level, in any role. */
      bodies: [...new Set(grants.map(({ path }) => bodyIdFromPath(path)))],
      /** Bodies the viewer works in: at any level, in any role but ADMIN, which reads no business. */
      works: [...new Set(business.map(({ path }) => bodyIdFromPath(path)))],
      /** Bodies all of whose business the viewer reads. */
      wholeBodies: [
        ...new Set(
          business
            .filter((it) => isBodyWide(it) && FULL_READ_ROLES.includes(it.role))
            .map((it) => it.organizationId),
        ),
      ],
      /** Bodies whose history the viewer audits. */
      audits: grants.filter((it) => isBodyWide(it) && it.role === 'AUDITOR').map((it) => it.organizationId),
      /** Paths below which the viewer reads what was given to a unit. */
      units: [...new Set(business.map(({ path }) => path))],
      /** Paths below which the viewer keeps accounts. */
      administers: grants.filter(({ role }) => role === 'ADMIN').map(({ path }) => path),
    };
  }
}
