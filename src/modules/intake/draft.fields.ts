import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { defineGraphType } from '../../shared/graph-type.ts';
import { type OldPassage, PassageFate, reanchor } from './reanchor.ts';
import { findUncoveredRanges, type TextRange } from './uncovered-ranges.ts';

@ObjectType({ description: 'A stretch of the text of a draft, in UTF-16 units from its start.' })
class DraftPassage {
  @Field(() => Int, { description: 'Where it starts.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends, exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The exact words that stand there.' })
  quote!: string;
}

@ObjectType({ description: 'What became of a passage of the version that a draft replaces.' })
class AnchoredPassage {
  @Field(() => ID, { description: 'The passage of the earlier version.' })
  span!: string;

  @Field(() => String, { description: 'Its words in the earlier version.' })
  quote!: string;

  @Field(() => PassageFate, { description: 'What became of it.' })
  fate!: PassageFate;

  @Field(() => Int, { nullable: true, description: 'Where it starts in the new text; null when it is LOST.' })
  start!: number | null;

  @Field(() => Int, { nullable: true, description: 'Where it ends there, exclusive.' })
  end!: number | null;

  @Field(() => String, { nullable: true, description: 'The words that stand there now.' })
  newQuote!: string | null;

  @Field(() => Float, { description: 'How alike the words are, 0 to 1.' })
  similarity!: number;
}

interface CoverageSource {
  readonly text: string;
  readonly zone: readonly [number, number] | null;
  readonly clauses: readonly (readonly [number, number])[];
}

const toTextRange = ([start, end]: readonly [number, number]): TextRange => ({ start, end });

defineGraphType(Draft, {
  computedFields: {
    undecidedCount: {
      type: () => Int,
      description: 'How many proposed clauses nobody decided.',
      sql: (d, sql) =>
        `(select count(*)::int from ${sql.table(Proposal)} p where p.draft_id = ${d}.id and p.decision = 'PENDING' and ${sql.visible(Proposal, 'p')})`,
    },
    uncovered: {
      type: () => DraftPassage,
      list: true,
      description:
        'What stands in the concluding zone and in no proposal, rejected ones included: words that nobody looked at as a clause. After confirmation `coverage` of the document counts the clauses that produced nothing.',
      sql: (d, sql) => `json_build_object('text', ${d}.text,
        'zone', case when ${d}.zone_start is not null then json_build_array(${d}.zone_start, ${d}.zone_end) end,
        'clauses', coalesce((select json_agg(json_build_array(p.start, p.stop)) from ${sql.table(Proposal)} p
          where p.draft_id = ${d}.id and p.decision <> 'REPLACED' and ${sql.visible(Proposal, 'p')}), '[]'))`,
      transform: (value) => {
        const { text, zone, clauses } = value as CoverageSource;
        return findUncoveredRanges(text, zone && toTextRange(zone), clauses.map(toTextRange));
      },
    },
    anchors: {
      type: () => AnchoredPassage,
      list: true,
      description:
        'What became of each passage of the version it replaces: found word for word, found changed, or lost. Empty when it replaces none.',
      sql: (d, sql) => `json_build_object('text', ${d}.text, 'passages', coalesce((
        select json_agg(json_build_object('id', s.id, 'start', s.start, 'end', s.stop, 'quote', s.quote) order by s.start, s.id)
        from ${sql.table(TextSpan)} s where s.document_id = ${d}.previous_version_id and ${sql.visible(TextSpan, 's')}), '[]'))`,
      transform: (value) => {
        const { text, passages } = value as { text: string; passages: OldPassage[] };
        return reanchor(passages, text);
      },
    },
  },
  connectionFields: {
    proposals: {
      to: () => Proposal,
      description: 'Its clauses as they are proposed now, in the order of the text.',
      join: (d, p) => `${p}.draft_id = ${d}.id and ${p}.decision <> 'REPLACED'`,
    },
    likelyMeetings: {
      to: () => Meeting,
      description:
        'Meetings in the record that the text may speak of: of the same sort, with the same period or day. Name one with reviewDraft, or confirmation records a meeting of its own.',
      join: (d, m) =>
        `${d}.meeting_id is null and ${m}.body_id = ${d}.body_id and ${m}.kind = ${d}.meeting_kind and (${m}.period = ${d}.period or ${m}.held_on = ${d}.held_on)`,
    },
    replacedProposals: {
      to: () => Proposal,
      description: 'Proposals that were split or joined: what the rules read before.',
      join: (d, p) => `${p}.draft_id = ${d}.id and ${p}.decision = 'REPLACED'`,
    },
  },
  sortOrders: {
    CREATED_AT: { type: 'timestamptz', sql: (d) => `${d}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['-CREATED_AT'],
  rootFields: {
    one: { name: 'draft', by: ['id'], description: 'One draft.' },
    many: { name: 'drafts', description: 'Texts that were brought in, the latest first.' },
  },
});
