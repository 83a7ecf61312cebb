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
import { recordProposals } from './record-proposal.ts';

/** Clauses recorded in one transaction at the most: others wait for it as long as it takes. */
const MAX_PROPOSALS_PER_CONFIRMATION = 500;

/** The clauses that are to be recorded now. */
function selectProposals(
  all: readonly Proposal[],
  { proposals, acceptUndecided }: ConfirmDraftInput,
): Proposal[] {
  const unrecorded = all.filter(({ conclusion }) => !conclusion);
  const undecided = unrecorded.filter(({ decision }) => decision === 'PENDING');
  if (proposals)
    return proposals.map((id) => {
      const named = unrecorded.find((it) => it.id === id && it.decision !== 'REJECTED');
      if (named) return named;
      throw new DomainError(
        'PROPOSAL_SETTLED',
        `${id} is no clause of this draft that waits to be recorded.`,
        {
          path: ['proposals'],
          node: id,
        },
      );
    });
  if (undecided.length && !acceptUndecided)
    throw new DomainError(
      'PROPOSALS_UNDECIDED',
      `Nobody decided about ${undecided.length} clauses. Decide with reviewProposal, name those to be recorded, or send acceptUndecided.`,
      { path: ['proposals'], node: undecided[0]?.id },
    );
  return unrecorded.filter(({ decision }) => decision !== 'REJECTED');
}

/** The meeting: the one in the record, or a new one. */
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
  // What is looked up by statements of its own must be there before it is named.
  await ctx.em.flush();
  ctx.em.assign(draft, { meeting });
  return meeting;
}

/** The document, with every clause nobody rejected: `coverage` then shows those from which nothing followed yet. */
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
 * Records what was accepted of a draft, in one transaction and by the acts a person uses: meeting, document, conclusions,
 * directives issued. The draft is confirmed when nothing of it waits any more.
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
      `${selected.length} clauses are too many at once. Name at most ${MAX_PROPOSALS_PER_CONFIRMATION} of them, then the next.`,
      { path: ['proposals'] },
    );
  const meeting = await recordDraftMeeting(ctx, draft);
  const document = await recordDraftDocument(ctx, draft, meeting, proposals);
  const issuedOn = draft.issuedOn ?? meeting.heldOn ?? ctx.today;
  const precision = draft.issuedOn ? 'DAY' : (meeting.heldOnPrecision ?? 'DAY');
  const [body, id] = [draft.body.id, draft.id];
  await recordProposals(
    { ctx: ctx, bodyId: body, meetingId: meeting.id, documentId: document.id, issuedOn, precision },
    selected,
  );
  return settleDraft(ctx, id);
}

/** The draft after its clauses were recorded: confirmed, unless one of them still waits. */
async function settleDraft(ctx: MutationContext, id: string): Promise<Draft> {
  const draft = await ctx.em.findOneOrFail(Draft, id);
  const unsettled = { draft, conclusion: null, decision: { $in: ['PENDING' as const, 'ACCEPTED' as const] } };
  if (!(await ctx.em.count(Proposal, unsettled))) draft.state = 'CONFIRMED';
  bumpVersion(ctx, draft);
  return draft;
}
