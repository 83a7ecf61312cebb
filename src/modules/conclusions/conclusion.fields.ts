import { Conclusion } from '../../entities/conclusions/conclusion.entity.ts';
import { Topic } from '../../entities/conclusions/topic.entity.ts';
import { Directive } from '../../entities/directives/directive.entity.ts';
import { paired, pointingBack, reading } from '../../shared/graph-type.ts';

reading(Conclusion, {
  derived: {
    hasFollowUp: {
      type: () => Boolean,
      description: 'Whether a directive follows from it, or somebody decided that none is needed.',
      sql: (c, q) =>
        `(${c}.no_action_needed or exists (select 1 from ${q.table(Directive)} x where x.conclusion_id = ${c}.id and ${q.seen(Directive, 'x')}))`,
    },
  },
  links: {
    directives: pointingBack(() => Directive, 'conclusion_id', 'Directives that follow from it.'),
    topics: paired(
      () => Topic,
      { table: 'conclusion_topic', here: 'conclusion_id', there: 'topic_id' },
      'The themes it belongs to.',
    ),
  },
  orders: {
    ORDINAL: { type: 'integer', sql: (c) => `${c}.ordinal`, description: 'By its number in the meeting.' },
    CREATED_AT: { type: 'timestamptz', sql: (c) => `${c}.created_at`, description: 'By the time of entry.' },
  },
  defaultOrder: ['ORDINAL'],
  roots: {
    one: { name: 'conclusion', by: ['id'], description: 'One conclusion.' },
    many: { name: 'conclusions', description: 'Conclusions of all meetings, by their numbers.' },
  },
});

reading(Topic, {
  links: {
    children: pointingBack(() => Topic, 'parent_id', 'The narrower themes.'),
    directives: paired(
      () => Directive,
      { table: 'directive_topic', here: 'topic_id', there: 'directive_id' },
      'Directives on this theme, across briefings.',
    ),
    conclusions: paired(
      () => Conclusion,
      { table: 'conclusion_topic', here: 'topic_id', there: 'conclusion_id' },
      'Conclusions on this theme, across briefings.',
    ),
  },
  orders: {
    NAME: { type: 'text', sql: (t) => `${t}.sort_name`, description: 'By name, in Vietnamese order.' },
    CODE: { type: 'text', sql: (t) => `${t}.code`, description: 'By code.' },
  },
  defaultOrder: ['NAME'],
  roots: {
    one: { name: 'topic', by: ['id', 'code'], description: 'One theme.' },
    many: { name: 'topics', description: 'Themes, by name.' },
  },
});
