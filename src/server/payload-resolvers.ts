import { type GraphQLSchema, isObjectType } from 'graphql';
import { mutations, type PayloadSource } from '../mutations/transactional-mutation.ts';
import type { ReadContext } from '../query/read-resolvers.ts';
import { DomainError, isUnavailable } from '../shared/domain-error.ts';

/** The mutation was committed, so the error must not say that it may be sent again. */
function throwReadError(error: unknown): never {
  if (!(error instanceof DomainError) || !isUnavailable(error)) throw error;
  const message = `This was recorded, but cannot be read back now. ${error.message}`;
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
