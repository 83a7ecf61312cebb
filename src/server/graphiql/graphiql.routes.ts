import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { resolvePackageFile } from '../../shared/package-file.ts';

/** The operation that GraphiQL shows first. */
export interface InitialOperation {
  readonly query: string;
  /** JSON text. */
  readonly variables: string;
}

const require = createRequire(import.meta.url);

/** Returns the path of a file in an installed package. The package need not export the file. */
const resolveModuleFile = (name: string, file: string) =>
  join(dirname(require.resolve(`${name}/package.json`)), file);

/**
 * Lists all files that the page loads. They come from packages on this machine, because offices work offline. The package
 * `graphiql` is installed without its dependencies (`overrides` in package.json), because its built file contains them.
 */
const assetFiles = () =>
  ({
    'react.js': [resolveModuleFile('react', 'umd/react.production.min.js'), 'text/javascript'],
    'react-dom.js': [resolveModuleFile('react-dom', 'umd/react-dom.production.min.js'), 'text/javascript'],
    'graphiql.js': [resolveModuleFile('graphiql', 'dist/index.umd.js'), 'text/javascript'],
    'graphiql.css': [resolveModuleFile('graphiql', 'graphiql.min.css'), 'text/css'],
    'page.js': [resolvePackageFile('src/server/graphiql/page.js'), 'text/javascript'],
    'page.css': [resolvePackageFile('src/server/graphiql/page.css'), 'text/css'],
  }) as const;

interface Asset {
  readonly body: Buffer;
  readonly type: string;
  readonly hash: string;
}

async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const loaded = new Map<string, Asset>();
  for (const [name, [file, type]] of Object.entries(assetFiles())) {
    const body = await readFile(file);
    loaded.set(name, { body, type, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) });
  }
  return loaded;
}

/**
 * Allows only scripts of this server and connections to it. Inline styles are allowed, because the editor of GraphiQL sets them.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const renderPage = (assetUrl: (name: keyof ReturnType<typeof assetFiles>) => string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Giaoban · GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetUrl('graphiql.css')}">
<link rel="stylesheet" href="${assetUrl('page.css')}">
<script src="${assetUrl('react.js')}" defer></script>
<script src="${assetUrl('react-dom.js')}" defer></script>
<script src="${assetUrl('graphiql.js')}" defer></script>
<script src="${assetUrl('page.js')}" type="module"></script>
</head>
<body><div id="graphiql">Loading GraphiQL …</div></body>
</html>
`;

/** Adds `/graphiql`, the page to try queries, and the files that it loads. */
export async function graphiqlRoutes(
  app: FastifyInstance,
  initialOperation: InitialOperation,
): Promise<void> {
  // Loaded at the first request: 1.6 MB that most servers never need.
  let assetsPromise: ReturnType<typeof readAssets> | undefined;
  const getAssets = () => {
    assetsPromise ??= readAssets();
    return assetsPromise;
  };
  const securityHeaders = { 'referrer-policy': 'no-referrer' };

  app.get('/', (_request, reply) => reply.redirect('/graphiql'));
  app.get('/graphiql', async (_request, reply) => {
    const files = await getAssets();
    return reply
      .headers({ ...securityHeaders, 'content-security-policy': CONTENT_SECURITY_POLICY })
      .type('text/html; charset=utf-8')
      .send(renderPage((name) => `/graphiql/${name}?${files.get(name)?.hash}`));
  });
  app.get('/graphiql/start.json', (_request, reply) => reply.headers(securityHeaders).send(initialOperation));
  app.get<{ Params: { asset: string } }>('/graphiql/:asset', async (request, reply) => {
    const asset = (await getAssets()).get(request.params.asset);
    if (!asset) return reply.callNotFound();
    return reply
      .headers({ ...securityHeaders, 'cache-control': 'public, max-age=31536000, immutable' })
      .type(`${asset.type}; charset=utf-8`)
      .send(asset.body);
  });
}
