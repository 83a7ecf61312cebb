import type { EntityManager } from '@mikro-orm/core';
import { Topic } from '../../src/entities/conclusions/topic.entity.ts';
import { lastingId } from './calendar.ts';
import { economy } from './themes-economy.ts';
import { society } from './themes-society.ts';

/** Something that can be ordered: what to do, and in which months it makes sense. */
export interface Matter {
  readonly what: string;
  /** Months in which it is spoken of, 1 to 12; none: at any time. */
  readonly months?: readonly number[];
}

/** A theme followed across briefings: who deals with it, what is ordered, how work on it is counted. */
export interface Theme {
  readonly name: string;
  /** The wider theme it belongs to. */
  readonly under: string;
  /** How the notice heads its items: "Về …". */
  readonly heading: string;
  readonly leads: readonly string[];
  readonly helpers: readonly string[];
  /** What is counted in reports: "hồ sơ", "hộ". */
  readonly measure: string;
  /** `{place}` stands for a commune or ward. */
  readonly matters: readonly (string | Matter)[];
  readonly prohibition: string;
  readonly obstacle: string;
}

/** Every theme of the fictional body. */
export const themes: readonly Theme[] = [...economy, ...society];

/** What may be ordered of a theme in a month. */
export const mattersIn = ({ matters }: Theme, month: number): string[] =>
  matters.flatMap((matter) => {
    if (typeof matter === 'string') return [matter];
    return !matter.months || matter.months.includes(month) ? [matter.what] : [];
  });

const codeOf = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');

/** Enters the tree of topics and answers the topic of each theme. */
export function enterTopics(em: EntityManager): Map<Theme, Topic> {
  let order = 0;
  const enter = (name: string, parent: Topic | null) =>
    em.create(Topic, {
      id: lastingId(Topic, name, order++),
      code: `may-trang-${codeOf(name)}`,
      name,
      parent,
    });
  const roots = new Map(
    [...new Set(themes.map(({ under }) => under))].map((name) => [name, enter(name, null)]),
  );
  return new Map(themes.map((theme) => [theme, enter(theme.name, roots.get(theme.under) ?? null)]));
}
