import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, FieldResolver, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../authorization/viewer.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { Role } from '../../entities/accounts/role.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import { defineEnum } from '../../shared/enum.ts';

const ViewerKind = defineEnum('ViewerKind', 'How the viewer is authenticated.', {
  ANONYMOUS: ['khách', 'Without an account.'],
  ACCOUNT: ['tài khoản', 'A person who signed in, or a program that sent a token.'],
  LOCAL: ['tại máy chủ', 'Local access: a command on the server machine that opens the database itself.'],
});

/** The part of the request context that the resolvers of the viewer use. */
interface ViewerResolverContext {
  readonly viewer: Viewer;
  readonly graph: QuerySession;
}

@ObjectType('ViewerRole', { description: 'A role the viewer has now.' })
class ViewerRole {
  @Field(() => Role, { description: 'The role.' })
  role!: Role;

  /** Read by `ViewerRoleResolver`. */
  organizationId!: string;
}

@ObjectType('Viewer', { description: 'Who sends the request, with which account and roles.' })
export class CurrentViewer {
  @Field(() => ViewerKind, { description: 'How the viewer is authenticated.' })
  kind!: keyof typeof ViewerKind;

  @Field(() => Boolean, {
    description:
      'True: an administrator set the password. The viewer may only change it with changePassword.',
  })
  mustChangePassword!: boolean;

  static of({ kind, account }: Viewer): CurrentViewer {
    return { kind, mustChangePassword: account?.mustChangePassword ?? false };
  }
}

/** The field `organization` of a role of the viewer. */
@Resolver(() => ViewerRole)
export class ViewerRoleResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description:
      'The organization where the role begins; it also holds in all organizations below. Null if the viewer may not see it.',
  })
  organization(
    @Root() { organizationId }: ViewerRole,
    @Ctx() { graph }: ViewerResolverContext,
    @Info() info: GraphQLResolveInfo,
  ): unknown {
    return graph.executeForNode(info as never, Organization, organizationId);
  }
}

/** The query `viewer` and its fields. */
@Resolver(() => CurrentViewer)
export class ViewerResolver {
  @Query(() => CurrentViewer, { description: 'Who sends this request.' })
  viewer(@Ctx() { viewer }: ViewerResolverContext): CurrentViewer {
    return CurrentViewer.of(viewer);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description:
      'The account of the viewer; its stored roles are in its `grants`. Null if the viewer is anonymous.',
  })
  account(@Ctx() { viewer, graph }: ViewerResolverContext, @Info() info: GraphQLResolveInfo): unknown {
    return viewer.account && graph.executeForNode(info as never, Account, viewer.account.accountId);
  }

  @FieldResolver(() => [ViewerRole], {
    description: 'The roles that count now. Empty while the password must be changed.',
  })
  grants(@Ctx() { viewer }: ViewerResolverContext): readonly ViewerRole[] {
    return viewer.grants.map(({ role, organizationId }) => ({ role, organizationId }));
  }
}
