import { type GraphQLSchema, isObjectType } from 'graphql';
import { mutations, type PayloadSource } from '../mutations/transactional-mutation.ts';
import type { ReadContext } from '../query/read-resolvers.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';

/**
 * Throws an error of the read after a mutation. The mutation is committed, so the error must not suggest that the client sends it
 * again.
 */
function throwReadError(error: unknown): never {
  if (!(error instanceof DomainError) || !isUnavailable(error)) throw error;
  const message = `The mutation was recorded, but its result cannot be read now. ${error.message}`;
  throw new DomainError(error.code, message, { recorded: 'YES' });
}

/** Attaches to the payload of each mutation the resolver that reads the changed node through the query engine. */
export function attachPayloadResolvers(schema: GraphQLSchema): void {
  for (const { payloadTypeName, field: name, node } of mutations.values()) {
    const type = schema.getType(payloadTypeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (field)
      field.resolve = ({ id }: PayloadSource, _args, { graph }: ReadContext, info) =>
        id === null ? null : graph.executeForNode(info, node, id).catch(throwReadError);
  }
}
