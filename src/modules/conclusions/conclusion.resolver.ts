import { Resolver } from 'type-graphql';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { MarkNoActionNeededInput, RecordConclusionInput } from './conclusion.inputs.ts';
import * as conclusions from './conclusion.service.ts';

/** The mutations of conclusions. */
@Resolver()
export class ConclusionResolver {
  @TransactionalMutation({
    node: Conclusion,
    input: RecordConclusionInput,
    permission: 'conclusion.record',
    description: 'Records one clause of the concluding speech. It gets the next number in its meeting.',
    errorCodes: ['MEETING_NOT_HELD', 'TEXT_MISSING', 'DOCUMENT_FOREIGN', 'SPAN_INVALID'],
  })
  recordConclusion(input: RecordConclusionInput, ctx: MutationContext): Promise<Conclusion> {
    return conclusions.recordConclusion(ctx, input);
  }

  @TransactionalMutation({
    node: Conclusion,
    input: MarkNoActionNeededInput,
    permission: 'conclusion.markNoActionNeeded',
    description: 'Marks a conclusion as needing no action, so that it does not look forgotten.',
    errorCodes: ['VERSION_STALE', 'CONCLUSION_FOLLOWED_UP'],
  })
  markNoActionNeeded(input: MarkNoActionNeededInput, ctx: MutationContext): Promise<Conclusion> {
    return conclusions.markNoActionNeeded(ctx, input);
  }
}
