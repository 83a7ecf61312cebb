import { describe, expect, it } from 'vitest';
import { Assignment, AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { Directive } from '../../src/entities/directives/directive.entity.ts';
import { DirectiveKind, DirectiveStatus, Timeliness } from '../../src/entities/directives/directive-enums.ts';
import { parseDay } from '../../src/shared/day.ts';
import { EntityFactory } from '../support/entity-factory.ts';
import { fc } from '../support/random.ts';
import { createTestGraph } from '../support/test-graph.ts';
import {
  createOrderComparator,
  type DirectiveProjection,
  type DirectiveRow,
  matchesFilter,
  projectDirective,
} from './naive-reader.ts';

const rows: DirectiveRow[] = [];

const dueDates = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-03-31', null, null];
const texts = ['Rà soát hộ nghèo', 'Thu đúng, thu đủ ngân sách', 'Đẩy nhanh tiến độ 100%', 'Quản lý đô_thị'];

/** Two hundred directives of every status and kind; the same ones in each run. */
const graph = createTestGraph(async ({ database }) => {
  const em = database.orm.em.fork();
  const factory = new EntityFactory(em);
  const body = factory.organization('Thành ủy Mây Trắng');
  const units = ['Phòng Nội vụ', 'Phòng Tài chính', 'Công an'].map((name) =>
    factory.organization(name, { parent: body }),
  );
  const meetings = ['2026-01', '2026-02', null].map((period) => factory.meeting(body, { period }));
  const pick = <T>(from: readonly T[], seed: number): T => from[seed % from.length] as T;
  for (let i = 0; i < 200; i++) {
    const directive = factory.directive(body, {
      status: pick(Object.values(DirectiveStatus), i),
      kind: pick(Object.values(DirectiveKind), (i * 7) % 5),
      issuedOn: pick(['2026-01-05', '2026-01-20'], i >> 2),
      closedOn: pick(['2026-02-10', '2026-03-31', '2026-04-15'], i >> 3),
      dueOn: pick(dueDates, i * 5),
      inferred: i % 11 === 0,
      text: `${pick(texts, i)} ${i % 10}`,
      urgent: i % 4 === 0,
      meeting: i % 5 ? pick(meetings, i) : null,
      reportedDoneOn: i % 3 ? parseDay('2026-03-15') : null,
    });
    units.slice(0, i % 4).forEach((unit, index) => {
      factory.assignment(directive, unit, pick(Object.values(AssignmentRole), i + index));
    });
  }
  await em.flush();
  const assignments = await em.find(Assignment, {});
  for (const directive of await em.find(Directive, {}, { populate: ['meeting'] }))
    rows.push({ directive, assignments: assignments.filter((it) => it.directive.id === directive.id) });
});

const anyDate = fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-30', '2026-03-31', '2026-12-31');
const orderedConditions = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ eq: value }),
    fc.record({ gt: value }),
    fc.record({ gte: value, lt: value }),
    fc.record({ lte: value }),
    fc.record({ not: value }),
    fc.record({ in: fc.array(value, { maxLength: 3 }) }),
    fc.record({ isNull: fc.boolean() }),
  );
const enumConditions = (values: Record<string, string>) =>
  fc.oneof(
    fc.record({ eq: fc.constantFrom(...Object.values(values)) }),
    fc.record({ not: fc.constantFrom(...Object.values(values)) }),
    fc.record({ in: fc.subarray(Object.values(values)) }),
    fc.record({ isNull: fc.boolean() }),
  );
const booleanCondition = fc.record({ eq: fc.boolean() });

const { filter } = fc.letrec((tie) => ({
  axis: fc.oneof(
    fc.record({ isOpen: booleanCondition }),
    fc.record({ isOverdue: booleanCondition }),
    fc.record({ urgent: booleanCondition }),
    fc.record({ kind: enumConditions(DirectiveKind) }),
    fc.record({ timeliness: enumConditions(Timeliness) }),
    fc.record({ daysOverdue: orderedConditions(fc.constantFrom(0, 1, 28, 31)) }),
    fc.record({ issuedOn: orderedConditions(fc.constantFrom('2026-01-05', '2026-01-20')) }),
    fc.record({ text: fc.record({ contains: fc.constantFrom('ngan sach', 'ĐÔ_', '0%', 'Rà soát', 'x') }) }),
    fc.record({ deadline: fc.record({ dueOn: orderedConditions(anyDate) }) }),
    fc.record({
      meeting: fc.oneof(
        fc.constant({}),
        fc.record({ period: orderedConditions(fc.constantFrom('2026-01', '2026-02')) }),
      ),
    }),
    fc.record({
      assignments: fc.oneof(
        fc.record({ some: fc.record({ role: enumConditions(AssignmentRole) }) }),
        fc.record({ none: fc.constant({}) }),
      ),
    }),
  ),
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    tie('axis'),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.tuple(tie('axis'), tie('axis')).map(([a, b]) => Object.assign({}, a, b)),
  ),
}));

