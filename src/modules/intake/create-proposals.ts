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

/** What is needed to turn the extracted clauses of a draft into proposals. */
interface ProposalContext {
  readonly ctx: MutationContext;
  readonly draft: Draft;
  readonly directory: NameDirectory;
  readonly deadlineContext: DeadlineContext;
  /** The ids of topics, by the keys of their names. */
  readonly topicIdsByName: ReadonlyMap<string, string>;
  /** The day of the draft: relative dates and names are resolved for this day. */
  readonly day: Day;
}

/** Returns the fields that identify an addressee. All are null while only its words are known. */
export const toPartyFields = (party: NamedParty | undefined, resolvedBy: 'NAME' | 'PERSON' = 'NAME') => ({
  organization: party?.form === 'UNIT' ? party.id : null,
  group: party?.form === 'GROUP' ? party.id : null,
  person: party?.form === 'PERSON' ? party.id : null,
  resolvedBy: party ? resolvedBy : null,
});

function createProposedAddressees(
  { ctx, directory }: ProposalContext,
  proposal: Proposal,
  extracted: readonly ExtractedAddressee[],
) {
  const usedIds = new Set<string>();
  extracted.forEach(({ name, role, inherited, form }, index) => {
    const party = directory.find(name, form);
    // Two names of one unit are one addressee. The second is stored as excluded, because the text has it.
    const isExcluded = party !== undefined && usedIds.has(party.id);
    if (party) usedIds.add(party.id);
    ctx.em.create(ProposedAddressee, {
      proposal,
      ordinal: index + 1,
      name,
      extractedRole: role,
      form,
      inherited,
      role,
      isExcluded,
      ...toPartyFields(party),
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

/** Stores the extracted clauses of a text as proposals. Resolves an addressee only if its name identifies it. */
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
    createProposal({ ctx, draft, directory, deadlineContext, topicIdsByName, day }, clause);
}
