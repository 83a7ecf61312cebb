import { describe, expect, it } from 'vitest';
import { EntityFactory } from '../support/entity-factory.ts';
import { createTestGraph } from '../support/test-graph.ts';

const graph = createTestGraph(async ({ database }) => {
  const factory = new EntityFactory(database.orm.em.fork());
  const body = factory.organization('Thành ủy Mây Trắng');
  const unit = factory.organization('Phòng Nội vụ', { parent: body });
  for (const [code, dueOn] of [
    ['A', '2026-10-24'],
    ['B', '2026-11-10'],
    ['C', '2026-11-24'],
    ['D', '2026-12-24'],
    ['E', null],
  ] as const)
    factory.assignment(
      factory.directive(body, { code, dueOn, text: `Rà soát 100% hồ sơ đợt ${code}` }),
      unit,
    );
  await factory.em.flush();
});

async function findCodes(
  filter: string,
  variables: Record<string, unknown> = {},
  declared = '',
): Promise<string> {
  const { data, errorCode } = await graph.execute(
    `query ${declared} { directives(filter: ${filter}, orderBy: [{ field: CODE }]) { nodes { code } } }`,
    variables,
  );
  if (errorCode) return String(errorCode);
  return (data as { directives: { nodes: { code: string }[] } }).directives.nodes
    .map(({ code }) => code)
    .join('');
}

describe('filtering by a day', () => {
  it.each([
    ['lt: "P0D"', 'AB'],
    ['lte: "P0D"', 'ABC'],
    ['gte: "-P2W"', 'BCD'],
    ['eq: "-P1M"', 'A'],
    ['eq: "P1M"', 'D'],
    ['gt: "2026-11-24"', 'D'],
    ['in: ["P0D", "2026-10-24"]', 'AC'],
    ['isNull: true', 'E'],
    ['not: "2026-11-24"', 'ABDE'],
  ])('accepts distances from the requested day: %s', async (condition, codes) => {
    expect(await findCodes(`{ deadline: { dueOn: { ${condition} } } }`)).toBe(codes);
  });

  it('counts from another day if asOf is another day', async () => {
    const { data } = await graph.execute(
      '{ directives(asOf: "2026-10-31", filter: { deadline: { dueOn: { lt: "P0D" } } }) { nodes { code } } }',
    );
    expect(data).toEqual({ directives: { nodes: [{ code: 'A' }] } });
  });

  it('uses one plan for each length of a list in a variable', async () => {
    const runFilter = (days: string[]) =>
      findCodes('{ deadline: { dueOn: { in: $days } } }', { days }, '($days: [DateExpression!])');
    expect(await runFilter(['P0D'])).toBe('C');
    expect(await runFilter(['P0D', '-P1M', 'P1M'])).toBe('ACD');
    expect(await runFilter([])).toBe('');
  });

  it.each(['2017-02-30', '0001-01-01', 'P1Y2M3W4', 'yesterday', '-P'])(
    'rejects a value that is no day: %s',
    async (day) => {
      await expect(findCodes(`{ deadline: { dueOn: { eq: "${day}" } } }`)).rejects.toThrow(/calendar day/);
    },
  );
});

describe('a distance out of the calendar', () => {
  it.each([
    ['9999-12-31', 'P1D'],
    ['1000-01-01', '-P999Y'],
    ['1000-01-01', '-P1D'],
  ])('is rejected: from %s, %s', async (asOf, distance) => {
    const { errorCode } = await graph.execute(
      `{ directives(asOf: "${asOf}", filter: { deadline: { dueOn: { lt: "${distance}" } } }) { totalCount } }`,
    );
    expect(errorCode).toBe('INVALID_DAY');
  });
});

describe('filtering by words', () => {
  it.each([
    ['ra soat', 'ABCDE'],
    ['RÀ SOÁT', 'ABCDE'],
    ['100%', 'ABCDE'],
    ['1_0', ''],
    ['đợt c', 'C'],
    ["' or true --", ''],
    ['a\u0000b', 'TEXT_INVALID'],
  ])('finds "%s" without regard to case, diacritics and punctuation', async (words, codes) => {
    expect(await findCodes('{ text: { contains: $words } }', { words }, '($words: String)')).toBe(codes);
  });
});

describe('an invalid filter', () => {
  it('is rejected if a value is null, so that a missing variable does not select everything', async () => {
    expect(await findCodes('{ code: { eq: null } }')).toBe('FILTER_NULL');
    expect(await findCodes('{ code: { eq: $code } }', { code: null }, '($code: String)')).toBe('FILTER_NULL');
    expect(await findCodes('{ code: { eq: $code } }', {}, '($code: String)')).toBe('ABCDE');
  });

  it('is rejected if it is too deep, too long, or has too long lists', async () => {
    expect(await findCodes(`${'{ not: '.repeat(20)}{ code: { eq: "A" } }${' }'.repeat(20)}`)).toBe(
      'FILTER_TOO_DEEP',
    );
    const many = Array.from({ length: 60 }, () => '{ code: { eq: "A" } }').join(' ');
    expect(await findCodes(`{ or: [${many}] }`)).toBe('FILTER_TOO_LONG');
    const codes = Array.from({ length: 101 }, (_, i) => `C${i}`);
    expect(await findCodes('{ code: { in: $codes } }', { codes }, '($codes: [String!])')).toBe(
      'FILTER_TOO_LONG',
    );
  });
});

describe('filtering by linked nodes', () => {
  it('distinguishes some from none', async () => {
    expect(
      await findCodes(
        '{ assignments: { some: { role: { eq: LEAD }, organization: { name: { contains: "noi vu" } } } } }',
      ),
    ).toBe('ABCDE');
    expect(await findCodes('{ assignments: { none: { role: { eq: LEAD } } } }')).toBe('');
    expect(await findCodes('{ meeting: {} }')).toBe('');
    expect(await findCodes('{ not: { meeting: {} } }')).toBe('ABCDE');
  });

  it('returns the fields of the link on the edge', async () => {
    const { data } = await graph.execute(
      `{ organizations(filter: { name: { eq: "Phòng Nội vụ" } }) { nodes {
          ancestors { nodes { name } }
          directives(first: 1, filter: { code: { eq: "B" } }) { edges { assignment { role } node { code } } }
        } } }`,
    );
    expect(data).toEqual({
      organizations: {
        nodes: [
          {
            ancestors: { nodes: [{ name: 'Thành ủy Mây Trắng' }] },
            directives: { edges: [{ assignment: { role: 'LEAD' }, node: { code: 'B' } }] },
          },
        ],
      },
    });
  });
});
