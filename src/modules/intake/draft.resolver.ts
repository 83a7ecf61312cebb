import { Resolver } from 'type-graphql';
import { Draft } from '../../entities/intake/draft.entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { Act } from '../../mutations/transactional-mutation.ts';
import { confirmDraft } from './confirm-draft.ts';
import { importDocument } from './create-draft.ts';
import {
  ConfirmDraftInput,
  ImportDocumentInput,
  RejectDraftInput,
  ResolveNameInput,
  ReviewDraftInput,
} from './draft.inputs.ts';
import * as drafts from './draft.service.ts';
import { CONFIRMATION, SOURCE, TEXT } from './error-codes.ts';
import { type Prepared, prepare } from './parse-source.ts';

/** Texts that are brought in, and how they come into the record. */
@Resolver()
export class DraftResolver {
  @Act({
    node: Draft,
    input: ImportDocumentInput,
    verb: 'draft.import',
    before: prepare,
    description:
      'Brings a text in and reads it: a draft of meeting, clauses, addressees and deadlines, each with its exact words. Nothing of it is in the record until confirmDraft. The same bytes again answer the same draft.',
    refusals: [
      'SOURCE_AMBIGUOUS',
      'BODY_MISSING',
      'BODY_NOT_TOP',
      'MEETING_FOREIGN',
      'ORGANIZATION_OTHER_BODY',
      ...TEXT,
      ...SOURCE,
    ],
  })
  importDocument(input: ImportDocumentInput, scope: Scope, prepared: unknown): Promise<Draft> {
    return importDocument(scope, input, prepared as Prepared);
  }

  @Act({
    node: Draft,
    input: ReviewDraftInput,
    verb: 'draft.review',
    description: 'Corrects what is proposed of the meeting and the document.',
    refusals: [
      'VERSION_STALE',
      'DRAFT_CLOSED',
      'DRAFT_RECORDED',
      'PERIOD_INVALID',
      'ZONE_INVALID',
      'MEETING_FOREIGN',
      'ORGANIZATION_OTHER_BODY',
    ],
  })
  reviewDraft(input: ReviewDraftInput, scope: Scope): Promise<Draft> {
    return drafts.reviewDraft(scope, input);
  }

  @Act({
    node: Draft,
    input: ResolveNameInput,
    verb: 'draft.review',
    description: 'Says whom a name means, wherever it stands in the draft.',
    refusals: ['VERSION_STALE', 'DRAFT_CLOSED', 'NAME_UNKNOWN', 'ADDRESSEE_AMBIGUOUS'],
  })
  resolveName(input: ResolveNameInput, scope: Scope): Promise<Draft> {
    return drafts.resolveName(scope, input);
  }

  @Act({
    node: Draft,
    input: ConfirmDraftInput,
    verb: 'draft.confirm',
    description:
      'Records what was accepted, whole or clause by clause, in one transaction: the meeting, the document, conclusions, and directives issued for DIRECTIVE and PROHIBITION. Other kinds are conclusions from which nothing follows.',
    refusals: [
      'DRAFT_CLOSED',
      'PROPOSALS_UNDECIDED',
      'PROPOSALS_TOO_MANY',
      'PROPOSAL_SETTLED',
      'ADDRESSEE_UNRESOLVED',
      ...CONFIRMATION,
    ],
  })
  confirmDraft(input: ConfirmDraftInput, scope: Scope): Promise<Draft> {
    return confirmDraft(scope, input);
  }

  @Act({
    node: Draft,
    input: RejectDraftInput,
    verb: 'draft.review',
    description: 'Puts a draft away. What of it is in the record already stays there.',
    refusals: ['VERSION_STALE', 'DRAFT_CLOSED', 'REASON_MISSING'],
  })
  rejectDraft(input: RejectDraftInput, scope: Scope): Promise<Draft> {
    return drafts.rejectDraft(scope, input);
  }
}
