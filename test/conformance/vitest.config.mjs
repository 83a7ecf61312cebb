import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const product = fileURLToPath(new URL('../../package.json', import.meta.url));

/** Resolves Apollo Server to that of the product, and not to that of the suite. */
const resolveProductApollo = {
  name: 'products-own',
  enforce: 'pre',
  resolveId(id) {
    return /^@apollo\/server(\/|$)/.test(id) ? this.resolve(id, product, { skipSelf: true }) : null;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [resolveProductApollo],
  resolve: {
    alias: [
      { find: '@jest/globals', replacement: fileURLToPath(new URL('jest-globals.mjs', import.meta.url)) },
      // graphql has an ESM and a CommonJS copy, which reject each other's schemas.
      { find: /^graphql$/, replacement: 'graphql/index.js' },
    ],
  },
  test: {
    include: ['apollo.suite.mjs'],
    globals: true,
    testTimeout: 20_000,
    server: { deps: { inline: ['@apollo/server-integration-testsuite'] } },
  },
});
