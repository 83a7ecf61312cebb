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
import { type Definitions, pointingBack, reading, type Sql } from '../../shared/graph-type.ts';

/** Names below this are no candidates, and orders below this are not warned of. pg_trgm's own measure, 0 to 1. */
const LIKE_NAME = 0.3;
const LIKE_ORDER = 0.45;

/** An order that came from the same meeting is compared whatever its age; others for so long before. */
const RECENT = '18 months';

@ObjectType({
  description: 'An organization or collective whose name is like the words of a proposed addressee.',
})
export class AddresseeCandidate {}

/** The day a draft speaks of: names are those of that day. */
const dayOf = (draft: Sql, q: Definitions): Sql => `coalesce(${draft}.held_on, ${draft}.issued_on, ${q.day})`;

const validOn = (row: Sql, day: Sql): Sql =>
  `coalesce(${row}.valid_from, '-infinity') <= ${day} and coalesce(${row}.valid_to, 'infinity') >= ${day}`;

const addresseesOfDrafts = (q: Definitions): Sql =>
  `${q.table(ProposedAddressee)} a join ${q.table(Proposal)} p on p.id = a.proposal_id join ${q.table(Draft)} d on d.id = p.draft_id`;

const score = (name: Sql): Sql => `similarity(vn_fold(a.name), vn_fold(${name}))`;

const likeOrganizations = (
  q: Definitions,
): Sql => `select a.id as addressee_id, o.id::text as id, max(${score('n.name')}) as score
  from ${addresseesOfDrafts(q)}
  join ${q.table(Organization)} o on left(o.path, 36) = d.body_id and ${validOn('o', dayOf('d', q))} and ${q.seen(Organization, 'o')}
  cross join lateral (select o.name union all select l.name from ${q.table(OrganizationAlias)} l
    where l.organization_id = o.id and ${validOn('l', dayOf('d', q))} and ${q.seen(OrganizationAlias, 'l')}) n
  group by a.id, o.id having max(${score('n.name')}) >= ${LIKE_NAME}`;

const likeGroups = (
  q: Definitions,
): Sql => `select a.id as addressee_id, g.id::text as id, max(${score('g.name')}) as score
  from ${addresseesOfDrafts(q)} join ${q.table(Group)} g on g.body_id = d.body_id and ${q.seen(Group, 'g')}
  group by a.id, g.id having max(${score('g.name')}) >= ${LIKE_NAME}`;

reading(AddresseeCandidate, {
  rows: (q) => `((${likeOrganizations(q)}) union all (${likeGroups(q)}))`,
  derived: {
    score: {
      type: () => Float,
      description: 'How alike name and words are, 0 to 1, whatever the diacritics.',
      sql: (c) => `${c}.score`,
    },
  },
  references: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (c) => `${c}.id`,
      description: 'Who is so called.',
    },
  },
  orders: { SCORE: { type: 'real', sql: (c) => `${c}.score`, description: 'By likeness.' } },
  defaultOrder: ['-SCORE'],
});

reading(ProposedAddressee, {
  references: {
    addressee: {
      type: () => Addressee,
      to: () => [Organization, Group, Person],
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'Who is meant; null while only the words are known.',
    },
  },
  links: {
    candidates: {
      to: () => AddresseeCandidate,
      description:
        'Organizations and collectives of the body with a name like these words on the day of the meeting, the likest first. None of them is chosen by it.',
      join: (a, c) => `${c}.addressee_id = ${a}.id`,
    },
  },
  orders: {
    ORDINAL: { type: 'integer', sql: (a) => `${a}.ordinal`, description: 'By its place in the clause.' },
  },
  defaultOrder: ['ORDINAL'],
});

@ObjectType({ description: 'A directive in the record that seems to order the same as a proposed clause.' })
export class EarlierOrder {}

const sameAddressee = (
  q: Definitions,
): Sql => `exists (select 1 from ${q.table(ProposedAddressee)} a join ${q.table(Assignment)} s
  on s.directive_id = x.id and (s.organization_id = a.organization_id or s.group_id = a.group_id or s.person_id = a.person_id)
  where a.proposal_id = p.id and not a.struck and ${q.seen(Assignment, 's')})`;

/** What names the same unit or the same day says the same more surely than like words alone. */
const MORE_ALIKE = 0.1;

// Words are folded once for a clause and compared only with texts that can be as long; `offset 0` keeps each from being asked again.
const earlierOrders = (q: Definitions): Sql => `select p.id as proposal_id, x.id::text as id, t.score
  from ${q.table(Proposal)} p join ${q.table(Draft)} d on d.id = p.draft_id
  cross join lateral (select vn_fold(p.quote) as folded offset 0) f
  join ${q.table(Directive)} x on x.body_id = d.body_id
    and char_length(x.text) between char_length(p.quote) * ${LIKE_ORDER} / 2 and char_length(p.quote) * 2 / ${LIKE_ORDER}
    and (x.meeting_id = d.meeting_id or x.issued_on is null or x.issued_on >= ${dayOf('d', q)} - interval '${RECENT}')
    and ${q.seen(Directive, 'x')}
  cross join lateral (select similarity(f.folded, x.folded) as alike offset 0) s
  cross join lateral (select least(1, s.alike + case when ${sameAddressee(q)} then ${MORE_ALIKE} else 0 end
    + case when x.deadline_due_on = p.deadline_due_on and not x.deadline_inferred then ${MORE_ALIKE} else 0 end)::real as score offset 0) t
  where p.kind in ('DIRECTIVE', 'PROHIBITION') and s.alike >= ${LIKE_ORDER}
    and not exists (select 1 from ${q.table(Proposal)} o where o.draft_id = p.draft_id and o.directive_id = x.id)`;

reading(EarlierOrder, {
  rows: (q) => `(${earlierOrders(q)})`,
  derived: {
    score: {
      type: () => Float,
      description:
        'How alike both are, 0 to 1: their words, and a little for the same addressee and the same day.',
      sql: (e) => `${e}.score`,
    },
  },
  references: {
    directive: {
      type: () => Directive,
      to: () => [Directive],
      nullable: true,
      id: (e) => `${e}.id`,
      description: 'The directive in the record.',
    },
  },
  orders: { SCORE: { type: 'real', sql: (e) => `${e}.score`, description: 'By likeness.' } },
  defaultOrder: ['-SCORE'],
});

reading(Proposal, {
  derived: {
    ordinal: {
      type: () => Int,
      description: 'Its place among the clauses of the draft that stand now, from 1.',
      filter: false,
      sql: (p, q) =>
        `(select count(*)::int from ${q.table(Proposal)} o where o.draft_id = ${p}.draft_id and o.decision <> 'REPLACED' and (o.start, o.id) <= (${p}.start, ${p}.id) and ${q.seen(Proposal, 'o')})`,
    },
  },
  links: {
    addressees: pointingBack(() => ProposedAddressee, 'proposal_id', 'To whom it is proposed to be given.'),
    topics: {
      to: () => Topic,
      description: 'Themes it will be recorded under.',
      join: (p, t) => `${t}.id = any(${p}.topic_ids)`,
    },
    earlierOrders: {
      to: () => EarlierOrder,
      description:
        'Directives of the body that seem to order the same, which arrived by another text: a warning, never merged by itself.',
      join: (p, e) => `${e}.proposal_id = ${p}.id`,
    },
  },
  orders: {
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
