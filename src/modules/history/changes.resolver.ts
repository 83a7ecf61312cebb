import { type GraphQLSchema, isObjectType } from 'graphql';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { ReadContext } from '../../query/read-resolvers.ts';
import { BadUserInputError } from '../../shared/domain-error.ts';
import { type Change, ChangeFilterInput, ChangePage } from './change.ts';
import { attachNodes } from './changed-nodes.ts';
import { type ChangeBatch, readChanges } from './read-changes.ts';

const MAX_PAGE_SIZE = 100;

function validatePageSize(first: number | null | undefined): number {
  const size = first ?? 20;
  if (size >= 1 && size <= MAX_PAGE_SIZE) return size;
  throw new BadUserInputError(
    'PAGE_SIZE_INVALID',
    `"first: ${size}" is not a page size. Ask for 1 to ${MAX_PAGE_SIZE} and read on with "after".`,
  );
}

/** What changed, asked page by page. */
@Resolver()
export class ChangesResolver {
  @Query(() => ChangePage, {
    description:
      'What changed, in the order it happened, removals included, by the numbers of the history: ask on `after` the `readTo` of the answer. As a subscription it goes on by itself.',
  })
  async changes(
    @Ctx() { graph }: ReadContext,
    @Arg('after', () => Int, {
      nullable: true,
      description: 'Only changes after this number. Default 0: from the beginning.',
    })
    after?: number | null,
    @Arg('first', () => Int, { nullable: true, description: 'At most so many. Default 20, at most 100.' })
    first?: number | null,
    @Arg('filter', () => ChangeFilterInput, { nullable: true, description: 'Which changes.' })
    filter?: ChangeFilterInput | null,
  ): Promise<ChangeBatch> {
    return readChanges(graph, { after: after ?? 0, size: validatePageSize(first), filter: filter ?? {} });
  }
}

/** Puts on a built schema the resolvers that read the nodes of changes. */
export function attachChangesResolver(schema: GraphQLSchema): void {
  const [change, page] = [schema.getType('Change'), schema.getType('ChangePage')];
  if (!isObjectType(change) || !isObjectType(page)) return;
  const { node } = change.getFields();
  if (node) node.resolve = ({ nodes }: Change, _args, _context, { path }) => nodes?.[path.key] ?? null;
  const { nodes } = page.getFields();
  if (nodes)
    nodes.resolve = ({ changes }: ChangeBatch, _args, { graph }: ReadContext, info) =>
      attachNodes(graph, info, changes);
}
