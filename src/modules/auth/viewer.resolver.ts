import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, FieldResolver, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../authorization/viewer.ts';
import { Account } from '../../entities/accounts/account.entity.ts';
import { Role } from '../../entities/accounts/role.ts';
import { Organization } from '../../entities/units/organization.entity.ts';
import type { QuerySession } from '../../query/query-engine.ts';
import { defineEnum } from '../../shared/enum.ts';

const ViewerKind = defineEnum('ViewerKind', 'What sort of viewer asks.', {
  ANONYMOUS: ['khách', 'Nobody signed in.'],
  ACCOUNT: ['tài khoản', 'Somebody who signed in, or a program that sent a token.'],
  LOCAL: ['tại máy chủ', 'Who works at the machine itself with the database at hand.'],
});

/** What a resolver of the viewer finds in the context. */
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

@ObjectType('Viewer', { description: 'Who asks.' })
export class CurrentViewer {
  @Field(() => ViewerKind, { description: 'What sort of viewer this is.' })
  kind!: keyof typeof ViewerKind;

  @Field(() => Boolean, {
    description:
      'True: the password was given by an administrator, and nothing is possible but changing it with changePassword.',
  })
  mustChangePassword!: boolean;

  static of({ kind, account }: Viewer): CurrentViewer {
    return { kind, mustChangePassword: account?.mustChangePassword ?? false };
  }
}

/** Where a role of the viewer reaches. */
@Resolver(() => ViewerRole)
export class ViewerRoleResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organization it reaches down from; null to those who may not see it.',
  })
  organization(
    @Root() { organizationId }: ViewerRole,
    @Ctx() { graph }: ViewerResolverContext,
    @Info() info: GraphQLResolveInfo,
  ): unknown {
    return graph.executeForNode(info as never, Organization, organizationId);
  }
}

/** Who asks, and what they are. */
@Resolver(() => CurrentViewer)
export class ViewerResolver {
  @Query(() => CurrentViewer, { description: 'Who asks.' })
  viewer(@Ctx() { viewer }: ViewerResolverContext): CurrentViewer {
    return CurrentViewer.of(viewer);
  }

  @FieldResolver(() => Account, {
    nullable: true,
    description: 'The account that asks, with its roles under `grants`; null when nobody is signed in.',
  })
  account(@Ctx() { viewer, graph }: ViewerResolverContext, @Info() info: GraphQLResolveInfo): unknown {
    return viewer.account && graph.executeForNode(info as never, Account, viewer.account.accountId);
  }

  @FieldResolver(() => [ViewerRole], {
    description: 'The roles that count now: none while the password must be changed.',
  })
  grants(@Ctx() { viewer }: ViewerResolverContext): readonly ViewerRole[] {
    return viewer.grants.map(({ role, organizationId }) => ({ role, organizationId }));
  }
}
