import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { formatPermissionTable, visibilityDescriptions } from '../../src/authorization/print-permissions.ts';
import { getVisibleClasses } from '../../src/authorization/row-visibility.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { mutations } from '../../src/mutations/transactional-mutation.ts';
import { rootFieldGuards } from '../../src/server/root-field-guards.ts';
import { createSchema, rootFields } from '../../src/server/schema.ts';

const schema = await createSchema(Buffer.alloc(32));
const rootFieldNames = new Set(Object.keys(rootFields));

describe('the permission table', () => {
  it('is the reviewed one in permissions.txt', async () => {
    await expect(formatPermissionTable(rootFieldGuards(schema, rootFieldNames))).toMatchFileSnapshot(
      'permissions.txt',
    );
  });

  it('contains every type', () => {
    expect(Object.keys(visibilityDescriptions).sort()).toEqual(nodeEntities.map(({ name }) => name).sort());
  });

  it.each([
    ['ACCOUNT', 0],
    ['ANONYMOUS', 3],
  ] as const)('contains "—" if the predicates show nothing to %s', (kind, column) => {
    const visibleTypes = new Set([...getVisibleClasses(kind)].map(({ name }) => name)).add('Topic');
    const describedTypes = Object.entries(visibilityDescriptions).filter(([, row]) => row[column] !== '—');
    const nodes = nodeEntities.map(({ name }) => name);
    expect(describedTypes.map(([name]) => name).sort()).toEqual(
      nodes.filter((name) => visibleTypes.has(name)).sort(),
    );
  });
});

describe('a root field', () => {
  afterEach(() => {
    mutations.delete('burnEverything');
  });
  const withMutation = buildSchema('type Query { viewer: Int } type Mutation { burnEverything: Int }');

  it('without a guard makes the startup fail', () => {
    expect(() => rootFieldGuards(withMutation, rootFieldNames)).toThrow(
      'Mutation.burnEverything has no guard',
    );
    expect(() => rootFieldGuards(buildSchema('type Query { secrets: Int }'), rootFieldNames)).toThrow(
      'Query.secrets',
    );
  });

  it('with a verb that no policy declares makes the startup fail', () => {
    mutations.set('burnEverything', { permission: 'archive.burn' } as never);
    expect(() => rootFieldGuards(withMutation, rootFieldNames)).toThrow(
      '"archive.burn", which no policy declares',
    );
  });
});
