import { Topic } from '../../entities/conclusions/topic.entity.ts';
import type { Draft } from '../../entities/intake/draft.entity.ts';
import { ExtractedClauseValues } from '../../entities/intake/extracted-clause.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import type { Organization } from '../../entities/units/organization.entity.ts';
import type { ExtractedAddressee, ExtractedClause } from '../../extraction/extraction.ts';
import type { MutationContext } from '../../mutations/mutation-context.ts';
import type { Day } from '../../shared/day.ts';
import { loadDeadlineContext } from '../directives/build-deadline.ts';
import type { DeadlineContext } from '../directives/resolve-deadline.ts';
import type { NameDirectory, NamedParty } from './name-directory.ts';
import { nameKey } from './name-key.ts';
import { buildExtractedDeadline, proposeDeadline } from './proposed-deadline.ts';

/** What the clauses of a draft are read with. */
interface ProposalContext {
  readonly ctx: MutationContext;
  readonly draft: Draft;
  readonly directory: NameDirectory;
  readonly deadlineContext: DeadlineContext;
  /** Ids of themes, by the keys of their names. */
  readonly topicIdsByName: ReadonlyMap<string, string>;
  /** The day the draft speaks of. */
  readonly day: Day;
}

/** The fields that say who is meant; none of them while only the words are known. */
export const toPartyFields = (found: NamedParty | undefined, resolvedBy: 'NAME' | 'PERSON' = 'NAME') => ({
  organization: found?.form === 'UNIT' ? found.id : null,
  group: found?.form === 'GROUP' ? found.id : null,
  person: found?.form === 'PERSON' ? found.id : null,
  resolvedBy: found ? resolvedBy : null,
});

function createProposedAddressees(
  { ctx, directory }: ProposalContext,
  proposal: Proposal,
  extracted: readonly ExtractedAddressee[],
) {
  const usedIds = new Set<string>();
  extracted.forEach(({ name, role, inherited, form }, index) => {
    const found = directory.find(name, form);
    // Two names of one unit are one addressee; the second is kept, struck out, since the text has it.
    const isExcluded = found !== undefined && usedIds.has(found.id);
    if (found) usedIds.add(found.id);
    ctx.em.create(ProposedAddressee, {
      proposal,
      ordinal: index + 1,
      name,
      extractedRole: role,
      form,
      inherited,
      role,
      isExcluded,
      ...toPartyFields(found),
    });
  });
}

function createProposal(context: ProposalContext, extracted: ExtractedClause): Proposal {
  const { ctx, draft, deadlineContext, topicIdsByName, day } = context;
  const { start, end, quote, kind, urgent, places, references, rules, confidence } = extracted;
  const values = Object.assign(new ExtractedClauseValues(), {
    start,
    end,
    kind,
    urgent,
    confidence,
    topics: [...extracted.topics],
    places: [...places],
    targets: extracted.targets.map(({ words }) => words),
    references: [...references],
    rules: [...rules],
  });
  const extractedDeadline = buildExtractedDeadline(extracted.deadline, ctx.timeZone);
  const { problem = null, ...stored } = proposeDeadline(extractedDeadline, day, deadlineContext);
  const proposal = ctx.em.create(Proposal, {
    draft,
    start,
    end,
    quote,
    extracted: values,
    extractedDeadline,
    kind,
    urgent,
    places: [...places],
    topicIds: [...new Set(extracted.topics.flatMap((topic) => topicIdsByName.get(nameKey(topic)) ?? []))],
    note: problem,
    ...stored,
  });
  createProposedAddressees(context, proposal, extracted.addressees);
  return proposal;
}

/** Enters the clauses that were read of a text as proposals, with those addressees that names alone tell. */
export async function createProposals(
  ctx: MutationContext,
  draft: Draft,
  clauses: readonly ExtractedClause[],
  {
    body,
    directory,
    day,
  }: { readonly body: Organization; readonly directory: NameDirectory; readonly day: Day },
): Promise<void> {
  const deadlineContext = await loadDeadlineContext(ctx, body.id, null);
  const allTopics = await ctx.em.findAll(Topic);
  const topicIdsByName = new Map(allTopics.map(({ id, name }) => [nameKey(name), id]));
  for (const clause of clauses)
    createProposal(
      { ctx: ctx, draft, directory, deadlineContext: deadlineContext, topicIdsByName: topicIdsByName, day },
      clause,
    );
}
