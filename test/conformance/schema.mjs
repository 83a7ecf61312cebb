// Lints and compares the schema: the Relay rules of graphql-eslint, and the changes by graphql-inspector.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import graphqlEslint from '@graphql-eslint/eslint-plugin';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { ESLint } from 'eslint';
import { buildSchema } from 'graphql';

const FILE = 'schema/schema.graphql';

const LINT_RULES = {
  'relay-arguments': { includeBoth: true },
  'relay-connection-types': {},
  // Relay requires both options, but a search result is no node, and `nodes` is a list beside the edges.
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

/** Checks the Relay rules, and that everything has a description. A rule without messages counts as passed. */
export async function lint() {
  const ruleEntries = Object.entries(LINT_RULES).map(([name, options]) => [
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
        rules: Object.fromEntries(ruleEntries),
      },
    ],
  });
  const messages = (await eslint.lintFiles([FILE])).flatMap((it) => it.messages);
  const failedRules = new Set(messages.map(({ ruleId }) => ruleId));
  return {
    // A message without a rule means that nothing was linted.
    passed: failedRules.has(null) ? 0 : ruleEntries.filter(([name]) => !failedRules.has(name)).length,
    warned: [],
    failed: messages.map(({ line, ruleId, message }) => `line ${line} ${ruleId}: ${message}`),
    note: `${ruleEntries.length} rules`,
  };
}

/** Compares the schema with the last commit. Changes that break clients fail; dangerous ones warn. */
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
  const messagesAt = (level) =>
    changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);
  const failed = messagesAt(CriticalityLevel.Breaking);
  const note = `${changes.length} changes since HEAD`;
  return { passed: failed.length ? 0 : 1, warned: messagesAt(CriticalityLevel.Dangerous), failed, note };
}
