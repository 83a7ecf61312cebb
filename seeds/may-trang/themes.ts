import type { EntityManager } from '@mikro-orm/core';
import { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import { foldDiacritics } from '../../src/shared/fold-diacritics.ts';
import { stableId } from './calendar.ts';
import type { Theme } from './theme.ts';
import { economy } from './themes-economy.ts';
import { society } from './themes-society.ts';

/** Every theme of the fictional body. */
export const themes: readonly Theme[] = [...economy, ...society];

/** Returns the possible orders of a theme in a month. */
export const templatesForMonth = ({ orderTemplates }: Theme, month: number): string[] =>
  orderTemplates.flatMap((template) => {
    if (typeof template === 'string') return [template];
    return !template.months || template.months.includes(month) ? [template.text] : [];
  });

const topicCode = (name: string) =>
  foldDiacritics(name)
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

/** Inserts the tree of topics and returns the topic of each theme. */
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
