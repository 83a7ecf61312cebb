import { Resolver } from 'type-graphql';
import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { MarkNoActionNeededInput, RecordConclusionInput } from './conclusion.inputs.ts';
import * as conclusions from './conclusion.service.ts';

/** What chairs concluded. */
@Resolver()
export class ConclusionResolver {
  @Act({
    node: Conclusion,
    input: RecordConclusionInput,
    verb: 'conclusion.record',
    description: 'Records a clause of what the chair concluded; it gets the next number of its meeting.',
    refusals: ['MEETING_NOT_HELD', 'TEXT_MISSING', 'DOCUMENT_FOREIGN', 'SPAN_INVALID'],
  })
  recordConclusion(input: RecordConclusionInput, scope: Scope): Promise<Conclusion> {
    return conclusions.recordConclusion(scope, input);
  }

  @Act({
    node: Conclusion,
    input: MarkNoActionNeededInput,
    verb: 'conclusion.markNoActionNeeded',
    description: 'Says that nothing follows from a conclusion, so that it does not look forgotten.',
    refusals: ['VERSION_STALE', 'CONCLUSION_FOLLOWED_UP'],
  })
  markNoActionNeeded(input: MarkNoActionNeededInput, scope: Scope): Promise<Conclusion> {
    return conclusions.markNoActionNeeded(scope, input);
  }
}
