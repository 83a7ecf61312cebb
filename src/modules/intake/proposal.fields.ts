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

/** Minimum similarity (pg_trgm, 0 to 1) of a candidate name, and of the text of a possible duplicate. */
const MIN_NAME_SIMILARITY = 0.3;
const MIN_ORDER_SIMILARITY = 0.45;

/** How old a directive may be to count as a possible duplicate. Directives of the same meeting count at every age. */
const COMPARISON_INTERVAL = '18 months';

@ObjectType({
  description: 'An organization or group whose name is similar to the words of a proposed addressee.',
})
export class AddresseeCandidate {}

/** The day of a draft. Names are compared as they were on this day. */
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
      description: 'The similarity of name and words, 0 to 1. Diacritics do not matter.',
      sql: (c) => `${c}.score`,
    },
  },
  nodeFields: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (c) => `${c}.id`,
      description: 'The organization or group with this name.',
    },
  },
  sortOrders: { SCORE: { type: 'real', sql: (c) => `${c}.score`, description: 'By similarity.' } },
  defaultOrder: ['-SCORE'],
});

defineGraphType(ProposedAddressee, {
  nodeFields: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'The resolved addressee; null while only the words are known.',
    },
  },
  connectionFields: {
    candidates: {
      to: () => AddresseeCandidate,
      description:
        'Organizations and groups of the governing body whose name on the day of the meeting is similar to these words, the most similar first. They are suggestions only.',
      join: (a, c) => `${c}.addressee_id = ${a}.id`,
    },
  },
  sortOrders: {
    ORDINAL: { type: 'integer', sql: (a) => `${a}.ordinal`, description: 'By the order in the clause.' },
  },
  defaultOrder: ['ORDINAL'],
});

@ObjectType({ description: 'A recorded directive that may be the same as a proposed clause.' })
export class PossibleDuplicate {}

const sharesAddresseeSql = (
  sql: SqlContext,
): Sql => `exists (select 1 from ${sql.table(ProposedAddressee)} a join ${sql.table(Assignment)} s
  on s.directive_id = x.id and (s.organization_id = a.organization_id or s.group_id = a.group_id or s.person_id = a.person_id)
  where a.proposal_id = p.id and not a.struck and ${sql.visible(Assignment, 's')})`;

/** Added to the similarity for the same addressee, and for the same due day: they make a duplicate more likely. */
const SIMILARITY_BONUS = 0.1;

// The words of a clause are folded once, and compared only with texts of similar length. `offset 0` stops PostgreSQL from computing
// the same value several times.
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
        'The similarity of the words, 0 to 1, with a small bonus for the same addressee and for the same due day.',
      sql: (e) => `${e}.score`,
    },
  },
  nodeFields: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (e) => `${e}.id`,
      description: 'The recorded directive.',
    },
  },
  sortOrders: { SCORE: { type: 'real', sql: (e) => `${e}.score`, description: 'By similarity.' } },
  defaultOrder: ['-SCORE'],
});

defineGraphType(Proposal, {
  computedFields: {
    ordinal: {
      type: () => Int,
      description: 'Its number among the current proposals of the draft, from 1.',
      filterable: false,
      sql: (p, sql) =>
        `(select count(*)::int from ${sql.table(Proposal)} o where o.draft_id = ${p}.draft_id and o.decision <> 'REPLACED' and (o.start, o.id) <= (${p}.start, ${p}.id) and ${sql.visible(Proposal, 'o')})`,
    },
  },
  connectionFields: {
    addressees: hasMany(() => ProposedAddressee, 'proposal_id', 'The proposed addressees.'),
    topics: {
      to: () => Topic,
      description: 'The topics that it will be recorded with.',
      join: (p, t) => `${t}.id = any(${p}.topic_ids)`,
    },
    possibleDuplicates: {
      to: () => PossibleDuplicate,
      description:
        'Directives of the governing body from other texts that may be the same. This is a warning: the server never merges them by itself.',
      join: (p, e) => `${e}.proposal_id = ${p}.id`,
    },
  },
  sortOrders: {
    START: { type: 'integer', sql: (p) => `${p}.start`, description: 'By the start offset.' },
    CONFIDENCE: {
      type: 'real',
      nullable: true,
      sql: (p) => `${p}.said_confidence`,
      description: 'By the confidence of the rules.',
    },
  },
  defaultOrder: ['START'],
});
