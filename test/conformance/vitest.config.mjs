import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  resolve: {
    alias: [
      { find: '@jest/globals', replacement: fileURLToPath(new URL('jest-globals.mjs', import.meta.url)) },
      // One copy of graphql for the suite and for Apollo Server.
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
