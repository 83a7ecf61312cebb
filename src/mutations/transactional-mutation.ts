import { Arg, Ctx, Field, Int, Mutation, ObjectType } from 'type-graphql';
import type { Viewer } from '../authorization/viewer.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import type { ErrorCode } from '../shared/error-codes.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import { upperFirst } from '../shared/upper-first.ts';
import type { MutationContext } from './mutation-context.ts';
import type { MutationResult } from './mutation-runner.ts';
import { UserError } from './user-error.ts';

/** The source value of a payload. The read path reads the node by its id. */
export interface PayloadSource {
  readonly id: string | null;
  readonly errors: readonly Partial<UserError>[];
  readonly changeSeq: number | null;
}

/** The part of the request context that a mutation uses. */
export interface MutationRequestContext {
  readonly viewer: Viewer;
  /** Reads uploaded files by their hash; undefined if the server accepts no uploads. */
  readonly files?: { readBytes(sha256: string): Promise<Buffer | undefined> } | undefined;
  runMutation(call: {
    name: string;
    input: object;
    run: (ctx: MutationContext) => Promise<string>;
  }): Promise<MutationResult>;
}

/** The declaration of a mutation. */
interface MutationOptions {
  /** What it does, in the words of the office. */
  readonly description: string;
  readonly input: new () => object;
  /** The class of the node that it creates or changes. */
  readonly node: GraphClass;
  /** Its error codes, in addition to those of every mutation. */
  readonly errorCodes: readonly ErrorCode[];
  /** The permission that it requires, `directive.issue`. */
  readonly permission: string;
  /** A field of the payload for a secret that is returned only once and stored nowhere. The method returns it as `revealed`. */
  readonly secretField?: { readonly field: string; readonly description: string };
  /** Slow work that runs before the transaction, such as hashing a password. Its result is the third argument of the method. */
  readonly prepare?: (input: never, context: MutationRequestContext) => Promise<unknown>;
}

/** A declared mutation and its payload type. */
export interface MutationDefinition extends MutationOptions {
  readonly name: string;
  readonly payloadTypeName: string;
  readonly field: string;
}

/** Every mutation, by name. Complete once all resolvers are imported. */
export const mutations = new Map<string, MutationDefinition>();

/** The error codes of every mutation that its description lists. */
const ACCESS_ERROR_CODES = [
  'SIGN_IN_REQUIRED',
  'FORBIDDEN',
  'PASSWORD_CHANGE_REQUIRED',
  'NODE_UNKNOWN',
] as const;

/** The error codes that every mutation may return. */
export const COMMON_ERROR_CODES = [
  ...ACCESS_ERROR_CODES,
  'VERSION_STALE',
  'NODE_BUSY',
  'IDEMPOTENCY_KEY_REUSED',
  'BAD_USER_INPUT',
] as const;

const lowerFirst = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);

function definePayloadType(
  name: string,
  { node, secretField }: Pick<MutationOptions, 'node' | 'secretField'>,
): { payload: new () => object; field: string } {
  const payload = class {};
  const field = lowerFirst(node.name);
  ObjectType(`${upperFirst(name)}Payload`, { description: `The result of ${name}.` })(payload);
  Field(() => node as never, {
    nullable: true,
    description: 'The node after the mutation; null if there are errors.',
  })(payload.prototype, field);
  Field(() => [UserError], { description: 'Why the mutation failed; empty if it succeeded.' })(
    payload.prototype,
    'errors',
  );
  Field(() => Int, {
    nullable: true,
    description:
      'The number of the last audit event that the mutation wrote. Null if it failed or changed nothing, as when an idempotencyKey is sent again.',
  })(payload.prototype, 'changeSeq');
  if (secretField)
    Field(() => String, { nullable: true, description: secretField.description })(
      payload.prototype,
      secretField.field,
    );
  return { payload, field };
}

/** A resolver method that runs a mutation. `prepared` is the result of `prepare`. */
type MutationMethod = (
  input: object,
  ctx: MutationContext,
  prepared: unknown,
) => Promise<{ readonly id: string; readonly revealed?: string }>;

/**
 * Returns a domain error as the client receives it in the payload. Rethrows all other errors, and errors that are about the database and
 * not about the mutation.
 */
export function toUserError(error: unknown): Partial<UserError> {
  if (!(error instanceof DomainError) || isUnavailable(error) || error.code === 'QUERY_TOO_SLOW') throw error;
  const { reason, ...extensions } = error.extensions;
  return { code: (reason ?? error.code) as ErrorCode, message: error.message, ...extensions };
}

/**
 * Makes a resolver method a mutation: one argument `input`, a payload type of its own, domain errors as `errors`, one transaction.
 *
 * The method receives the input and the mutation context, and returns the node that it created or changed.
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
      inputValue: object,
      context: MutationRequestContext,
    ): Promise<PayloadSource> {
      try {
        const prepared = await prepare?.(inputValue as never, context);
        let revealed: string | null = null;
        const run = async (ctx: MutationContext) => {
          const result = await method.call(this, inputValue, ctx, prepared);
          if (secretField) revealed = result.revealed ?? null;
          return result.id;
        };
        const { id, changeSeq } = await context.runMutation({ name, input: inputValue, run });
        return { id, changeSeq, errors: [], ...(secretField && { [secretField.field]: revealed }) };
      } catch (error) {
        return { id: null, changeSeq: null, errors: [toUserError(error)] };
      }
    };
    const codes = [...errorCodes, ...ACCESS_ERROR_CODES].join(', ');
    Mutation(() => payload, { description: `${description} Errors: ${codes}.` })(target, name, descriptor);
    Arg('input', () => input, { description: 'The input of the mutation.' })(target, name, 0);
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
