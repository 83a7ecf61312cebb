import { Resolver } from 'type-graphql';
import { Draft } from '../../entities/intake/draft.entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { TransactionalMutation } from '../../mutations/transactional-mutation.ts';
import { confirmDraft } from './confirm-draft.ts';
import {
  ConfirmDraftInput,
  ImportDocumentInput,
  RejectDraftInput,
  ResolveNameInput,
  ReviewDraftInput,
} from './draft.inputs.ts';
import * as drafts from './draft.service.ts';
import { importDocument } from './import-document.ts';
import { CONFIRMATION_ERRORS, IMPORT_FILE_ERRORS, TEXT_ERRORS } from './intake-error-codes.ts';
import { type PreparedImport, prepareImport } from './prepare-import.ts';

/** The mutations of drafts: import, review, confirmation. */
@Resolver()
export class DraftResolver {
  @TransactionalMutation({
    node: Draft,
    input: ImportDocumentInput,
    permission: 'draft.import',
    prepare: prepareImport,
    description:
      'Imports a text and creates a draft: meeting, clauses, addressees and deadlines, each with its exact words. Only confirmDraft writes to the record. A second import of the same bytes returns the same draft.',
    errorCodes: [
      'SOURCE_AMBIGUOUS',
      'BODY_MISSING',
      'BODY_NOT_TOP',
      'MEETING_FOREIGN',
      'ORGANIZATION_OTHER_BODY',
      ...TEXT_ERRORS,
      ...IMPORT_FILE_ERRORS,
    ],
  })
  importDocument(input: ImportDocumentInput, ctx: MutationContext, prepared: unknown): Promise<Draft> {
    return importDocument(ctx, input, prepared as PreparedImport);
  }

  @TransactionalMutation({
    node: Draft,
    input: ReviewDraftInput,
    permission: 'draft.review',
    description: 'Corrects the proposed values of the meeting and the document.',
    errorCodes: [
      'VERSION_STALE',
      'DRAFT_CLOSED',
      'DRAFT_RECORDED',
      'PERIOD_INVALID',
      'ZONE_INVALID',
      'MEETING_FOREIGN',
      'ORGANIZATION_OTHER_BODY',
    ],
  })
  reviewDraft(input: ReviewDraftInput, ctx: MutationContext): Promise<Draft> {
    return drafts.reviewDraft(ctx, input);
  }

  @TransactionalMutation({
    node: Draft,
    input: ResolveNameInput,
    permission: 'draft.review',
    description: 'Resolves a name to an organization, group or person, everywhere in the draft.',
    errorCodes: ['VERSION_STALE', 'DRAFT_CLOSED', 'NAME_UNKNOWN', 'ADDRESSEE_AMBIGUOUS'],
  })
  resolveName(input: ResolveNameInput, ctx: MutationContext): Promise<Draft> {
    return drafts.resolveName(ctx, input);
  }

  @TransactionalMutation({
    node: Draft,
    input: ConfirmDraftInput,
    permission: 'draft.confirm',
    description:
      'Records the accepted clauses in one transaction: the meeting, the document, the conclusions, and issued directives for the kinds DIRECTIVE and PROHIBITION. Clauses of other kinds become conclusions that need no action.',
    errorCodes: [
      'DRAFT_CLOSED',
      'PROPOSALS_UNDECIDED',
      'PROPOSALS_TOO_MANY',
      'PROPOSAL_SETTLED',
      'ADDRESSEE_UNRESOLVED',
      ...CONFIRMATION_ERRORS,
    ],
  })
  confirmDraft(input: ConfirmDraftInput, ctx: MutationContext): Promise<Draft> {
    return confirmDraft(ctx, input);
  }

  @TransactionalMutation({
    node: Draft,
    input: RejectDraftInput,
    permission: 'draft.review',
    description: 'Rejects a draft. Clauses that are already recorded stay in the record.',
    errorCodes: ['VERSION_STALE', 'DRAFT_CLOSED', 'REASON_MISSING'],
  })
  rejectDraft(input: RejectDraftInput, ctx: MutationContext): Promise<Draft> {
    return drafts.rejectDraft(ctx, input);
  }
}
