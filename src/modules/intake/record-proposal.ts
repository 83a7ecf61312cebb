import type { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import type { DirectiveKind } from '../../entities/directives/directive-enums.ts';
import { Review } from '../../entities/directives/transition.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { touch } from '../../mutations/load-entity.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { DomainError, isUnavailable } from '../../shared/domain-error.ts';
import type { DatePrecision } from '../../shared/precision.ts';
import * as conclusions from '../conclusions/conclusion.service.ts';
import * as directives from '../directives/directive.service.ts';
import * as relations from '../directives/relation.service.ts';
import { sentAgain } from './proposed-deadline.ts';

/** What a clause is recorded with. */
interface Recording {
  readonly scope: Scope;
  /** Ids: a clause is recorded without what the clauses before it loaded. */
  readonly body: string;
  readonly meeting: string;
  readonly document: string;
  readonly issuedOn: Day;
  readonly precision: DatePrecision;
}

/** Those a clause is given to; refuses with `ADDRESSEE_UNRESOLVED` words that nobody said whom they mean. */
async function givenTo({ em }: Scope, proposal: Proposal) {
  const addressees = await em.find(
    ProposedAddressee,
    { proposal, struck: false },
    { orderBy: { ordinal: 'asc' } },
  );
  const unknown = addressees.find(({ resolvedBy }) => !resolvedBy);
  if (unknown)
    throw new DomainError(
      'ADDRESSEE_UNRESOLVED',
      `"${unknown.name}" is nobody the body knows. Say who is meant with resolveName, enter the unit, its alias or the collective first, or strike the name out with reviewProposal.`,
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

/** Orders are for somebody to carry out; all else is kept as it was said. */
const ORDERS: readonly Proposal['kind'][] = ['DIRECTIVE', 'PROHIBITION'];

/** A prohibition is a rule to keep, with nothing to tick off; what is due all the time, or again and again, has no end. */
const kindOf = ({
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

async function order(
  { scope, body, issuedOn, precision }: Recording,
  proposal: Proposal,
  conclusion: Conclusion,
) {
  const drafted = await directives.draft(scope, {
    body,
    text: proposal.quote,
    kind: kindOf(proposal),
    conclusion: conclusion.id,
    deadline: sentAgain(proposal.deadlineTerms),
    addressees: await givenTo(scope, proposal),
    topics: proposal.topicIds,
    places: proposal.places,
    urgent: proposal.urgent,
  });
  await scope.em.flush();
  const issued = await directives.issue(scope, {
    id: drafted.id,
    expectedVersion: drafted.version,
    issuedOn,
    precision,
  });
  await scope.em.flush();
  return issued;
}

/** An order that is in the record already came once more: it is noted there, and none is made. */
async function noteAgain(
  { scope, meeting }: Recording,
  conclusion: Conclusion,
  earlier: Directive,
): Promise<void> {
  await conclusions.markNoActionNeeded(scope, {
    id: conclusion.id,
    expectedVersion: conclusion.version,
    reason: `Cùng một nhiệm vụ với ${earlier.code}`,
  });
  if (earlier.meeting?.id === meeting || (await scope.em.count(Review, { directive: earlier, meeting })))
    return;
  await relations.review(scope, {
    directive: earlier.id,
    meeting,
    outcome: 'CARRIED_OVER',
    span: conclusion.span?.id ?? null,
  });
}

/** Records one clause: its conclusion, and what follows from it. */
async function record(recording: Recording, id: string): Promise<void> {
  const { scope, meeting, document } = recording;
  const proposal = await scope.em.findOneOrFail(Proposal, id);
  const conclusion = await conclusions.recordConclusion(scope, {
    meeting,
    kind: proposal.kind,
    passage: { document, start: proposal.start, end: proposal.end },
    topics: proposal.topicIds,
  });
  await scope.em.flush();
  scope.em.assign(proposal, { conclusion, decision: 'ACCEPTED' });
  const earlier = proposal.earlier ? await scope.em.findOneOrFail(Directive, proposal.earlier.id) : null;
  if (!ORDERS.includes(proposal.kind))
    await conclusions.markNoActionNeeded(scope, { id: conclusion.id, expectedVersion: conclusion.version });
  else if (earlier && proposal.sameOrder === 'SAME') await noteAgain(recording, conclusion, earlier);
  else {
    const directive = await order(recording, proposal, conclusion);
    scope.em.assign(proposal, { directive });
    if (earlier)
      await relations.relate(scope, {
        from: directive.id,
        kind: 'REPEATS',
        to: earlier.id,
        reason: proposal.note,
      });
  }
  touch(scope, proposal);
  await scope.em.flush();
}

/**
 * Records clauses, one after the other. A refusal of one says which it is: nothing of the draft was recorded then.
 *
 * What was loaded for one is let go before the next, or each would take longer than the one before it.
 */
export async function recordAll(
  recording: Recording,
  clauses: readonly Pick<Proposal, 'id' | 'start' | 'end'>[],
): Promise<void> {
  const { em } = recording.scope;
  for (const { id, start, end } of clauses)
    try {
      await em.flush();
      em.clear();
      await record(recording, id);
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
