import { Arg, Ctx, Field, Int, Mutation, ObjectType } from 'type-graphql';
import type { Viewer } from '../authorization/viewer.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import type { MutationContext } from './mutation-context.ts';
import type { MutationResult } from './mutation-runner.ts';
import { UserError } from './user-error.ts';

/** What a payload starts from: the read road reads the node under its id. */
export interface PayloadSource {
  readonly id: string | null;
  readonly errors: readonly Partial<UserError>[];
  readonly changeSeq: number | null;
}

/** What a mutation finds in the context. */
export interface MutationRequestContext {
  readonly viewer: Viewer;
  /** Reads uploaded files by their hash; undefined where uploads are not accepted. */
  readonly files?: { readBytes(sha256: string): Promise<Buffer | undefined> } | undefined;
  runMutation(act: {
    name: string;
    input: object;
    run: (ctx: MutationContext) => Promise<string>;
  }): Promise<MutationResult>;
}

/** How an act is declared. */
interface MutationOptions {
  /** What it does, in the office's words. */
  readonly description: string;
  readonly input: new () => object;
  /** The node it makes or changes. */
  readonly node: GraphClass;
  /** Codes it refuses with, besides those of every act. */
  readonly errorCodes: readonly string[];
  /** The verb of the policy that allows it, `directive.issue`. */
  readonly permission: string;
  /** What the payload carries besides the node, this once: a secret that is kept nowhere. The method answers it as `revealed`. */
  readonly secretField?: { readonly field: string; readonly description: string };
  /** What must not wait inside the transaction, such as hashing a password. What it answers is the third argument of the method. */
  readonly prepare?: (input: never, context: MutationRequestContext) => Promise<unknown>;
}

/** A declared act and the payload made for it. */
export interface MutationDefinition extends MutationOptions {
  readonly name: string;
  readonly payloadTypeName: string;
  readonly field: string;
}

/** Every act, by the name of its mutation. Complete once the resolvers have been imported. */
export const mutations = new Map<string, MutationDefinition>();

/** Codes that any act may refuse with. */
export const COMMON_ERROR_CODES = [
  'SIGN_IN_REQUIRED',
  'FORBIDDEN',
  'PASSWORD_CHANGE_REQUIRED',
  'NODE_UNKNOWN',
  'VERSION_STALE',
  'NODE_BUSY',
  'IDEMPOTENCY_KEY_REUSED',
  'BAD_USER_INPUT',
] as const;

const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
const upperFirst = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function definePayloadType(
  name: string,
  { node, secretField }: Pick<MutationOptions, 'node' | 'secretField'>,
): { payload: new () => object; field: string } {
  const payload = class {};
  const field = lowerFirst(node.name);
  ObjectType(`${upperFirst(name)}Payload`, { description: `What ${name} answers.` })(payload);
  Field(() => node as never, {
    nullable: true,
    description: 'The node as it stands now; null when the act was refused.',
  })(payload.prototype, field);
  Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })(
    payload.prototype,
    'errors',
  );
  Field(() => Int, {
    nullable: true,
    description:
      'The number of the last event it wrote into the history; null when it was refused or changed nothing, as when a key is sent again.',
  })(payload.prototype, 'changeSeq');
  if (secretField)
    Field(() => String, { nullable: true, description: secretField.description })(
      payload.prototype,
      secretField.field,
    );
  return { payload, field };
}

/** A method that performs an act; `before` prepared the third argument. */
type MutationMethod = (
  input: object,
  ctx: MutationContext,
  prepared: unknown,
) => Promise<{ readonly id: string; readonly revealed?: string }>;

/** A refusal as a client reads it. Other errors, and what is said of the database instead of the act, are no answer and go on. */
export function toUserError(error: unknown): Partial<UserError> {
  if (!(error instanceof DomainError) || isUnavailable(error) || error.code === 'QUERY_TOO_SLOW') throw error;
  const { reason, ...extensions } = error.extensions;
  return { code: String(reason ?? error.code), message: error.message, ...extensions };
}

/**
 * Makes a method of a resolver a mutation: one `input`, a payload of its own, refusals as `errors`, one transaction.
 *
 * The method gets the input and the scope of the act, and answers the node it made or changed.
 */
export function TransactionalMutation({
  description,
  input,
  node,
  errorCodes,
  permission,
  secretField,
  prepare,
}: MutationOptions) {
  return (target: object, name: string, descriptor: PropertyDescriptor): void => {
    const { payload, field } = definePayloadType(name, { node, ...(secretField && { secretField }) });
    const method = descriptor.value as MutationMethod;
    descriptor.value = async function (
      this: unknown,
      sent: object,
      context: MutationRequestContext,
    ): Promise<PayloadSource> {
      try {
        const prepared = await prepare?.(sent as never, context);
        let revealed: string | null = null;
        const run = async (ctx: MutationContext) => {
          const result = await method.call(this, sent, ctx, prepared);
          if (secretField) revealed = result.revealed ?? null;
          return result.id;
        };
        const { id, changeSeq } = await context.runMutation({ name, input: sent, run });
        return { id, changeSeq, errors: [], ...(secretField && { [secretField.field]: revealed }) };
      } catch (error) {
        return { id: null, changeSeq: null, errors: [toUserError(error)] };
      }
    };
    const codes = [...errorCodes, ...COMMON_ERROR_CODES.slice(0, 4)].join(', ');
    Mutation(() => payload, { description: `${description} Refuses with ${codes}.` })(
      target,
      name,
      descriptor,
    );
    Arg('input', () => input, { description: 'What is to be done.' })(target, name, 0);
    Ctx()(target, name, 1);
    mutations.set(name, {
      name,
      payloadTypeName: `${upperFirst(name)}Payload`,
      field,
      description,
      input,
      node,
      errorCodes,
      permission,
    });
  };
}
