// What linters and comparers of schemas say: graphql-eslint's Relay rules, and graphql-inspector on what changed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import graphqlEslint from '@graphql-eslint/eslint-plugin';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { ESLint } from 'eslint';
import { buildSchema } from 'graphql';

const FILE = 'schema/schema.graphql';

/** The Relay rules, and a description for everything. */
export async function lint() {
  const eslint = new ESLint({
    cwd: process.cwd(),
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: { parser: graphqlEslint.parser, parserOptions: { graphQLConfig: { schema: FILE } } },
        plugins: { '@graphql-eslint': graphqlEslint },
        rules: {
          '@graphql-eslint/relay-arguments': ['error', { includeBoth: true }],
          '@graphql-eslint/relay-connection-types': 'error',
          '@graphql-eslint/relay-edge-types': [
            'error',
            { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false },
          ],
          '@graphql-eslint/relay-page-info': 'error',
          '@graphql-eslint/require-description': [
            'error',
            { types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
          ],
        },
      },
    ],
  });
  const [result] = await eslint.lintFiles([FILE]);
  const told = (severity) =>
    (result?.messages ?? [])
      .filter((it) => it.severity === severity)
      .map(({ line, ruleId, message }) => `line ${line} ${ruleId}: ${message}`);
  return { passed: told(2).length ? 0 : 5, warned: told(1), failed: told(2) };
}

/** Changes that would break clients of the schema as it was last released. */
export async function compare() {
  let released;
  try {
    released = execFileSync('git', ['show', `HEAD:${FILE}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
  } catch {
    return { passed: 0, warned: ['no earlier schema to compare with'], failed: [] };
  }
  const changes = await diff(buildSchema(released), buildSchema(readFileSync(FILE, 'utf8')));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  return { passed: 1, warned: [], failed: breaking.map(({ message }) => message) };
}
