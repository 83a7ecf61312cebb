import { Float, Int, ObjectType } from 'type-graphql';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Addressee } from '../../entities/directives/addressee.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { Draft } from '../../entities/intake/draft.entity.ts';
import { Proposal } from '../../entities/intake/proposal.entity.ts';
import { ProposedAddressee } from '../../entities/intake/proposed-addressee.entity.ts';
import { Group } from '../../entities/units/group.entity.ts';
import { Organization, OrganizationAlias } from '../../entities/units/organization.entity.ts';
import { Person } from '../../entities/units/person.entity.ts';
import { defineGraphType, hasMany, type Sql, type SqlContext } from '../../shared/graph-type.ts';

/** Names below this are no candidates, and orders below this are not warned of. pg_trgm's own measure, 0 to 1. */
const MIN_NAME_SIMILARITY = 0.3;
const MIN_ORDER_SIMILARITY = 0.45;

/** An order that came from the same meeting is compared whatever its age; others for so long before. */
const COMPARISON_INTERVAL = '18 months';

@ObjectType({
  description: 'An organization or collective whose name is like the words of a proposed addressee.',
})
export class AddresseeCandidate {}

/** The day a draft speaks of: names are those of that day. */
const draftDaySql = (draft: Sql, sql: SqlContext): Sql =>
  `coalesce(${draft}.held_on, ${draft}.issued_on, ${sql.asOf})`;

const periodContainsSql = (row: Sql, day: Sql): Sql =>
  `coalesce(${row}.valid_from, '-infinity') <= ${day} and coalesce(${row}.valid_to, 'infinity') >= ${day}`;

const draftAddresseesSql = (sql: SqlContext): Sql =>
  `${sql.table(ProposedAddressee)} a join ${sql.table(Proposal)} p on p.id = a.proposal_id join ${sql.table(Draft)} d on d.id = p.draft_id`;

const similaritySql = (name: Sql): Sql => `similarity(vn_fold(a.name), vn_fold(${name}))`;

const organizationCandidatesSql = (
  sql: SqlContext,
): Sql => `select a.id as addressee_id, o.id::text as id, max(${similaritySql('n.name')}) as score
  from ${draftAddresseesSql(sql)}
  join ${sql.table(Organization)} o on left(o.path, 36) = d.body_id and ${periodContainsSql('o', draftDaySql('d', sql))} and ${sql.visible(Organization, 'o')}
  cross join lateral (select o.name union all select l.name from ${sql.table(OrganizationAlias)} l
    where l.organization_id = o.id and ${periodContainsSql('l', draftDaySql('d', sql))} and ${sql.visible(OrganizationAlias, 'l')}) n
  group by a.id, o.id having max(${similaritySql('n.name')}) >= ${MIN_NAME_SIMILARITY}`;

const groupCandidatesSql = (
  sql: SqlContext,
): Sql => `select a.id as addressee_id, g.id::text as id, max(${similaritySql('g.name')}) as score
  from ${draftAddresseesSql(sql)} join ${sql.table(Group)} g on g.body_id = d.body_id and ${sql.visible(Group, 'g')}
  group by a.id, g.id having max(${similaritySql('g.name')}) >= ${MIN_NAME_SIMILARITY}`;

defineGraphType(AddresseeCandidate, {
  rows: (sql) => `((${organizationCandidatesSql(sql)}) union all (${groupCandidatesSql(sql)}))`,
  computedFields: {
    score: {
      type: () => Float,
      description: 'How alike name and words are, 0 to 1, whatever the diacritics.',
      sql: (c) => `${c}.score`,
    },
  },
  nodeFields: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (c) => `${c}.id`,
      description: 'Who is so called.',
    },
  },
  sortOrders: { SCORE: { type: 'real', sql: (c) => `${c}.score`, description: 'By likeness.' } },
  defaultOrder: ['-SCORE'],
});

defineGraphType(ProposedAddressee, {
  nodeFields: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'Who is meant; null while only the words are known.',
    },
  },
  connectionFields: {
    candidates: {
      to: () => AddresseeCandidate,
      description:
        'Organizations and collectives of the body with a name like these words on the day of the meeting, the likest first. None of them is chosen by it.',
      join: (a, c) => `${c}.addressee_id = ${a}.id`,
    },
  },
  sortOrders: {
    ORDINAL: { type: 'integer', sql: (a) => `${a}.ordinal`, description: 'By its place in the clause.' },
  },
  defaultOrder: ['ORDINAL'],
});

