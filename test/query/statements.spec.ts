import { readdirSync, readFileSync } from 'node:fs';
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nodeEntities } from '../../src/entities/orm.ts';
import { EntityFactory } from '../support/entity-factory.ts';
import { createTestGraph } from '../support/test-graph.ts';

const ids: Record<string, string> = {};

const graph = createTestGraph(async ({ database }) => {
  const factory = new EntityFactory(database.orm.em.fork());
  const body = factory.organization('Thành ủy Mây Trắng');
  const text = 'Giao Phòng Kinh tế rà soát các khoản thu.';
  const meeting = factory.meeting(body, { period: '2026-01' });
  const document = factory.document(text, { meeting });
  const span = factory.span(document, 0, text.length);
  const conclusion = factory.conclusion(meeting, 1, { text, span });
  const directive = factory.directive(body, { meeting, conclusion, span, text });
  factory.assignment(directive, factory.organization('Phòng Kinh tế', { parent: body }));
  await factory.em.flush();
  Object.assign(ids, { meeting: meeting.id, organization: body.id, id: directive.id, document: document.id });
});

const readOperation = (name: string) => readFileSync(`schema/operations/${name}.graphql`, 'utf8');

const buildVariables = () => ({ ...ids, period: '2026-01', text: 'rà soát' });

describe('the number of statements', () => {
  it.each(readdirSync('schema/operations').map((file) => file.replace('.graphql', '')))(
    'is one for %s',
    async (name) => {
      graph.statements.length = 0;
      const { result } = await graph.execute(readOperation(name), buildVariables());
      expect(result.errors).toBeUndefined();
      expect(graph.statements).toHaveLength(1);
    },
  );

  it('is one for each root field, and equal root fields share one', async () => {
    graph.statements.length = 0;
    await graph.execute(
      `query ($id: ID!) { a: node(id: $id) { id } b: node(id: $id) { id } c: meetings { totalCount } d: topics { totalCount } }`,
      ids,
    );
    expect(graph.statements).toHaveLength(3);
  });

  it('is one for more fields than PostgreSQL accepts at once, and the fields keep their order', async () => {
    const fields = Array.from({ length: 60 }, (_, i) => `z${60 - i}: code`).join(' ');
    graph.statements.length = 0;
    const { data } = await graph.execute(
      `query ($id: ID!) { directive(by: { id: $id }) { ${fields} } }`,
      ids,
    );
    expect(Object.keys((data as { directive: object }).directive).slice(0, 2)).toEqual(['z60', 'z59']);
    expect(graph.statements).toHaveLength(1);
  });

  it('does not grow with the values of a query: all use the same text', async () => {
    const runQuery = async (code: string) => {
      graph.statements.length = 0;
      await graph.execute(
        'query ($code: String!) { directives(filter: { code: { eq: $code } }) { nodes { id } } }',
        { code },
      );
      return graph.statements[0];
    };
    expect(await runQuery('A')).toBe(await runQuery("'; drop table directive; --"));
  });
});

describe('the published graph', () => {
  it('is linked in both directions: every type that links to another can be reached from it', () => {
    const lonely: string[] = [];
    let links = 0;
    for (const type of Object.values(graph.schema.getTypeMap())) {
      if (!isObjectType(type) || !type.getInterfaces().some(({ name }) => name === 'Node')) continue;
      for (const field of Object.values(type.getFields())) {
        const target = getNamedType(field.type);
        if (!isObjectType(target) || !target.getInterfaces().length) continue;
        links++;
        const back = Object.values(target.getFields()).some(({ type: other }) => {
          const connection = getNamedType(other);
          const nodes = isObjectType(connection) ? connection.getFields().nodes : undefined;
          return nodes !== undefined && getNamedType(nodes.type) === type;
        });
        if (!back) lonely.push(`${type.name}.${field.name}`);
      }
    }
    expect(lonely).toEqual([]);
    expect(links).toBeGreaterThan(nodeEntities.length);
  });

  it('returns every field of every node without an error', async () => {
    for (const entity of nodeEntities) {
      const type = graph.schema.getType(entity.name) as GraphQLObjectType;
      const fields = Object.values(type.getFields()).map((field) => {
        const target = getNamedType(field.type);
        if (!('getFields' in target) && !('getTypes' in target)) return field.name;
        return target.name.endsWith('Connection')
          ? `${field.name} { totalCount nodes { __typename } edges { cursor } pageInfo { hasNextPage endCursor } }`
          : `${field.name} { __typename }`;
      });
      const { result } = await graph.execute(
        `query ($id: ID!) { node(id: $id) { ... on ${type.name} { ${fields.join(' ')} } } }`,
        { id: ids.id },
      );
      expect([type.name, result.errors]).toEqual([type.name, undefined]);
    }
  });
});
