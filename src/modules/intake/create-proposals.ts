import { Topic } from '../../entities/conclusions/topic.entity.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import { ClauseReading } from '../../entities/intake/extracted-clause.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import type { ExtractedAddressee, ExtractedClause } from '../../extraction/extraction.ts';
import type { Scope } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { deadlineTermsOf } from '../directives/build-deadline.ts';
import type { DeadlineTerms } from '../directives/resolve-deadline.ts';
import type { Called, Directory } from './name-directory.ts';
import { nameKey } from './name-key.ts';
import { proposedDeadline, saidOf } from './proposed-deadline.ts';

/** What the clauses of a draft are read with. */
interface Reading {
  readonly scope: Scope;
  readonly draft: Draft;
  readonly directory: Directory;
  readonly terms: DeadlineTerms;
  /** Ids of themes, by the keys of their names. */
  readonly topics: ReadonlyMap<string, string>;
  /** The day the draft speaks of. */
  readonly day: Day;
}

/** The fields that say who is meant; none of them while only the words are known. */
export const meaning = (found: Called | undefined, resolvedBy: 'NAME' | 'PERSON' = 'NAME') => ({
  organization: found?.form === 'UNIT' ? found.id : null,
  group: found?.form === 'GROUP' ? found.id : null,
  person: found?.form === 'PERSON' ? found.id : null,
  resolvedBy: found ? resolvedBy : null,
});

function proposeAddressees(
  { scope, directory }: Reading,
  proposal: Proposal,
  read: readonly ExtractedAddressee[],
) {
  const named = new Set<string>();
  read.forEach(({ name, role, inherited, is: form }, index) => {
    const found = directory.find(name, form);
    // Two names of one unit are one addressee; the second is kept, struck out, since the text has it.
    const struck = found !== undefined && named.has(found.id);
    if (found) named.add(found.id);
    scope.em.create(ProposedAddressee, {
      proposal,
      ordinal: index + 1,
      name,
      saidRole: role,
      form,
      inherited,
      role,
      struck,
      ...meaning(found),
    });
  });
}

function propose(reading: Reading, read: ExtractedClause): Proposal {
  const { scope, draft, terms, topics, day } = reading;
  const { start, end, quote, kind, urgent, places, references, rules, confidence } = read;
  const said = Object.assign(new ClauseReading(), {
    start,
    end,
    kind,
    urgent,
    confidence,
    topics: [...read.topics],
    places: [...places],
    targets: read.targets.map(({ words }) => words),
    references: [...references],
    rules: [...rules],
  });
  const saidDeadline = saidOf(read.deadline, scope.timeZone);
  const { problem = null, ...kept } = proposedDeadline(saidDeadline, day, terms);
  const proposal = scope.em.create(Proposal, {
    draft,
    start,
    end,
    quote,
    said,
    saidDeadline,
    kind,
    urgent,
    places: [...places],
    topicIds: [...new Set(read.topics.flatMap((topic) => topics.get(nameKey(topic)) ?? []))],
    note: problem,
    ...kept,
  });
  proposeAddressees(reading, proposal, read.addressees);
  return proposal;
}

/** Enters the clauses that were read of a text as proposals, with those addressees that names alone tell. */
export async function proposeAll(
  scope: Scope,
  draft: Draft,
  clauses: readonly ExtractedClause[],
  { body, directory, day }: { readonly body: Organization; readonly directory: Directory; readonly day: Day },
): Promise<void> {
  const terms = await deadlineTermsOf(scope, body.id, null);
  const known = await scope.em.findAll(Topic);
  const topics = new Map(known.map(({ id, name }) => [nameKey(name), id]));
  for (const clause of clauses) propose({ scope, draft, directory, terms, topics, day }, clause);
}
