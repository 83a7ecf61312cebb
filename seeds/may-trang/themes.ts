import type { EntityManager } from '@mikro-orm/core';
import { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import { stableId } from './calendar.ts';
import type { Theme } from './theme.ts';
import { economy } from './themes-economy.ts';
import { society } from './themes-society.ts';

/** Every theme of the fictional body. */
export const themes: readonly Theme[] = [...economy, ...society];

/** What may be ordered of a theme in a month. */
export const templatesForMonth = ({ orderTemplates }: Theme, month: number): string[] =>
  orderTemplates.flatMap((matter) => {
    if (typeof matter === 'string') return [matter];
    return !matter.months || matter.months.includes(month) ? [matter.text] : [];
  });

const topicCode = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

/** Enters the tree of topics and answers the topic of each theme. */
export function insertTopics(em: EntityManager): Map<Theme, Topic> {
  let order = 0;
  const insertTopic = (name: string, parent: Topic | null) =>
    em.create(Topic, {
      id: stableId(Topic, name, order++),
      code: `may-trang-${topicCode(name)}`,
      name,
      parent,
    });
  const roots = new Map(
    [...new Set(themes.map(({ parentName }) => parentName))].map((name) => [name, insertTopic(name, null)]),
  );
  return new Map(
    themes.map((theme) => [theme, insertTopic(theme.name, roots.get(theme.parentName) ?? null)]),
  );
}
