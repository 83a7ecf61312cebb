import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { toUserError } from '../../mutations/transactional-mutation.ts';
import { UserError } from '../../mutations/user-error.ts';
import { type SignInContext, signInWithPassword, signOut } from './sign-in.ts';
import { CurrentViewer } from './viewer.resolver.ts';

@InputType({ description: 'What somebody signs in with.' })
class SignInInput {
  @Field(() => String, { description: 'The login of the account, in small or capital letters.' })
  login!: string;

  @Field(() => String, { description: 'Its password.' })
  password!: string;
}

@ObjectType({ description: 'Who asks after signing in or out.' })
class SignInPayload {
  @Field(() => CurrentViewer, { description: 'Who asks from now on.' })
  viewer!: CurrentViewer;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  errors!: readonly Partial<UserError>[];
}

/** Coming and going. These are no acts on a node: what they change is who asks. */
@Resolver()
export class SignInResolver {
  @Mutation(() => SignInPayload, {
    description:
      'Signs in with login and password, and keeps the session in a cookie that scripts cannot read: 12 hours unused, 30 days at most. The only root field of its document. Refuses with SIGN_IN_FAILED, COOKIE_UNAVAILABLE.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Login and password.' }) input: SignInInput,
    @Ctx() context: SignInContext,
  ): Promise<SignInPayload> {
    try {
      await signInWithPassword(input, context);
      return { viewer: CurrentViewer.of(context.viewer), errors: [] };
    } catch (error) {
      return { viewer: CurrentViewer.of(context.viewer), errors: [toUserError(error)] };
    }
  }

  @Mutation(() => SignInPayload, {
    description:
      'Ends the session of this browser. With a token, or with no session, there is nothing to end. The only root field of its document.',
  })
  async signOut(@Ctx() context: SignInContext): Promise<SignInPayload> {
    await signOut(context);
    return { viewer: CurrentViewer.of(context.viewer), errors: [] };
  }
}
