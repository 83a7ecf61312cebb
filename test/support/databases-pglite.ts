import type { TestProject } from 'vitest/node';
import { embeddedTemplates } from './databases-templates.ts';

/** Global setup of the project `pglite`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [database, remove] = await embeddedTemplates();
  project.provide('database', database);
  return remove;
}
