import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { defineGraphType, hasMany, manyToMany } from '../../shared/graph-type.ts';

defineGraphType(Conclusion, {
  computedFields: {
    hasFollowUp: {
      type: () => Boolean,
      description: 'Whether a directive follows from it, or somebody decided that none is needed.',
      sql: (c, sql) =>
        `(${c}.no_action_needed or exists (select 1 from ${sql.table(Directive)} x where x.conclusion_id = ${c}.id and ${sql.visible(Directive, 'x')}))`,
    },
  },
  connectionFields: {
    directives: hasMany(() => Directive, 'conclusion_id', 'Directives that follow from it.'),
    topics: manyToMany(
      () => Topic,
      { table: 'conclusion_topic', here: 'conclusion_id', there: 'topic_id' },
      'The themes it belongs to.',
    ),
  },
  sortOrders: {
    ORDINAL: { type: 'integer', sql: (c) => `${c}.ordinal`, description: 'By its number in the meeting.' },
    CREATED_AT: { type: 'timestamptz', sql: (c) => `${c}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['ORDINAL'],
  rootFields: {
    one: { name: 'conclusion', by: ['id'], description: 'One conclusion.' },
    many: { name: 'conclusions', description: 'Conclusions of all meetings, by their numbers.' },
  },
});

defineGraphType(Topic, {
  connectionFields: {
    children: hasMany(() => Topic, 'parent_id', 'The narrower themes.'),
    directives: manyToMany(
      () => Directive,
      { table: 'directive_topic', here: 'topic_id', there: 'directive_id' },
      'Directives on this theme, across briefings.',
    ),
    conclusions: manyToMany(
      () => Conclusion,
      { table: 'conclusion_topic', here: 'topic_id', there: 'conclusion_id' },
      'Conclusions on this theme, across briefings.',
    ),
  },
  sortOrders: {
    NAME: { type: 'text', sql: (t) => `${t}.sort_name`, description: 'By name, in Vietnamese order.' },
    CODE: { type: 'text', sql: (t) => `${t}.code`, description: 'By code.' },
  },
  defaultOrder: ['NAME'],
  rootFields: {
    one: { name: 'topic', by: ['id', 'code'], description: 'One theme.' },
    many: { name: 'topics', description: 'Themes, by name.' },
  },
});
