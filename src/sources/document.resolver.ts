import { Resolver } from 'type-graphql';
import { Act } from '../acts/act.ts';
import type { Scope } from '../acts/scope.ts';
import { Document } from './document.entity.ts';
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
