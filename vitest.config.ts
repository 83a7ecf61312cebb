import { defineConfig } from 'vitest/config';

const PURE_SPECS = ['test/**/*.pure.spec.ts'];
const PACKAGES = ['**/node_modules/**'];

export default defineConfig({
  resolve: {
    // Of graphql there is an ESM and a CommonJS copy, which refuse each other's schemas. Specs take the one that
    // type-graphql and Apollo Server take.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    maxWorkers: 2,
    // Specs change nothing that outlives a file but their own databases, so a worker reads the program once and not for
    // each file, which is a third of the time.
    isolate: false,
    // A spec that looks at nothing passes for ever.
    expect: { requireAssertions: true },
    // Generous: a busy machine makes no defect. Speed is measured by the bench.
    testTimeout: 60_000,
    // A seeded body with its history takes its time on a busy machine.
    hookTimeout: 180_000,
    projects: [
      // Rules that need no database: `*.pure.spec.ts`.
      { extends: true, test: { name: 'pure', include: PURE_SPECS, exclude: PACKAGES } },
      // On the server of DATABASE_URL, or on an embedded cluster.
      {
        extends: true,
        test: {
          name: 'postgresql',
          include: ['test/**/*.spec.ts'],
          exclude: [...PURE_SPECS, ...PACKAGES],
          globalSetup: ['test/support/database-setup.ts'],
        },
      },
    ],
  },
});
