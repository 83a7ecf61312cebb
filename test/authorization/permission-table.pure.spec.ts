import 'reflect-metadata';
import { buildSchema } from 'graphql';
import { afterEach, describe, expect, it } from 'vitest';
import { classesInWords, permissionTable } from '../../src/authorization/permission-table.ts';
import { classesSeenBy } from '../../src/authorization/row-visibility.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { acts } from '../../src/mutations/transactional-mutation.ts';
import { coordinates } from '../../src/server/root-field-guards.ts';
import { createSchema, roots } from '../../src/server/schema.ts';

const schema = await createSchema(Buffer.alloc(32));
const ways = new Set(Object.keys(roots));

describe('the table of rights', () => {
  it('is the one that people reviewed', async () => {
    await expect(permissionTable(coordinates(schema, ways))).toMatchFileSnapshot('permissions.txt');
  });

  it('speaks of every class', () => {
    expect(Object.keys(classesInWords).sort()).toEqual(nodeEntities.map(({ name }) => name).sort());
  });

  it.each([
    ['ACCOUNT', 0],
    ['ANONYMOUS', 3],
  ] as const)('says "—" where the predicates show %s nothing', (kind, column) => {
    const seen = new Set([...classesSeenBy(kind)].map(({ name }) => name)).add('Topic');
    const spoken = Object.entries(classesInWords).filter(([, row]) => row[column] !== '—');
    const nodes = nodeEntities.map(({ name }) => name);
    expect(spoken.map(([name]) => name).sort()).toEqual(nodes.filter((name) => seen.has(name)).sort());
  });
});

describe('a root field', () => {
  afterEach(() => {
    acts.delete('burnEverything');
  });
  const withMutation = buildSchema('type Query { viewer: Int } type Mutation { burnEverything: Int }');

  it('that nobody guards stops the start', () => {
    expect(() => coordinates(withMutation, ways)).toThrow('Nothing says who may use Mutation.burnEverything');
    expect(() => coordinates(buildSchema('type Query { secrets: Int }'), ways)).toThrow('Query.secrets');
  });

  it('whose verb no policy declares stops the start', () => {
    acts.set('burnEverything', { verb: 'archive.burn' } as never);
    expect(() => coordinates(withMutation, ways)).toThrow('"archive.burn", which no policy declares');
  });
});
