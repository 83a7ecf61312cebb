import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { defineGraphType, hasMany, manyToMany } from '../../shared/graph-type.ts';

defineGraphType(Conclusion, {
  computedFields: {
    hasFollowUp: {
      type: () => Boolean,
      description: 'True: a directive follows from it, or it is marked as needing no action.',
      sql: (c, sql) =>
        `(${c}.no_action_needed or exists (select 1 from ${sql.table(Directive)} x where x.conclusion_id = ${c}.id and ${sql.visible(Directive, 'x')}))`,
    },
  },
  connectionFields: {
    directives: hasMany(() => Directive, 'conclusion_id', 'Directives that follow from it.'),
    topics: manyToMany(
      () => Topic,
      { table: 'conclusion_topic', here: 'conclusion_id', there: 'topic_id' },
      'Its topics.',
    ),
  },
  sortOrders: {
    ORDINAL: { type: 'integer', sql: (c) => `${c}.ordinal`, description: 'By its number in the meeting.' },
    CREATED_AT: {
      type: 'timestamptz',
      sql: (c) => `${c}.created_at`,
      description: 'By the time of recording.',
    },
  },
  defaultOrder: ['ORDINAL'],
  rootFields: {
    one: { name: 'conclusion', by: ['id'], description: 'One conclusion.' },
    many: { name: 'conclusions', description: 'Conclusions of all meetings, by number.' },
  },
});

defineGraphType(Topic, {
  connectionFields: {
    children: hasMany(() => Topic, 'parent_id', 'The narrower topics.'),
    directives: manyToMany(
      () => Directive,
      { table: 'directive_topic', here: 'topic_id', there: 'directive_id' },
      'Directives on this topic, across meetings.',
    ),
    conclusions: manyToMany(
      () => Conclusion,
      { table: 'conclusion_topic', here: 'topic_id', there: 'conclusion_id' },
      'Conclusions on this topic, across meetings.',
    ),
  },
  sortOrders: {
    NAME: { type: 'text', sql: (t) => `${t}.sort_name`, description: 'By name, in Vietnamese order.' },
    CODE: { type: 'text', sql: (t) => `${t}.code`, description: 'By code.' },
  },
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'topic', by: ['id', 'code'], description: 'One topic.' },
    many: { name: 'topics', description: 'Topics, by name.' },
  },
});
