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
    `"first: ${size}" is not a page size. Use 1 to ${MAX_PAGE_SIZE}, and get the next page with "after".`,
  );
}

/** The query `changes`. */
@Resolver()
export class ChangesResolver {
  @Query(() => ChangePage, {
    description:
      'Changes that the viewer may see, in the order of the history, including withdrawals. Send `readTo` of one page as `after` of the next. The subscription of the same name sends new changes as they happen.',
  })
  async changes(
    @Ctx() { graph }: ReadContext,
    @Arg('after', () => Int, {
      nullable: true,
      description: 'Only changes after this number. Default: 0, the beginning of the history.',
    })
    after?: number | null,
    @Arg('first', () => Int, {
      nullable: true,
      description: 'The maximum number of changes on the page, 1 to 100. Default: 20.',
    })
    first?: number | null,
    @Arg('filter', () => ChangeFilterInput, { nullable: true, description: 'Conditions for the changes.' })
    filter?: ChangeFilterInput | null,
  ): Promise<ChangeBatch> {
    return readChanges(graph, { after: after ?? 0, size: validatePageSize(first), filter: filter ?? {} });
  }
}

/** Attaches to a built schema the resolvers that read the nodes of changes. */
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
