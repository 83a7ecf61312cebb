import { Arg, Ctx, Field, Int, Mutation, ObjectType } from 'type-graphql';
import type { Viewer } from '../authorization/viewer.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';
import type { GraphClass } from '../shared/graph-type.ts';
import type { Scope } from './mutation-context.ts';
import type { Done } from './mutation-runner.ts';
import { UserError } from './user-error.ts';

/** What a payload starts from: the read road reads the node under its id. */
export interface Performed {
  readonly id: string | null;
  readonly errors: readonly Partial<UserError>[];
  readonly changeSeq: number | null;
}

/** What a mutation finds in the context. */
export interface ActContext {
  readonly viewer: Viewer;
  /** Reads uploaded files by their hash; undefined where uploads are not accepted. */
  readonly files?: { bytesOf(sha256: string): Promise<Buffer | undefined> } | undefined;
  perform(act: { name: string; input: object; run: (scope: Scope) => Promise<string> }): Promise<Done>;
}

/** How an act is declared. */
interface Declared {
  /** What it does, in the office's words. */
  readonly description: string;
  readonly input: new () => object;
  /** The node it makes or changes. */
  readonly node: GraphClass;
  /** Codes it refuses with, besides those of every act. */
  readonly refusals: readonly string[];
  /** The verb of the policy that allows it, `directive.issue`. */
  readonly verb: string;
  /** What the payload carries besides the node, this once: a secret that is kept nowhere. The method answers it as `revealed`. */
  readonly reveals?: { readonly field: string; readonly description: string };
  /** What must not wait inside the transaction, such as hashing a password. What it answers is the third argument of the method. */
  readonly before?: (input: never, context: ActContext) => Promise<unknown>;
}

/** A declared act and the payload made for it. */
export interface DeclaredAct extends Declared {
  readonly name: string;
  readonly payload: string;
  readonly field: string;
}

/** Every act, by the name of its mutation. Complete once the resolvers have been imported. */
export const acts = new Map<string, DeclaredAct>();

/** Codes that any act may refuse with. */
export const COMMON_REFUSALS = [
  'SIGN_IN_REQUIRED',
  'FORBIDDEN',
  'PASSWORD_CHANGE_REQUIRED',
  'NODE_UNKNOWN',
  'VERSION_STALE',
  'NODE_BUSY',
  'IDEMPOTENCY_KEY_REUSED',
  'BAD_USER_INPUT',
] as const;

const lower = (word: string) => word.charAt(0).toLowerCase() + word.slice(1);
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function payloadOf(
  name: string,
  { node, reveals }: Pick<Declared, 'node' | 'reveals'>,
): { payload: new () => object; field: string } {
  const payload = class {};
  const field = lower(node.name);
  ObjectType(`${capital(name)}Payload`, { description: `What ${name} answers.` })(payload);
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
  if (reveals)
    Field(() => String, { nullable: true, description: reveals.description })(
      payload.prototype,
      reveals.field,
    );
  return { payload, field };
}

/** A method that performs an act; `before` prepared the third argument. */
type Performing = (
  input: object,
  scope: Scope,
  prepared: unknown,
) => Promise<{ readonly id: string; readonly revealed?: string }>;

/** A refusal as a client reads it. Other errors, and what is said of the database instead of the act, are no answer and go on. */
export function asUserError(error: unknown): Partial<UserError> {
  if (!(error instanceof DomainError) || isUnavailable(error) || error.code === 'QUERY_TOO_SLOW') throw error;
  const { fact, ...extensions } = error.extensions;
  return { code: String(fact ?? error.code), message: error.message, ...extensions };
}

/**
 * Makes a method of a resolver a mutation: one `input`, a payload of its own, refusals as `errors`, one transaction.
 *
 * The method gets the input and the scope of the act, and answers the node it made or changed.
 */
export function Act({ description, input, node, refusals, verb, reveals, before }: Declared) {
  return (target: object, name: string, descriptor: PropertyDescriptor): void => {
    const { payload, field } = payloadOf(name, { node, ...(reveals && { reveals }) });
    const act = descriptor.value as Performing;
    descriptor.value = async function (this: unknown, sent: object, context: ActContext): Promise<Performed> {
      try {
        const prepared = await before?.(sent as never, context);
        let revealed: string | null = null;
        const run = async (scope: Scope) => {
          const done = await act.call(this, sent, scope, prepared);
          if (reveals) revealed = done.revealed ?? null;
          return done.id;
        };
        const { id, changeSeq } = await context.perform({ name, input: sent, run });
        return { id, changeSeq, errors: [], ...(reveals && { [reveals.field]: revealed }) };
      } catch (error) {
        return { id: null, changeSeq: null, errors: [asUserError(error)] };
      }
    };
    const codes = [...refusals, ...COMMON_REFUSALS.slice(0, 4)].join(', ');
    Mutation(() => payload, { description: `${description} Refuses with ${codes}.` })(
      target,
      name,
      descriptor,
    );
    Arg('input', () => input, { description: 'What is to be done.' })(target, name, 0);
    Ctx()(target, name, 1);
    acts.set(name, {
      name,
      payload: `${capital(name)}Payload`,
      field,
      description,
      input,
      node,
      refusals,
      verb,
    });
  };
}
