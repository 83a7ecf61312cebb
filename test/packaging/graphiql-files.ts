import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = (path: string) => new URL(`../../${path}`, import.meta.url);

/** The files of development packages that GraphiQL is served from, and where they are kept: 1.6 MB instead of the 90 MB the packages need. */
export const GRAPHIQL_FILES = [
  ['graphiql/dist/index.umd.js', 'graphiql.js'],
  ['graphiql/graphiql.min.css', 'graphiql.css'],
  ['graphiql/LICENSE', 'graphiql.LICENSE'],
  ['react/umd/react.production.min.js', 'react.js'],
  ['react/LICENSE', 'react.LICENSE'],
  ['react-dom/umd/react-dom.production.min.js', 'react-dom.js'],
].map(([from, to]) => ({ from: file(`node_modules/${from}`), to: file(`src/graphiql/vendor/${to}`) }));

// `npm run graphiql`, after one of the packages changed.
if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { from, to } of GRAPHIQL_FILES) copyFileSync(from, to);
