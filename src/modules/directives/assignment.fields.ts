import { Int } from 'type-graphql';
import { Addressee, addresseeClasses } from '../../entities/directives/addressee.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { type Definitions, pointingBack, reading, type Sql } from '../../shared/graph-type.ts';

const members = (a: Sql, q: Definitions, more = 'true'): Sql =>
  `(select count(*)::int from ${q.table(Assignment)} m where m.resolved_from_id = ${a}.id and ${more} and ${q.seen(Assignment, 'm')})`;

reading(Assignment, {
  derived: {
    memberCount: {
      type: () => Int,
      description: 'To how many members of the collective it was resolved; 0 when it was not.',
      sql: (a, q) => members(a, q),
    },
    acceptedCount: {
      type: () => Int,
      description: 'How many of them accepted.',
      sql: (a, q) => members(a, q, `m.acceptance = 'ACCEPTED'`),
    },
    reportedDoneCount: {
      type: () => Int,
      description: 'How many of them reported their part done.',
      sql: (a, q) => members(a, q, 'm.reported_done_on is not null'),
    },
  },
  links: {
    members: pointingBack(
      () => Assignment,
      'resolved_from_id',
      'The assignments to single members that this one to a collective was resolved to.',
    ),
  },
  references: {
    addressee: {
      type: () => Addressee,
      to: () => addresseeClasses,
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'Whom it was given to; null to those who may not see it.',
    },
  },
});
