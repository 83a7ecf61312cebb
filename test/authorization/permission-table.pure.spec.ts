import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { formatPermissionTable, visibilityDescriptions } from '../../src/authorization/permission-table.ts';
import { getVisibleClasses } from '../../src/authorization/row-visibility.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { mutations } from '../../src/mutations/transactional-mutation.ts';
import { rootFieldGuards } from '../../src/server/root-field-guards.ts';
import { createSchema, rootFields } from '../../src/server/schema.ts';

const schema = await createSchema(Buffer.alloc(32));
const rootFieldNames = new Set(Object.keys(rootFields));

describe('the table of rights', () => {
  it('is the one that people reviewed', async () => {
    await expect(formatPermissionTable(rootFieldGuards(schema, rootFieldNames))).toMatchFileSnapshot(
      'permissions.txt',
    );
  });

  it('speaks of every class', () => {
    expect(Object.keys(visibilityDescriptions).sort()).toEqual(nodeEntities.map(({ name }) => name).sort());
  });

  it.each([
    ['ACCOUNT', 0],
    ['ANONYMOUS', 3],
  ] as const)('says "—" where the predicates show %s nothing', (kind, column) => {
    const seen = new Set([...getVisibleClasses(kind)].map(({ name }) => name)).add('Topic');
    const spoken = Object.entries(visibilityDescriptions).filter(([, row]) => row[column] !== '—');
    const nodes = nodeEntities.map(({ name }) => name);
    expect(spoken.map(([name]) => name).sort()).toEqual(nodes.filter((name) => seen.has(name)).sort());
  });
});

describe('a root field', () => {
  afterEach(() => {
    mutations.delete('burnEverything');
  });
  const withMutation = buildSchema('type Query { viewer: Int } type Mutation { burnEverything: Int }');

  it('that nobody guards stops the start', () => {
    expect(() => rootFieldGuards(withMutation, rootFieldNames)).toThrow(
      'Nothing says who may use Mutation.burnEverything',
    );
    expect(() => rootFieldGuards(buildSchema('type Query { secrets: Int }'), rootFieldNames)).toThrow(
      'Query.secrets',
    );
  });

  it('whose verb no policy declares stops the start', () => {
    mutations.set('burnEverything', { permission: 'archive.burn' } as never);
    expect(() => rootFieldGuards(withMutation, rootFieldNames)).toThrow(
      '"archive.burn", which no policy declares',
    );
  });
});
