import type { Document } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import type { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import * as documents from '../documents/document.service.ts';
import * as meetings from '../meetings/meeting.service.ts';
import type { ConfirmDraftInput } from './draft.inputs.ts';
import { openDraft } from './draft.service.ts';
import { recordAll } from './record-proposal.ts';

/** Clauses recorded in one transaction at the most: others wait for it as long as it takes. */
const MOST_AT_ONCE = 500;

/** The clauses that are to be recorded now. */
function chosen(all: readonly Proposal[], { proposals, acceptUndecided }: ConfirmDraftInput): Proposal[] {
  const waiting = all.filter(({ conclusion }) => !conclusion);
  const undecided = waiting.filter(({ decision }) => decision === 'PENDING');
  if (proposals)
    return proposals.map((id) => {
      const named = waiting.find((it) => it.id === id && it.decision !== 'REJECTED');
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
  return waiting.filter(({ decision }) => decision !== 'REJECTED');
}

/** The meeting: the one in the record, or a new one. */
async function recordMeeting(scope: Scope, draft: Draft): Promise<Meeting> {
  if (draft.meeting) return draft.meeting.loadOrFail();
  const meeting = await meetings.recordMeeting(scope, {
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
    attendances: draft.said.attendees.map((words) => ({ words, role: 'ATTENDED' as const })),
  });
  // What is looked up by statements of its own must be there before it is named.
  await scope.em.flush();
  scope.em.assign(draft, { meeting });
  return meeting;
}

/** The document, with every clause nobody rejected: `coverage` then shows those from which nothing followed yet. */
async function recordDocument(
  scope: Scope,
  draft: Draft,
  meeting: Meeting,
  all: readonly Proposal[],
): Promise<Document> {
  if (draft.document) return draft.document.loadOrFail();
  const document = await documents.recordDocument(scope, {
    meeting: meeting.id,
    kind: draft.documentKind,
    title: draft.title,
    text: draft.text,
    number: draft.number,
    issuedOn: draft.issuedOn,
    confidentiality: draft.confidentiality,
    zoneStart: draft.zoneStart,
    zoneEnd: draft.zoneEnd,
    clauses: all.filter(({ decision }) => decision !== 'REJECTED').map(({ start, end }) => ({ start, end })),
    previousVersion: draft.previousVersion?.id ?? null,
  });
  await scope.em.flush();
  scope.em.assign(draft, { document });
  return document;
}

/**
 * Records what was accepted of a draft, in one transaction and by the acts a person uses: meeting, document, conclusions,
 * directives issued. The draft is confirmed when nothing of it waits any more.
 */
export async function confirmDraft(scope: Scope, input: ConfirmDraftInput): Promise<Draft> {
  const draft = await openDraft(scope, input, 'draft.confirm');
  const all = await scope.em.find(
    Proposal,
    { draft, decision: { $ne: 'REPLACED' } },
    { orderBy: { start: 'asc', id: 'asc' } },
  );
  const now = chosen(all, input).sort((a, b) => a.start - b.start);
  if (now.length > MOST_AT_ONCE)
    throw new DomainError(
      'PROPOSALS_TOO_MANY',
      `${now.length} clauses are too many at once. Name at most ${MOST_AT_ONCE} of them, then the next.`,
      { path: ['proposals'] },
    );
  const meeting = await recordMeeting(scope, draft);
  const document = await recordDocument(scope, draft, meeting, all);
  const issuedOn = draft.issuedOn ?? meeting.heldOn ?? scope.today;
  const precision = draft.issuedOn ? 'DAY' : (meeting.heldOnPrecision ?? 'DAY');
  const [body, id] = [draft.body.id, draft.id];
  await recordAll({ scope, body, meeting: meeting.id, document: document.id, issuedOn, precision }, now);
  return settled(scope, id);
}

/** The draft after its clauses were recorded: confirmed, unless one of them still waits. */
async function settled(scope: Scope, id: string): Promise<Draft> {
  const draft = await scope.em.findOneOrFail(Draft, id);
  const waiting = { draft, conclusion: null, decision: { $in: ['PENDING' as const, 'ACCEPTED' as const] } };
  if (!(await scope.em.count(Proposal, waiting))) draft.state = 'CONFIRMED';
  touch(scope, draft);
  return draft;
}
