import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Document, TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { deletedRowsSql } from '../../mutations/deleted-rows.ts';
import { assertVersion, findVisible, lockVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { quoteDocument } from '../documents/document.service.ts';
import type { MarkNoActionNeededInput, PassageInput, RecordConclusionInput } from './conclusion.inputs.ts';

/** Returns the existing span at a passage, or creates one. Throws `DOCUMENT_FOREIGN` if the document is not of this meeting. */
async function findOrCreateSpan(
  ctx: MutationContext,
  meeting: Meeting,
  { document: id, start, end }: PassageInput,
): Promise<TextSpan> {
  const document = await findVisible(ctx, Document, id);
  if (document.meeting?.id !== meeting.id)
    throw new DomainError(
      'DOCUMENT_FOREIGN',
      `That document does not belong to the meeting ${meeting.code}. Use a document of this meeting.`,
      {
        path: ['passage', 'document'],
      },
    );
  const quote = quoteDocument(document, start, end, 'passage');
  const existing = await ctx.em.findOne(TextSpan, { document, start, end });
  return existing ?? ctx.em.create(TextSpan, { document, start, end, quote });
}

/** Returns the next number in a meeting. Numbers of withdrawn conclusions are not used again. */
async function findNextOrdinal({ em }: MutationContext, meeting: Meeting): Promise<number> {
  const last = await em.findOne(Conclusion, { meeting }, { orderBy: { ordinal: 'desc' } });
  const [row] = await em.execute<{ ordinal: number | null }[]>(
    `select max((state ->> 'ordinal')::int) as ordinal from (${deletedRowsSql('conclusion')}) gone where state ->> 'meeting_id' = ?`,
    [meeting.id],
  );
  return Math.max(last?.ordinal ?? 0, row?.ordinal ?? 0) + 1;
}

/** Records one clause of the concluding speech. It gets the next number in its meeting. The meeting becomes CONCLUDED. */
export async function recordConclusion(
  ctx: MutationContext,
  input: RecordConclusionInput,
): Promise<Conclusion> {
  const { em } = ctx;
  const meeting = await lockVisible(ctx, Meeting, input.meeting);
  await authorizeInBody(ctx, 'conclusion.record', meeting);
  if (meeting.state === 'PLANNED' || meeting.state === 'CANCELLED')
    throw new DomainError(
      'MEETING_NOT_HELD',
      `${meeting.code} is ${meeting.state}, so it has no conclusions. Set its state to HELD with changeMeetingState first.`,
      { path: ['meeting'] },
    );
  const span = input.passage ? await findOrCreateSpan(ctx, meeting, input.passage) : null;
  const text = input.text?.trim() ? input.text : span?.quote;
  if (!text)
    throw new DomainError('TEXT_MISSING', 'The conclusion has no text. Give its text or its passage.', {
      path: ['text'],
    });
  const conclusion = em.create(Conclusion, {
    meeting,
    ordinal: await findNextOrdinal(ctx, meeting),
    kind: input.kind,
    text,
    span,
  });
  for (const topic of input.topics) conclusion.topics.add(await findVisible(ctx, Topic, topic));
  meeting.state = 'CONCLUDED';
  return conclusion;
}

/** Marks a conclusion as needing no action. Throws `CONCLUSION_FOLLOWED_UP` if a directive follows from it. */
export async function markNoActionNeeded(
  ctx: MutationContext,
  input: MarkNoActionNeededInput,
): Promise<Conclusion> {
  const conclusion = await lockVisible(ctx, Conclusion, input.id);
  const meeting = await conclusion.meeting.loadOrFail();
  await authorizeInBody(ctx, 'conclusion.markNoActionNeeded', meeting);
  assertVersion(conclusion, input.expectedVersion);
  const directive = await ctx.em.findOne(Directive, { conclusion });
  if (directive)
    throw new DomainError(
      'CONCLUSION_FOLLOWED_UP',
      `The directive ${directive.code} follows from this conclusion. Cancel that directive first.`,
      {
        node: directive.id,
      },
    );
  Object.assign(conclusion, { noActionNeeded: true, noActionReason: input.reason?.trim() || null });
  return conclusion;
}
