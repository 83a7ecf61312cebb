import { Int } from 'type-graphql';
import { Addressee, addresseeClasses } from '../../entities/directives/addressee.ts';
import { Assignment } from '../../entities/directives/assignment.entity.ts';
import { defineGraphType, hasMany, type Sql, type SqlContext } from '../../shared/graph-type.ts';

const memberCountSql = (a: Sql, sql: SqlContext, condition = 'true'): Sql =>
  `(select count(*)::int from ${sql.table(Assignment)} m where m.resolved_from_id = ${a}.id and ${condition} and ${sql.visible(Assignment, 'm')})`;

defineGraphType(Assignment, {
  computedFields: {
    memberCount: {
      type: () => Int,
      description: 'The number of members of the group that it was resolved into; 0 if it was not resolved.',
      sql: (a, sql) => memberCountSql(a, sql),
    },
    acceptedCount: {
      type: () => Int,
      description: 'The number of these members that accepted.',
      sql: (a, sql) => memberCountSql(a, sql, `m.acceptance = 'ACCEPTED'`),
    },
    reportedDoneCount: {
      type: () => Int,
      description: 'The number of these members that reported their part done.',
      sql: (a, sql) => memberCountSql(a, sql, 'm.reported_done_on is not null'),
    },
  },
  connectionFields: {
    members: hasMany(
      () => Assignment,
      'resolved_from_id',
      'The assignments to single members that this assignment to a group was resolved into.',
    ),
  },
  nodeFields: {
    addressee: {
      type: () => Addressee,
      to: () => addresseeClasses,
      nullable: true,
      id: (a) => `coalesce(${a}.organization_id, ${a}.group_id, ${a}.person_id)`,
      description: 'The addressee; null if the viewer may not see it.',
    },
  },
});
