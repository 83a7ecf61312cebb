import { Directive } from '../../entities/directives/directive.entity.ts';
import { DirectiveRelation, type RelationKind } from '../../entities/directives/directive-relation.entity.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { authorizeInBody } from '../../mutations/authorize-in-body.ts';
import { bumpVersion, findVisible } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { applyTransition, assertTransition, resolveEventDate } from './apply-transition.ts';
import { assertNoOpenParts } from './lifecycle.service.ts';
import { lockDirective } from './lock-directive.ts';
import type { RelateDirectivesInput, ReplacementInput, ReviewDirectiveInput } from './relation.inputs.ts';

/** Throws `RELATION_TO_ITSELF` or `RELATION_CYCLE` if the relation connects a directive to itself, directly or through others. */
async function assertNoCycle(
  { em }: MutationContext,
  from: string,
  kind: RelationKind,
  to: string,
): Promise<void> {
  if (from === to)
    throw new DomainError(
      'RELATION_TO_ITSELF',
      'A directive cannot have a relation to itself. Give two different directives.',
    );
  const [row] = await em.execute<{ cyclic: boolean }[]>(
    `with recursive reachable (id) as (
       select to_id from directive_relation where from_id = ? and kind = ?
       union select r.to_id from directive_relation r join reachable o on r.from_id = o.id where r.kind = ?
     ) select exists (select 1 from reachable where id = ?) as cyclic`,
    [to, kind, kind, from],
  );
  if (row?.cyclic)
    throw new DomainError(
      'RELATION_CYCLE',
      `The earlier directive already has ${kind} relations to the later one, through other directives. Reverse this relation, or leave it out.`,
    );
}

interface NewRelation {
  readonly from: Directive;
  readonly kind: RelationKind;
  readonly to: Directive;
  readonly reason: string | null;
}

async function createRelation(ctx: MutationContext, relation: NewRelation): Promise<DirectiveRelation> {
  const { em } = ctx;
  const { from, kind, to } = relation;
  // The lock allows one new relation at a time in a body. Two concurrent ones could form a cycle that neither transaction sees.
  await em.execute('select 1 from organization where id = ? for update', [to.body.id]);
  await assertNoCycle(ctx, from.id, kind, to.id);
  if (await em.count(DirectiveRelation, { from, kind, to }))
    throw new DomainError(
      'RELATION_TWICE',
      `${from.code} already has the relation ${kind} to ${to.code}. Do not add it again.`,
    );
  return em.create(DirectiveRelation, relation);
}

/** Relates a later directive to an earlier one. The status of both stays the same. */
export async function relateDirectives(
  ctx: MutationContext,
  input: RelateDirectivesInput,
): Promise<DirectiveRelation> {
  if (input.kind === 'SUPERSEDES' || input.kind === 'REVOKES')
    throw new DomainError(
      'RELATION_HAS_OWN_MUTATION',
      `The relation ${input.kind} closes the earlier directive. Use supersedeDirective or revokeDirective.`,
      { path: ['kind'] },
    );
  const { directive: to } = await lockDirective(ctx, { id: input.to }, 'directive.relate');
  const from = await findVisible(ctx, Directive, input.from);
  await authorizeInBody(ctx, 'directive.relate', from);
  bumpVersion(ctx, to);
  return createRelation(ctx, { from, kind: input.kind, to, reason: input.reason?.trim() || null });
}

const closeByRelation =
  (kind: 'SUPERSEDES' | 'REVOKES', verb: 'SUPERSEDE' | 'CANCEL') =>
  async (ctx: MutationContext, input: ReplacementInput): Promise<Directive> => {
    const { directive } = await lockDirective(ctx, input, 'directive.close');
    assertTransition(directive, verb);
    const successor = await findVisible(ctx, Directive, input.by);
    await authorizeInBody(ctx, 'directive.close', successor);
    await assertNoOpenParts(ctx, directive);
    const reason = input.reason?.trim() || `${successor.code}`;
    await createRelation(ctx, { from: successor, kind, to: directive, reason });
    await applyTransition(ctx, directive, verb, { reason, on: input.on });
    return directive;
  };

/** Closes a directive because a later one supersedes it. */
export const supersedeDirective = closeByRelation('SUPERSEDES', 'SUPERSEDE');

/** Cancels a directive because a later one revokes it. */
export const revokeDirective = closeByRelation('REVOKES', 'CANCEL');

/** Records that a later meeting reviewed a directive. The same directive is carried over; no new one is created. */
export async function reviewDirective(ctx: MutationContext, input: ReviewDirectiveInput): Promise<Review> {
  const { em, today } = ctx;
  const { directive } = await lockDirective(ctx, { id: input.directive }, 'directive.review');
  const meeting = await findVisible(ctx, Meeting, input.meeting);
  if (meeting.body.id !== directive.body.id)
    throw new DomainError(
      'MEETING_FOREIGN',
      `${meeting.code} is a meeting of another governing body. Give a meeting of the directive's body.`,
      {
        path: ['meeting'],
      },
    );
  const heldOn = meeting.heldOn && meeting.heldOn <= today ? meeting.heldOn : null;
  const reviewedOn = resolveEventDate(ctx, input.on ?? heldOn, directive.issuedOn);
  if (await em.count(Review, { directive, meeting }))
    throw new DomainError(
      'REVIEW_TWICE',
      `${meeting.code} already has a review of ${directive.code}. Do not add a second one.`,
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
