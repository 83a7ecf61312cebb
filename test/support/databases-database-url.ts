import type { TestProject } from 'vitest/node';
import { serverTemplates } from './databases-templates.ts';

/** Global setup of the project `database-url`: the server of `DATABASE_URL`, in databases of our own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [database, remove] = await serverTemplates(process.env.DATABASE_URL ?? '');
  project.provide('database', database);
  return remove;
}
