import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const product = fileURLToPath(new URL('../../package.json', import.meta.url));

/** Whoever asks for Apollo Server gets the one the product ships, and not the one that the suite brings along. */
const productsOwn = {
  name: 'products-own',
  enforce: 'pre',
  resolveId(id) {
    return /^@apollo\/server(\/|$)/.test(id) ? this.resolve(id, product, { skipSelf: true }) : null;
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [productsOwn],
  resolve: {
    alias: [
      { find: '@jest/globals', replacement: fileURLToPath(new URL('jest-globals.mjs', import.meta.url)) },
      // Of graphql there is an ESM and a CommonJS copy, which refuse each other's schemas.
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