const orderTerm = fc.record({
  field: fc.constantFrom('DUE_ON', 'ISSUED_ON', 'CODE'),
  direction: fc.constantFrom('ASC', 'DESC'),
  nulls: fc.constantFrom('FIRST', 'LAST'),
});

const query = fc.record({
  filter: filter as fc.Arbitrary<Record<string, unknown>>,
  orderBy: fc.array(orderTerm, { minLength: 1, maxLength: 3 }),
  size: fc.integer({ min: 1, max: 100 }),
  backward: fc.boolean(),
  asOf: fc.option(fc.constantFrom('2026-01-04', '2026-02-10', '2026-03-31', '2026-04-01', '2027-01-01'), {
    nil: null,
  }),
});

const OPERATION = `query ($filter: DirectiveFilterInput, $orderBy: [DirectiveOrderInput!], $first: Int, $last: Int, $asOf: Date) {
  directives(filter: $filter, orderBy: $orderBy, first: $first, last: $last, asOf: $asOf) {
    totalCount
    nodes {
      id code text kind urgent isOpen isOverdue timeliness daysOverdue issuedOn
      deadline { dueOn inferred }
      meeting { code period }
      assignments(first: 10) { nodes { role } }
    }
  }
}`;

interface DirectivePage {
  totalCount: number;
  nodes: (Omit<DirectiveProjection, 'roles'> & { assignments: { nodes: { role: string }[] } })[];
}

async function expectAgreement(isVisible: (row: DirectiveRow) => boolean, runs: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(query, async ({ filter, orderBy, size, backward, asOf }) => {
      const { data, result } = await graph.execute(OPERATION, {
        filter,
        orderBy,
        asOf,
        ...(backward ? { last: size } : { first: size }),
      });
      expect(result.errors).toBeUndefined();
      const expected = rows
        .filter(isVisible)
        .map((row) => projectDirective(row, asOf ?? graph.today))
        .filter((node) => matchesFilter(node, filter))
        .sort(createOrderComparator(orderBy));
      const page = backward ? expected.slice(-size) : expected.slice(0, size);
      const connection = (data as { directives: DirectivePage }).directives;
      const nodes = connection.nodes.map(({ assignments, ...node }) => ({
        ...node,
        roles: assignments.nodes.map(({ role }) => role).sort(),
      }));
      expect(connection.totalCount).toBe(expected.length);
      expect(nodes).toEqual(page.map((node) => ({ ...node, roles: [...node.roles].sort() })));
    }),
    { numRuns: runs },
  );
}

describe('the query engine and the naive reader', () => {
  it('return the same for generated filters, orders, pages and days', async () => {
    graph.visibility = undefined;
    await expectAgreement(() => true, 300);
  });

  it('return the same if rows are hidden: they are not in lists, counts or filters', async () => {
    graph.visibility = {
      name: 'no urgent directives',
      predicate: (of, row) => (of === Directive ? `not ${row}.urgent` : undefined),
    };
    await expectAgreement(({ directive }) => !directive.urgent, 100);
  });
});

describe('a hidden row', () => {
  it('is null by id and in a trace, and is null in a list of ids', async () => {
    const hidden = rows.find(({ directive }) => directive.urgent)?.directive.id;
    const visible = rows.find(({ directive }) => !directive.urgent)?.directive.id;
    graph.visibility = {
      name: 'no urgent',
      predicate: (of, row) => (of === Directive ? `not ${row}.urgent` : undefined),
    };
    const { data } = await graph.execute(
      `query ($hidden: ID!, $ids: [ID!]!) { node(id: $hidden) { id } directive(by: { id: $hidden }) { id } trace(id: $hidden) { node { id } } nodes(ids: $ids) { id } }`,
      { hidden, ids: [hidden, visible] },
    );
    expect(data).toEqual({ node: null, directive: null, trace: null, nodes: [null, { id: visible }] });
  });

  it('cannot be guessed with filters on rows that reference it', async () => {
    graph.visibility = {
      name: 'no urgent',
      predicate: (of, row) => (of === Directive ? `not ${row}.urgent` : undefined),
    };
    const count = async (filter: string) => {
      const { data } = await graph.execute(
        `{ meetings(filter: { directives: { some: ${filter} } }) { totalCount } }`,
      );
      return (data as { meetings: { totalCount: number } }).meetings.totalCount;
    };
    expect(await count('{ urgent: { eq: true } }')).toBe(0);
    expect(await count('{ urgent: { eq: false } }')).toBeGreaterThan(0);
  });
});
