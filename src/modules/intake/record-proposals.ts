import type { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { Review } from '../../entities/directives/review.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { bumpVersion } from '../../mutations/load-entity.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { DatePrecision } from '../../shared/date-precision.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError, isUnavailable } from '../../shared/domain-error.ts';
import * as conclusions from '../conclusions/conclusion.service.ts';
import * as directives from '../directives/directive.service.ts';
import * as relations from '../directives/relation.service.ts';
import { restoreDeadlineInput } from './proposed-deadline.ts';

/** The values that all clauses of one confirmation share. */
interface RecordingContext {
  readonly ctx: MutationContext;
  /** Ids instead of entities, because the identity map is cleared after each clause. */
  readonly bodyId: string;
  readonly meetingId: string;
  readonly documentId: string;
  readonly issuedOn: Day;
  readonly precision: DatePrecision;
}

/** Returns the addressees of a clause. Throws `ADDRESSEE_UNRESOLVED` if one of them is only words. */
async function loadResolvedAddressees({ em }: MutationContext, proposal: Proposal) {
  const addressees = await em.find(
    ProposedAddressee,
    { proposal, isExcluded: false },
    { orderBy: { ordinal: 'asc' } },
  );
  const unresolved = addressees.find(({ resolvedBy }) => !resolvedBy);
  if (unresolved)
    throw new DomainError(
      'ADDRESSEE_UNRESOLVED',
      `The addressee "${unresolved.name}" is not resolved. Resolve it with resolveName (create the unit, its alias or the group first if needed), or remove it with reviewProposal.`,
      { path: ['proposals'] },
    );
  return addressees.map(({ organization, group, person, role, name, inherited }: ProposedAddressee) => ({
    organization: organization?.id ?? null,
    group: group?.id ?? null,
    person: person?.id ?? null,
    role,
    words: name,
    inherited,
  }));
}

/** The kinds of conclusion that produce a directive. All other kinds are recorded only as conclusions. */
const ORDER_KINDS: readonly Proposal['kind'][] = ['DIRECTIVE', 'PROHIBITION'];

/**
 * Returns the kind of the directive of a clause, unless the reviewer chose one.
 *
 * A prohibition is a STANDING_RULE, because nobody can complete it. An ONGOING or RECURRING deadline has no end: CONTINUOUS.
 */
const resolveDirectiveKind = ({
  directiveKind,
  kind,
  deadline,
}: Pick<Proposal, 'directiveKind' | 'kind' | 'deadline'>): DirectiveKind =>
  directiveKind ??
  (kind === 'PROHIBITION'
    ? 'STANDING_RULE'
    : deadline.kind === 'ONGOING' || deadline.kind === 'RECURRING'
      ? 'CONTINUOUS'
      : 'TASK');

async function createDirective(
  { ctx, bodyId, issuedOn, precision }: RecordingContext,
  proposal: Proposal,
  conclusion: Conclusion,
) {
  const drafted = await directives.draftDirective(ctx, {
    body: bodyId,
    text: proposal.quote,
    kind: resolveDirectiveKind(proposal),
    conclusion: conclusion.id,
    deadline: restoreDeadlineInput(proposal.deadlineTerms),
    addressees: await loadResolvedAddressees(ctx, proposal),
    topics: proposal.topicIds,
    places: proposal.places,
    urgent: proposal.urgent,
  });
  await ctx.em.flush();
  const issued = await directives.issueDirective(ctx, {
    id: drafted.id,
    expectedVersion: drafted.version,
    issuedOn,
    precision,
  });
  await ctx.em.flush();
  return issued;
}

/** Records that a clause repeats a recorded directive: adds a review to this directive and creates no new one. */
async function markAsRepeated(
  { ctx, meetingId }: RecordingContext,
  conclusion: Conclusion,
  earlier: Directive,
): Promise<void> {
  await conclusions.markNoActionNeeded(ctx, {
    id: conclusion.id,
    expectedVersion: conclusion.version,
    reason: `Cùng một nhiệm vụ với ${earlier.code}`,
  });
  if (
    earlier.meeting?.id === meetingId ||
    (await ctx.em.count(Review, { directive: earlier, meeting: meetingId }))
  )
    return;
  await relations.reviewDirective(ctx, {
    directive: earlier.id,
    meeting: meetingId,
    outcome: 'CARRIED_OVER',
    span: conclusion.span?.id ?? null,
  });
}

/** Records one clause: its conclusion, and the directive that follows from it. */
async function recordProposal(context: RecordingContext, id: string): Promise<void> {
  const { ctx, meetingId, documentId } = context;
  const proposal = await ctx.em.findOneOrFail(Proposal, id);
  const conclusion = await conclusions.recordConclusion(ctx, {
    meeting: meetingId,
    kind: proposal.kind,
    passage: { document: documentId, start: proposal.start, end: proposal.end },
    topics: proposal.topicIds,
  });
  await ctx.em.flush();
  ctx.em.assign(proposal, { conclusion, decision: 'ACCEPTED' });
  const earlier = proposal.duplicateOf
    ? await ctx.em.findOneOrFail(Directive, proposal.duplicateOf.id)
    : null;
  if (!ORDER_KINDS.includes(proposal.kind))
    await conclusions.markNoActionNeeded(ctx, { id: conclusion.id, expectedVersion: conclusion.version });
  else if (earlier && proposal.duplicateDecision === 'SAME')
    await markAsRepeated(context, conclusion, earlier);
  else {
    const directive = await createDirective(context, proposal, conclusion);
    ctx.em.assign(proposal, { directive });
    if (earlier)
      await relations.relateDirectives(ctx, {
        from: directive.id,
        kind: 'REPEATS',
        to: earlier.id,
        reason: proposal.note,
      });
  }
  bumpVersion(ctx, proposal);
  await ctx.em.flush();
}

/**
 * Records clauses, one after the other. An error names the clause in its message and path. Then the transaction records nothing.
 *
 * Clears the identity map before each clause. Otherwise each clause would take longer than the one before.
 */
export async function recordProposals(
  context: RecordingContext,
  clauses: readonly Pick<Proposal, 'id' | 'start' | 'end'>[],
): Promise<void> {
  const { em } = context.ctx;
  for (const { id, start, end } of clauses)
    try {
      await em.flush();
      em.clear();
      await recordProposal(context, id);
    } catch (error) {
      if (!(error instanceof DomainError) || isUnavailable(error)) throw error;
      throw new DomainError(error.code, `In the clause from ${start} to ${end}: ${error.message}`, {
        ...error.extensions,
        path: ['proposals'],
        node: id,
      });
    }
  await em.flush();
  em.clear();
}
