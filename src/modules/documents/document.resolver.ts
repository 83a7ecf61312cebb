import { Resolver } from 'type-graphql';
import { Document } from '../../entities/documents/document.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { GrantDocumentReaderInput, RecordDocumentInput } from './document.inputs.ts';
import * as documents from './document.service.ts';

/** The mutations of documents. */
@Resolver()
export class DocumentResolver {
  @TransactionalMutation({
    node: Document,
    input: RecordDocumentInput,
    permission: 'document.record',
    description: 'Records a document with its exact text. The text cannot be edited later.',
    errorCodes: [
      'TEXT_MISSING',
      'TEXT_TOO_LONG',
      'TEXT_INVALID',
      'ZONE_INVALID',
      'SPAN_INVALID',
      'NUMBER_TAKEN',
      'VERSION_REPLACED',
    ],
  })
  recordDocument(input: RecordDocumentInput, ctx: MutationContext): Promise<Document> {
    return documents.recordDocument(ctx, input);
  }

  @TransactionalMutation({
    node: Document,
    input: GrantDocumentReaderInput,
    permission: 'document.grantReader',
    description: 'Allows an account to read a restricted document.',
    errorCodes: ['VERSION_STALE'],
  })
  grantDocumentReader(input: GrantDocumentReaderInput, ctx: MutationContext): Promise<Document> {
    return documents.grantReader(ctx, input);
  }
}
