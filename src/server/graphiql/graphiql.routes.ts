import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { packageFile } from '../../shared/package-file.ts';

/** What GraphiQL opens with. */
export interface FirstQuestion {
  readonly query: string;
  /** JSON text. */
  readonly variables: string;
}

const require = createRequire(import.meta.url);

/** A file of an installed package, whether or not the package exports it. */
const fileOf = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);

/**
 * Everything the page loads, from packages on this machine: offices work offline. `graphiql` comes without the packages it is
 * made of (`overrides` in package.json): its built file contains them.
 */
const assets = () =>
  ({
    'react.js': [fileOf('react', 'umd/react.production.min.js'), 'text/javascript'],
    'react-dom.js': [fileOf('react-dom', 'umd/react-dom.production.min.js'), 'text/javascript'],
    'graphiql.js': [fileOf('graphiql', 'dist/index.umd.js'), 'text/javascript'],
    'graphiql.css': [fileOf('graphiql', 'graphiql.min.css'), 'text/css'],
    'page.js': [packageFile('src/server/graphiql/page.js'), 'text/javascript'],
    'page.css': [packageFile('src/server/graphiql/page.css'), 'text/css'],
  }) as const;

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly hash: string;
}

async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const loaded = new Map<string, Asset>();
  for (const [name, [file, type]] of Object.entries(assets())) {
    const body = await readFile(file);
    loaded.set(name, { body, type, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) });
  }
  return loaded;
}

/** No script but ours, no other server; the editor of GraphiQL sets styles from code. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const page = (versioned: (name: keyof ReturnType<typeof assets>) => string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Giaoban · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${versioned('graphiql.css')}">
<link rel="stylesheet" href="${versioned('page.css')}">
<script src="${versioned('react.js')}" defer></script>
<script src="${versioned('react-dom.js')}" defer></script>
<script src="${versioned('graphiql.js')}" defer></script>
<script src="${versioned('page.js')}" type="module"></script>
</head>
<body><div id="graphiql">Loading GraphiQL …</div></body>
</html>
`;

/** Adds `/graphiql`, the page to try queries on, and what it loads. */
export async function graphiqlRoutes(app: FastifyInstance, first: FirstQuestion): Promise<void> {
  // 1.6 MB that most servers are never asked for.
  let reading: ReturnType<typeof readAssets> | undefined;
  const loaded = () => {
    reading ??= readAssets();
    return reading;
  };
  const guarded = { 'referrer-policy': 'no-referrer' };

  app.get('/', (_request, reply) => reply.redirect('/graphiql'));
  app.get('/graphiql', async (_request, reply) => {
    const files = await loaded();
    return reply
      .headers({ ...guarded, 'content-security-policy': POLICY })
      .type('text/html; charset=utf-8')
      .send(page((name) => `/graphiql/${name}?${files.get(name)?.hash}`));
  });
  app.get('/graphiql/start.json', (_request, reply) => reply.headers(guarded).send(first));
  app.get<{ Params: { asset: string } }>('/graphiql/:asset', async (request, reply) => {
    const asset = (await loaded()).get(request.params.asset);
    if (!asset) return reply.callNotFound();
    return reply
      .headers({ ...guarded, 'cache-control': 'public, max-age=31536000, immutable' })
      .type(`${asset.type}; charset=utf-8`)
      .send(asset.body);
  });
}
