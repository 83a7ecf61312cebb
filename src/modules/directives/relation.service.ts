import { authorize } from '../../authorization/policy.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveRelation, type RelationKind, Review } from '../../entities/directives/transition.entity.ts';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { bumpVersion, findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition, resolveEventDate } from './apply-transition.ts';
import { assertNoOpenParts } from './lifecycle.service.ts';
import { lockDirective } from './load-directive.ts';
import type { RelateDirectivesInput, ReplacementInput, ReviewDirectiveInput } from './relation.inputs.ts';

/** Refuses with `RELATION_CYCLE` what would make a directive a part, or a successor, of itself by way of others. */
async function assertNoCycle(
  { em }: MutationContext,
  from: string,
  kind: RelationKind,
  to: string,
): Promise<void> {
  if (from === to)
    throw new DomainError('RELATION_TO_ITSELF', 'A directive is nothing to itself. Name two different ones.');
  const [row] = await em.execute<{ circles: boolean }[]>(
    `with recursive onward (id) as (
       select to_id from directive_relation where from_id = ? and kind = ?
       union select r.to_id from directive_relation r join onward o on r.from_id = o.id where r.kind = ?
     ) select exists (select 1 from onward where id = ?) as circles`,
    [to, kind, kind, from],
  );
  if (row?.circles)
    throw new DomainError(
      'RELATION_CYCLE',
      `The earlier one is ${kind} the later one already, by way of others. Turn one of the relations round.`,
    );
}

async function createRelation(
  ctx: MutationContext,
  from: Directive,
  kind: RelationKind,
  to: Directive,
  reason: string | null,
): Promise<DirectiveRelation> {
  const { em } = ctx;
  // One at a time in a body: two relations entered at once could close a circle that neither sees.
  await em.execute('select 1 from organization where id = ? for update', [to.body.id]);
  await assertNoCycle(ctx, from.id, kind, to.id);
  if (await em.count(DirectiveRelation, { from, kind, to }))
    throw new DomainError(
      'RELATION_TWICE',
      `${from.code} is ${kind} ${to.code} already. Nothing is left to do.`,
    );
  return em.create(DirectiveRelation, { from, kind, to, reason });
}

/** Says what a later directive is to an earlier one; neither moves by it. */
export async function relateDirectives(
  ctx: MutationContext,
  input: RelateDirectivesInput,
): Promise<DirectiveRelation> {
  if (input.kind === 'SUPERSEDES' || input.kind === 'REVOKES')
    throw new DomainError(
      'RELATION_HAS_OWN_MUTATION',
      `${input.kind} ends the earlier directive. Use supersedeDirective or revokeDirective.`,
      { path: ['kind'] },
    );
  const { directive: to } = await lockDirective(ctx, { id: input.to }, 'directive.relate');
  const from = await findVisible(ctx, Directive, input.from);
  const body = await from.body.loadOrFail();
  authorize(ctx.viewer, 'directive.relate', { body: body.path });
  bumpVersion(ctx, to);
  return createRelation(ctx, from, input.kind, to, input.reason?.trim() || null);
}

const closeByRelation =
  (kind: 'SUPERSEDES' | 'REVOKES', verb: 'SUPERSEDE' | 'CANCEL') =>
  async (ctx: MutationContext, input: ReplacementInput): Promise<Directive> => {
    const { directive } = await lockDirective(ctx, input, 'directive.close');
    assertTransition(directive, verb);
    const successor = await findVisible(ctx, Directive, input.by);
    const body = await successor.body.loadOrFail();
    authorize(ctx.viewer, 'directive.close', { body: body.path });
    await assertNoOpenParts(ctx, directive);
    const reason = input.reason?.trim() || `${successor.code}`;
    await createRelation(ctx, successor, kind, directive, reason);
    await applyTransition(ctx, directive, verb, { reason, on: input.on });
    return directive;
  };

/** Puts a later directive in the place of this one. */
export const supersedeDirective = closeByRelation('SUPERSEDES', 'SUPERSEDE');

/** Takes this directive back by a later one. */
export const revokeDirective = closeByRelation('REVOKES', 'CANCEL');

/** A later meeting looked at the same directive again: it is carried over, not given anew. */
export async function reviewDirective(ctx: MutationContext, input: ReviewDirectiveInput): Promise<Review> {
  const { em, today } = ctx;
  const { directive } = await lockDirective(ctx, { id: input.directive }, 'directive.review');
  const meeting = await findVisible(ctx, Meeting, input.meeting);
  if (meeting.body.id !== directive.body.id)
    throw new DomainError('MEETING_FOREIGN', `${meeting.code} is a meeting of another body.`, {
      path: ['meeting'],
    });
  const heldOn = meeting.heldOn && meeting.heldOn <= today ? meeting.heldOn : null;
  const reviewedOn = resolveEventDate(ctx, input.on ?? heldOn, directive.issuedOn);
  if (await em.count(Review, { directive, meeting }))
    throw new DomainError(
      'REVIEW_TWICE',
      `${meeting.code} looked at ${directive.code} already. Nothing is left to do.`,
    );
  bumpVersion(ctx, directive);
  return em.create(Review, {
    directive,
    meeting,
    reviewedOn,
    outcome: input.outcome,
    note: input.note?.trim() || null,
    span: input.span ? await findVisible(ctx, TextSpan, input.span) : null,
  });
}
