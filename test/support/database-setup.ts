import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { EmbeddedCluster } from '../../src/database/embedded-cluster.ts';
import { createTemplates, executeStatement } from './database-templates.ts';
import { findFreePort } from './free-port.ts';

/** Global setup of the project `postgresql`: the server of `DATABASE_URL`, or an embedded cluster of this run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const configuredUrl = process.env.DATABASE_URL;
  const server = configuredUrl ? { url: configuredUrl, stop: async () => {} } : await startCluster();
  const { templates, remove } = await createTemplates(server.url);
  project.provide('database', templates);
  return async () => {
    await remove();
    await server.stop();
  };
}

async function startCluster(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'giaoban-cluster-'));
  // Started by root, PostgreSQL runs as another user, who needs access to this folder.
  await chmod(dataDir, 0o755);
  const port = await findFreePort();
  const cluster = await EmbeddedCluster.join({
    dataDir,
    binFolder: process.env.PG_BIN,
    mayCreate: true,
    log: { info: () => {}, warn: (sentence) => console.warn(sentence) },
    settings: [
      // The data need not outlive the run.
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
      // Unusual settings show code that depends on the settings of the server.
      ...['timezone=Asia/Ho_Chi_Minh', 'datestyle=SQL,DMY', 'intervalstyle=sql_standard'],
      // Some specs connect through a proxy.
      ...['listen_addresses=127.0.0.1', `port=${port}`, 'max_connections=200'],
    ],
  });
  const url = Object.assign(new URL(cluster.databaseUrl), {
    hostname: '127.0.0.1',
    port: `${port}`,
    search: '',
  });
  const password = 'mật khẩu';
  await executeStatement(url.href, `create role tester superuser login password '${password}'`);
  return {
    url: Object.assign(url, { username: 'tester', password: encodeURIComponent(password) }).href,
    stop: async () => {
      await cluster.leave();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
