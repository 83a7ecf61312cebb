// What linters and comparers of schemas say: graphql-eslint's Relay rules, and graphql-inspector on what changed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import graphqlEslint from '@graphql-eslint/eslint-plugin';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { ESLint } from 'eslint';
import { buildSchema } from 'graphql';

const FILE = 'schema/schema.graphql';

const rules = {
  'relay-arguments': { includeBoth: true },
  'relay-connection-types': {},
  // Relay wants neither of the two left out: a hit of a search is no node, and `nodes` is a list beside the edges.
  'relay-edge-types': {
    withEdgeSuffix: true,
    shouldImplementNode: false,
    listTypeCanWrapOnlyEdgeType: false,
  },
  'relay-page-info': {},
  'require-description': {
    types: true,
    FieldDefinition: true,
    InputValueDefinition: true,
    EnumValueDefinition: true,
    DirectiveDefinition: true,
  },
};

/** The Relay rules, and a description for everything; a rule without complaint counts as passed. */
export async function lint() {
  const named = Object.entries(rules).map(([name, options]) => [
    `@graphql-eslint/${name}`,
    Object.keys(options).length ? ['error', options] : 'error',
  ]);
  const eslint = new ESLint({
    cwd: process.cwd(),
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.graphql'],
        languageOptions: {
          parser: graphqlEslint.parser,
          parserOptions: { graphQLConfig: { schema: FILE } },
        },
        plugins: { '@graphql-eslint': graphqlEslint },
        rules: Object.fromEntries(named),
      },
    ],
  });
  const messages = (await eslint.lintFiles([FILE])).flatMap((it) => it.messages);
  const complaining = new Set(messages.map(({ ruleId }) => ruleId));
  return {
    // A message without a rule says that nothing was linted at all.
    passed: complaining.has(null) ? 0 : named.filter(([name]) => !complaining.has(name)).length,
    warned: [],
    failed: messages.map(({ line, ruleId, message }) => `line ${line} ${ruleId}: ${message}`),
    note: `${named.length} rules`,
  };
}

/** Changes that break clients of the schema as it was last committed fail; those that may surprise them warn. */
export async function compare() {
  let earlier;
  try {
    earlier = execFileSync('git', ['show', `HEAD:${FILE}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 26,
    });
  } catch {
    return { passed: 0, warned: [], failed: [], note: 'skipped: HEAD has no schema to compare with' };
  }
  const changes = await diff(buildSchema(earlier), buildSchema(readFileSync(FILE, 'utf8')));
  const told = (level) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  const failed = told(CriticalityLevel.Breaking);
  const note = `${changes.length} changes since HEAD`;
  return { passed: failed.length ? 0 : 1, warned: told(CriticalityLevel.Dangerous), failed, note };
}
