import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { TextSpan } from '../../entities/documents/document.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { Meeting } from '../../entities/meetings/meeting.entity.ts';
import { defineGraphType } from '../../shared/graph-type.ts';
import type { TextRange } from '../../shared/text-range.ts';
import { type OldPassage, PassageFate, reanchor } from './reanchor-spans.ts';
import { findUncoveredRanges } from './uncovered-ranges.ts';

@ObjectType({
  description: 'A range of the text of a draft. Offsets count UTF-16 code units from the start of the text.',
})
class DraftPassage {
  @Field(() => Int, { description: 'The start offset.' })
  start!: number;

  @Field(() => Int, { description: 'The end offset, exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The exact words in this range.' })
  quote!: string;
}

@ObjectType({
  description:
    'A text span of the earlier version of a document, and its place in the text of the draft that replaces this version.',
})
class AnchoredPassage {
  @Field(() => ID, { description: 'The id of the span in the earlier version.' })
  span!: string;

  @Field(() => String, { description: 'The words of the span in the earlier version.' })
  quote!: string;

  @Field(() => PassageFate, {
    description: 'Whether the new text has the same words, similar words or none.',
  })
  fate!: PassageFate;

  @Field(() => Int, { nullable: true, description: 'The start offset in the new text; null if LOST.' })
  start!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The end offset in the new text, exclusive; null if LOST.',
  })
  end!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The words at this place in the new text; null if LOST.',
  })
  newQuote!: string | null;

  @Field(() => Float, { description: 'The similarity of old and new words, 0 to 1.' })
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
      description: 'The number of proposals without a decision.',
      sql: (d, sql) =>
        `(select count(*)::int from ${sql.table(Proposal)} p where p.draft_id = ${d}.id and p.decision = 'PENDING' and ${sql.visible(Proposal, 'p')})`,
    },
    uncovered: {
      type: () => DraftPassage,
      list: true,
      description:
        'The ranges of the concluding zone that no proposal covers (rejected proposals cover too): words that nobody reviewed as a clause. After confirmation, `coverage` of the document counts the clauses that produced nothing.',
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
        'Each text span of the version that the draft replaces, with its place in the new text: same words, changed words or lost. Empty if the draft replaces no version.',
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
      description: 'The current proposals, in the order of the text.',
      join: (d, p) => `${p}.draft_id = ${d}.id and ${p}.decision <> 'REPLACED'`,
    },
    likelyMeetings: {
      to: () => Meeting,
      description:
        'The recorded meetings of the same kind with the same period or day, if the draft has no meeting. Choose one with reviewDraft, or confirmDraft records a new meeting.',
      join: (d, m) =>
        `${d}.meeting_id is null and ${m}.body_id = ${d}.body_id and ${m}.kind = ${d}.meeting_kind and (${m}.period = ${d}.period or ${m}.held_on = ${d}.held_on)`,
    },
    replacedProposals: {
      to: () => Proposal,
      description: 'The proposals that were split or joined, with their extracted values.',
      join: (d, p) => `${p}.draft_id = ${d}.id and ${p}.decision = 'REPLACED'`,
    },
  },
  sortOrders: {
    CREATED_AT: { type: 'timestamptz', sql: (d) => `${d}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['-CREATED_AT'],
  rootFields: {
    one: { name: 'draft', by: ['id'], description: 'One draft.' },
    many: { name: 'drafts', description: 'The drafts of imported texts, the newest first.' },
  },
});