@ObjectType({ description: 'A directive in the record that seems to order the same as a proposed clause.' })
export class PossibleDuplicate {}

const sharesAddresseeSql = (
  sql: SqlContext,
): Sql => `exists (select 1 from ${sql.table(ProposedAddressee)} a join ${sql.table(Assignment)} s
  on s.directive_id = x.id and (s.organization_id = a.organization_id or s.group_id = a.group_id or s.person_id = a.person_id)
  where a.proposal_id = p.id and not a.struck and ${sql.visible(Assignment, 's')})`;

/** What names the same unit or the same day says the same more surely than like words alone. */
const SIMILARITY_BONUS = 0.1;

// Words are folded once for a clause and compared only with texts that can be as long; `offset 0` keeps each from being asked again.
const possibleDuplicatesSql = (sql: SqlContext): Sql => `select p.id as proposal_id, x.id::text as id, t.score
  from ${sql.table(Proposal)} p join ${sql.table(Draft)} d on d.id = p.draft_id
  cross join lateral (select vn_fold(p.quote) as folded offset 0) f
  join ${sql.table(Directive)} x on x.body_id = d.body_id
    and char_length(x.text) between char_length(p.quote) * ${MIN_ORDER_SIMILARITY} / 2 and char_length(p.quote) * 2 / ${MIN_ORDER_SIMILARITY}
    and (x.meeting_id = d.meeting_id or x.issued_on is null or x.issued_on >= ${draftDaySql('d', sql)} - interval '${COMPARISON_INTERVAL}')
    and ${sql.visible(Directive, 'x')}
  cross join lateral (select similarity(f.folded, x.folded) as alike offset 0) s
  cross join lateral (select least(1, s.alike + case when ${sharesAddresseeSql(sql)} then ${SIMILARITY_BONUS} else 0 end
    + case when x.deadline_due_on = p.deadline_due_on and not x.deadline_inferred then ${SIMILARITY_BONUS} else 0 end)::real as score offset 0) t
  where p.kind in ('DIRECTIVE', 'PROHIBITION') and s.alike >= ${MIN_ORDER_SIMILARITY}
    and not exists (select 1 from ${sql.table(Proposal)} o where o.draft_id = p.draft_id and o.directive_id = x.id)`;

defineGraphType(PossibleDuplicate, {
  rows: (sql) => `(${possibleDuplicatesSql(sql)})`,
  computedFields: {
    score: {
      type: () => Float,
      description:
        'How alike both are, 0 to 1: their words, and a little for the same addressee and the same day.',
      sql: (e) => `${e}.score`,
    },
  },
  nodeFields: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (e) => `${e}.id`,
      description: 'The directive in the record.',
    },
  },
  sortOrders: { SCORE: { type: 'real', sql: (e) => `${e}.score`, description: 'By likeness.' } },
  defaultOrder: ['-SCORE'],
});

defineGraphType(Proposal, {
  computedFields: {
    ordinal: {
      type: () => Int,
      description: 'Its place among the clauses of the draft that stand now, from 1.',
      filterable: false,
      sql: (p, sql) =>
        `(select count(*)::int from ${sql.table(Proposal)} o where o.draft_id = ${p}.draft_id and o.decision <> 'REPLACED' and (o.start, o.id) <= (${p}.start, ${p}.id) and ${sql.visible(Proposal, 'o')})`,
    },
  },
  connectionFields: {
    addressees: hasMany(() => ProposedAddressee, 'proposal_id', 'To whom it is proposed to be given.'),
    topics: {
      to: () => Topic,
      description: 'Themes it will be recorded under.',
      join: (p, t) => `${t}.id = any(${p}.topic_ids)`,
    },
    possibleDuplicates: {
      to: () => PossibleDuplicate,
      description:
        'Directives of the body that seem to order the same, which arrived by another text: a warning, never merged by itself.',
      join: (p, e) => `${e}.proposal_id = ${p}.id`,
    },
  },
  sortOrders: {
    START: { type: 'integer', sql: (p) => `${p}.start`, description: 'By where it starts.' },
    CONFIDENCE: {
      type: 'real',
      nullable: true,
      sql: (p) => `${p}.said_confidence`,
      description: 'By how sure the rules are.',
    },
  },
  defaultOrder: ['START'],
});
