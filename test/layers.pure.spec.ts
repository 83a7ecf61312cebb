import { globSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Override {
  includes: string[];
  linter: { rules: { style?: { noRestrictedImports?: object } } };
}

/** The overrides of `biome.json` with the import rule of each layer. */
const importRules = (
  JSON.parse(readFileSync('biome.json', 'utf8')) as { overrides: Override[] }
).overrides.filter(({ linter }) => linter.rules.style?.noRestrictedImports);

const findImportRules = (file: string) =>
  importRules.filter(({ includes }) => includes.some((glob) => matchesGlob(file, glob)));

describe('the layers', () => {
  // Biome applies only the last override that matches, so a second one would silently replace the first.
  it('give each file below src/cli exactly one import rule', () => {
    const files = globSync('src/**/*.{ts,js,mjs}').filter((file) => !file.startsWith('src/cli/'));
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => findImportRules(file).length !== 1)).toEqual([]);
  });
});
