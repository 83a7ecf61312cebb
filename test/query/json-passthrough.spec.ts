import { execute, getNamedType, isLeafType, isObjectType, isRequiredArgument, parse } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import { insertFebruary2017 } from '../../seeds/bac-kan-2017-02/briefing.ts';
import { Viewer } from '../../src/authorization/viewer.ts';
import { setAuditContext } from '../../src/mutations/audit-context.ts';
import { RequestContext } from '../../src/server/request-context.ts';
import { startTestServer } from '../support/test-server.ts';

let executedFields = 0;
const server = startTestServer({}, ({ createContext }) => ({
  createContext: async (...args) => {
    const context = await createContext(...args);
    const { graph } = context;
    const execute = graph.execute.bind(graph);
    graph.execute = (selection) => {
      executedFields++;
      return execute(selection);
    };
    return context;
  },
}));

beforeEach(() => {
  executedFields = 0;
});

describe('a query over HTTP', () => {
  it('is not executed field by field if the database shapes its response', async () => {
    const query = '{ topics { totalCount nodes { id } } directives(first: 1) { pageInfo { hasNextPage } } }';
    const { body } = await server.post({ query });
    expect(body).toMatchObject({
      data: { topics: { totalCount: 0, nodes: [] }, directives: { pageInfo: { hasNextPage: false } } },
      extensions: { cost: {} },
    });
    expect(executedFields).toBe(0);
  });

  it('is executed if it selects fields that the server signs', async () => {
    const { body } = await server.post({ query: '{ topics { edges { cursor } } }' });
    expect(body.data).toEqual({ topics: { edges: [] } });
    expect(executedFields).toBe(1);
  });
});

/** A query of every list of the API with all leaf fields of its nodes. */
function buildQueryOfAllLists(): string {
  const lists = Object.values(server.application.schema.getQueryType()?.getFields() ?? {}).flatMap(
    (field) => {
      const connection = getNamedType(field.type);
      if (!isObjectType(connection) || field.args.some(isRequiredArgument)) return [];
      const node = getNamedType(connection.getFields().nodes?.type);
      if (!isObjectType(node) || !connection.name.endsWith('Connection')) return [];
      const leaves = Object.values(node.getFields()).filter(
        ({ type, args }) => isLeafType(getNamedType(type)) && !args.some(isRequiredArgument),
      );
      return [
        `${field.name}(first: 20) { nodes { __typename ${leaves.map(({ name }) => name).join(' ')} } }`,
      ];
    },
  );
  return `{ ${lists.join('\n')} }`;
}

describe('the JSON of the database', () => {
  it('is that of an execution field by field, for every leaf field of every list', async () => {
    const { schema, services, database } = server.application;
    await database.orm.em.fork().transactional(async (em) => {
      await setAuditContext(em as never, { actor: 'SEED', action: 'seed' });
      insertFebruary2017(em);
    });
    const lists = buildQueryOfAllLists().slice(2, -2).split('\n');
    expect(lists.length).toBeGreaterThan(10);
    for (const list of lists) {
      const query = `{ ${list} }`;
      const contextValue = new RequestContext(services, { viewer: Viewer.local });
      const executed = await execute({ schema, document: parse(query), contextValue });
      expect(executed.errors, query).toBeUndefined();
      const { body } = await server.post({ query });
      expect(JSON.stringify(body.data), query).toBe(JSON.stringify(executed.data));
    }
  });
});
