import { Graph } from './2026-11-24-graph.ts';

/** Every migration, oldest first. A released one is never edited: add another. */
export const migrations = [{ name: '2026-11-24-graph', class: Graph }];
