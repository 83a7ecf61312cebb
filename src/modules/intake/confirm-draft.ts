import type { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import type { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { bumpVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import * as documents from '../documents/document.service.ts';
import * as meetings from '../meetings/meeting.service.ts';
import type { ConfirmDraftInput } from './draft.inputs.ts';
import { lockDraftAtVersion } from './draft.service.ts';
import { recordProposals } from './record-proposals.ts';

/** The maximum number of clauses that one transaction records. Other mutations wait for the transaction, so it must be short. */
const MAX_PROPOSALS_PER_CONFIRMATION = 500;

/** Returns the proposals to record now. Throws `PROPOSAL_SETTLED` and `PROPOSALS_UNDECIDED`. */
function selectProposals(
  all: readonly Proposal[],
  { proposals, acceptUndecided }: ConfirmDraftInput,
): Proposal[] {
  const unrecorded = all.filter(({ conclusion }) => !conclusion);
  const undecided = unrecorded.filter(({ decision }) => decision === 'PENDING');
  if (proposals)
    return proposals.map((id) => {
      const requested = unrecorded.find((it) => it.id === id && it.decision !== 'REJECTED');
      if (requested) return requested;
      throw new DomainError(
        'PROPOSAL_SETTLED',
        `The proposal ${id} is not in this draft, is rejected, or is already recorded. Give proposals that are not recorded yet.`,
        {
          path: ['proposals'],
          node: id,
        },
      );
    });
  if (undecided.length && !acceptUndecided)
    throw new DomainError(
      'PROPOSALS_UNDECIDED',
      `${undecided.length} clauses are undecided. Decide with reviewProposal, give the clauses to record in proposals, or set acceptUndecided.`,
      { path: ['proposals'], node: undecided[0]?.id },
    );
  return unrecorded.filter(({ decision }) => decision !== 'REJECTED');
}

/** Returns the recorded meeting of the draft, or records a new one. */
async function recordDraftMeeting(ctx: MutationContext, draft: Draft): Promise<Meeting> {
  if (draft.meeting) return draft.meeting.loadOrFail();
  const meeting = await meetings.recordMeeting(ctx, {
    host: draft.host.id,
    code: draft.meetingCode,
    kind: draft.meetingKind,
    title: draft.meetingTitle,
    period: draft.period,
    heldOn: draft.heldOn,
    heldOnPrecision: draft.heldOnPrecision,
    state: 'HELD',
    chair: draft.chair?.id ?? null,
    chairTitle: draft.chairTitle,
    attendances: draft.extracted.attendees.map((words) => ({ words, role: 'ATTENDED' as const })),
  });
  // Later look-ups use their own SQL statements, so the row must be in the database before the draft refers to it.
  await ctx.em.flush();
  ctx.em.assign(draft, { meeting });
  return meeting;
}

/**
 * Returns the recorded document of the draft, or records a new one.
 *
 * The document gets every clause that is not rejected, so that `coverage` shows the clauses that produced nothing yet.
 */
async function recordDraftDocument(
  ctx: MutationContext,
  draft: Draft,
  meeting: Meeting,
  proposals: readonly Proposal[],
): Promise<Document> {
  if (draft.document) return draft.document.loadOrFail();
  const document = await documents.recordDocument(ctx, {
    meeting: meeting.id,
    kind: draft.documentKind,
    title: draft.title,
    text: draft.text,
    number: draft.number,
    issuedOn: draft.issuedOn,
    confidentiality: draft.confidentiality,
    zoneStart: draft.zoneStart,
    zoneEnd: draft.zoneEnd,
    clauses: proposals
      .filter(({ decision }) => decision !== 'REJECTED')
      .map(({ start, end }) => ({ start, end })),
    previousVersion: draft.previousVersion?.id ?? null,
  });
  await ctx.em.flush();
  ctx.em.assign(draft, { document });
  return document;
}

/**
 * Records the accepted clauses of a draft in one transaction: the meeting, the document, the conclusions and the issued directives.
 *
 * It calls the same services as the mutations for people. The draft becomes CONFIRMED when no clause waits any more.
 */
export async function confirmDraft(ctx: MutationContext, input: ConfirmDraftInput): Promise<Draft> {
  const draft = await lockDraftAtVersion(ctx, input, 'draft.confirm');
  const proposals = await ctx.em.find(
    Proposal,
    { draft, decision: { $ne: 'REPLACED' } },
    { orderBy: { start: 'asc', id: 'asc' } },
  );
  const selected = selectProposals(proposals, input).sort((a, b) => a.start - b.start);
  if (selected.length > MAX_PROPOSALS_PER_CONFIRMATION)
    throw new DomainError(
      'PROPOSALS_TOO_MANY',
      `${selected.length} clauses are too many for one confirmation. Give at most ${MAX_PROPOSALS_PER_CONFIRMATION} in proposals, then confirm the rest.`,
      { path: ['proposals'] },
    );
  const meeting = await recordDraftMeeting(ctx, draft);
  const document = await recordDraftDocument(ctx, draft, meeting, proposals);
  const issuedOn = draft.issuedOn ?? meeting.heldOn ?? ctx.today;
  const precision = draft.issuedOn ? 'DAY' : (meeting.heldOnPrecision ?? 'DAY');
  const [bodyId, id] = [draft.body.id, draft.id];
  await recordProposals(
    { ctx, bodyId, meetingId: meeting.id, documentId: document.id, issuedOn, precision },
    selected,
  );
  return settleDraft(ctx, id);
}

/** Reloads the draft after its clauses were recorded. Sets it to CONFIRMED unless a clause still waits. */
async function settleDraft(ctx: MutationContext, id: string): Promise<Draft> {
  const draft = await ctx.em.findOneOrFail(Draft, id);
  const unsettled = { draft, conclusion: null, decision: { $in: ['PENDING' as const, 'ACCEPTED' as const] } };
  if (!(await ctx.em.count(Proposal, unsettled))) draft.state = 'CONFIRMED';
  bumpVersion(ctx, draft);
  return draft;
}
