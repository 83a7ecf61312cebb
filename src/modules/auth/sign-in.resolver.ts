import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { toUserError } from '../../mutations/transactional-mutation.ts';
import { UserError } from '../../mutations/user-error.ts';
import { type SignInContext, signInWithPassword, signOut } from './sign-in.ts';
import { CurrentViewer } from './viewer.resolver.ts';

@InputType({ description: 'The login and the password to sign in with.' })
class SignInInput {
  @Field(() => String, { description: 'The login of the account. Small and capital letters are the same.' })
  login!: string;

  @Field(() => String, { description: 'The password of the account.' })
  password!: string;
}

@ObjectType({ description: 'The viewer after the sign-in or sign-out.' })
class SignInPayload {
  @Field(() => CurrentViewer, { description: 'The viewer from now on.' })
  viewer!: CurrentViewer;

  @Field(() => [UserError], { description: 'Why the mutation failed; empty if it succeeded.' })
  errors!: readonly Partial<UserError>[];
}

/**
 * The mutations signIn and signOut. They are not transactional mutations, because they change no node, but the viewer of the
 * request.
 */
@Resolver()
export class SignInResolver {
  @Mutation(() => SignInPayload, {
    description:
      'Signs in with login and password. The session is stored in a cookie that scripts cannot read; it ends after 12 hours without use, or after 30 days. Must be the only root field of its document. Errors: SIGN_IN_FAILED, COOKIE_UNAVAILABLE.',
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
      'Ends the session of this browser. Does nothing if there is no session, as with a token. Must be the only root field of its document.',
  })
  async signOut(@Ctx() context: SignInContext): Promise<SignInPayload> {
    await signOut(context);
    return { viewer: CurrentViewer.of(context.viewer), errors: [] };
  }
}
