import { beforeEach, describe, expect, it } from 'vitest';
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
