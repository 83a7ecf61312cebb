import { Resolver } from 'type-graphql';
import { Document } from '../../entities/documents/document.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { NameReaderInput, RecordDocumentInput } from './document.inputs.ts';
import * as documents from './document.service.ts';

/** The sources, as they were received. */
@Resolver()
export class DocumentResolver {
  @Act({
    node: Document,
    input: RecordDocumentInput,
    verb: 'document.record',
    description: 'Records a document in its exact words, which are never edited.',
    refusals: [
      'TEXT_MISSING',
      'TEXT_TOO_LONG',
      'TEXT_INVALID',
      'ZONE_INVALID',
      'SPAN_INVALID',
      'NUMBER_TAKEN',
      'VERSION_REPLACED',
    ],
  })
  recordDocument(input: RecordDocumentInput, scope: Scope): Promise<Document> {
    return documents.recordDocument(scope, input);
  }

  @Act({
    node: Document,
    input: NameReaderInput,
    verb: 'document.nameReader',
    description: 'Lets somebody read a restricted document.',
    refusals: ['VERSION_STALE'],
  })
  nameReader(input: NameReaderInput, scope: Scope): Promise<Document> {
    return documents.nameReader(scope, input);
  }
}
