import type { Role } from '../entities/accounts/role.ts';
import { DomainError } from '../shared/domain-error.ts';

/** A role of an account in an organization and all organizations below it. */
export interface Grant {
  readonly role: Role;
  /** The organization in which, and below which, the role applies. */
  readonly organizationId: string;
  /** The path of that organization: the ids from the top of its tree down to it, each followed by `/`. */
  readonly path: string;
}

/** What is known of an account to check its permissions. */
export interface AuthenticatedAccount {
  readonly accountId: string;
  readonly name: string;
  /** The person of the graph who owns this account; null for service accounts and accounts without a link. */
  readonly personId: string | null;
  readonly grants: readonly Grant[];
  /** True if the viewer signed in with a token of scope READ. */
  readonly isReadOnly: boolean;
  /** True if somebody else set the password. The viewer may then only change it. */
  readonly mustChangePassword: boolean;
  /** The session of the request, if it has one. */
  readonly sessionId?: string;
  /** The token of the request, if it has one. */
  readonly tokenId?: string;
}

/** How a viewer gets access to the graph. */
export type ViewerKind = 'ANONYMOUS' | 'ACCOUNT' | 'LOCAL';

const bodyIdFromPath = (path: string) => path.slice(0, path.indexOf('/'));
const isBodyWide = ({ path, organizationId }: Grant) => bodyIdFromPath(path) === organizationId;

/** Roles that read everything in their scope. */
const FULL_READ_ROLES: readonly Role[] = ['OFFICE', 'LEADER', 'AUDITOR'];

/**
 * Who sends a request, and which roles in which organizations they have.
 *
 * This class says only who the viewer is. The policies say which mutations they may run, and `row-visibility.ts` which rows they see.
 */
export class Viewer {
  private constructor(
    readonly kind: ViewerKind,
    readonly account: AuthenticatedAccount | null,
  ) {}

  /** A viewer who is not signed in. They see what bodies publish. */
  static readonly anonymous = new Viewer('ANONYMOUS', null);

  /** Local access: a command on the machine that opens the database, such as `npx giaoban open`. It sees everything. */
  static readonly local = new Viewer('LOCAL', null);

  static forAccount(account: AuthenticatedAccount): Viewer {
    return new Viewer('ACCOUNT', account);
  }

  private readonly addedGrants: Grant[] = [];

  /** The roles that apply now. There are none until a password that somebody else set is changed. */
  get grants(): readonly Grant[] {
    return this.account?.mustChangePassword ? [] : [...(this.account?.grants ?? []), ...this.addedGrants];
  }

  /** Adds a role that was granted in this request, so that its result can show the rows which the role makes visible. */
  addGrant(grant: Grant): void {
    if (this.account) this.addedGrants.push(grant);
  }

  /** The bodies in which the viewer is AUDITOR at any level. The history of each records what they read. */
  get auditedBodies(): readonly string[] {
    return [
      ...new Set(this.grants.flatMap(({ role, path }) => (role === 'AUDITOR' ? [bodyIdFromPath(path)] : []))),
    ];
  }

  /** Whether the viewer has one of these roles in an organization or above it. `path` is the path of the organization. */
  hasRole(roles: readonly Role[], path: string): boolean {
    return this.grants.some((grant) => roles.includes(grant.role) && path.startsWith(grant.path));
  }

  /** Returns the account. Throws `SIGN_IN_REQUIRED` if the viewer is anonymous. */
  requireAccount(): AuthenticatedAccount {
    if (this.account) return this.account;
    throw new DomainError('SIGN_IN_REQUIRED', 'You are not signed in. Sign in with signIn, or send a token.');
  }

  /** The values that the visibility predicates compare rows with. */
  get sqlParameters(): Readonly<Record<string, unknown>> {
    const { grants } = this;
    const workGrants = grants.filter(({ role }) => role !== 'ADMIN');
    return {
      account: this.account?.accountId ?? null,
      person: this.account?.personId ?? null,
      /** Bodies whose organizations, people and accounts the viewer sees: any role at any level. */
      bodies: [...new Set(grants.map(({ path }) => bodyIdFromPath(path)))],
      /** Bodies the viewer works in: any role at any level except ADMIN, which reads no meetings, documents or directives. */
      works: [...new Set(workGrants.map(({ path }) => bodyIdFromPath(path)))],
      /** Bodies of which the viewer reads everything. */
      wholeBodies: [
        ...new Set(
          workGrants
            .filter((it) => isBodyWide(it) && FULL_READ_ROLES.includes(it.role))
            .map((it) => it.organizationId),
        ),
      ],
      /** Bodies whose history the viewer audits. */
      audits: grants.filter((it) => isBodyWide(it) && it.role === 'AUDITOR').map((it) => it.organizationId),
      /** Paths of organizations below which the viewer reads the directives of units. */
      units: [...new Set(workGrants.map(({ path }) => path))],
      /** Paths of organizations below which the viewer administers accounts. */
      administers: grants.filter(({ role }) => role === 'ADMIN').map(({ path }) => path),
    };
  }
}
