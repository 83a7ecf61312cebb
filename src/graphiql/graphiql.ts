import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

/** What GraphiQL opens with. */
export interface FirstQuestion {
  readonly query: string;
  /** JSON text. */
  readonly variables: string;
}

const require = createRequire(import.meta.url);

/** A file of an installed package, whether or not the package exports it. */
const fileOf = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file);

/** Everything the page loads, from packages on this machine: offices work offline. */
const assets = {
  'react.js': [fileOf('react', 'umd/react.production.min.js'), 'text/javascript'],
  'react-dom.js': [fileOf('react-dom', 'umd/react-dom.production.min.js'), 'text/javascript'],
  'graphiql.js': [fileOf('graphiql', 'dist/index.umd.js'), 'text/javascript'],
  'graphiql.css': [fileOf('graphiql', 'graphiql.min.css'), 'text/css'],
  'page.js': [new URL('page.js', import.meta.url), 'text/javascript'],
  'page.css': [new URL('page.css', import.meta.url), 'text/css'],
} as const;

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

const page = (versioned: (name: keyof typeof assets) => string) => `<!doctype html>
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
  const loaded = new Map<string, { body: Buffer; type: string; hash: string }>();
  for (const [name, [file, type]] of Object.entries(assets)) {
    const body = await readFile(file);
    loaded.set(name, { body, type, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) });
  }
  const html = page((name) => `/graphiql/${name}?${loaded.get(name)?.hash}`);
  const guarded = { 'referrer-policy': 'no-referrer' };

  app.get('/', (_request, reply) => reply.redirect('/graphiql'));
  app.get('/graphiql', (_request, reply) =>
    reply
      .headers({ ...guarded, 'content-security-policy': POLICY })
      .type('text/html; charset=utf-8')
      .send(html),
  );
  app.get('/graphiql/start.json', (_request, reply) => reply.headers(guarded).send(first));
  app.get<{ Params: { asset: string } }>('/graphiql/:asset', (request, reply) => {
    const asset = loaded.get(request.params.asset);
    if (!asset) return reply.callNotFound();
    return reply
      .headers({ ...guarded, 'cache-control': 'public, max-age=31536000, immutable' })
      .type(`${asset.type}; charset=utf-8`)
      .send(asset.body);
  });
}
