import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BriefingByPeriodDocument,
  OpenDirectivesOfMeetingDocument,
  SearchGraphDocument,
  TraceNodeDocument,
} from '../../schema/generated/graphql.ts';
import { FEBRUARY_2017_MEETING_ID, insertFebruary2017 } from '../../seeds/bac-kan-2017-02/briefing.ts';
import { createTestGraph } from '../support/test-graph.ts';

const graph = createTestGraph(async ({ database }) => {
  const em = database.orm.em.fork();
  insertFebruary2017(em);
  await em.flush();
});

const readOpenDirectives = async () => {
  const { data } = await graph.execute(OpenDirectivesOfMeetingDocument, {
    meeting: FEBRUARY_2017_MEETING_ID,
  });
  return data.meeting?.directives.nodes ?? [];
};

describe('the briefing of February 2017', () => {
  it('has seven conclusions: six directives and one notice that needs no action', async () => {
    const { data } = await graph.execute(BriefingByPeriodDocument, { period: '2017-02' });
    const [meeting] = data.meetings.nodes;
    expect(meeting?.id).toBe(FEBRUARY_2017_MEETING_ID);
    expect(meeting?.conclusions.nodes.map(({ kind }) => kind)).toEqual([
      ...Array(6).fill('DIRECTIVE'),
      'NOTICE',
    ]);
    expect(meeting?.conclusions.nodes.every(({ hasFollowUp }) => hasFollowUp)).toBe(true);
    expect(meeting?.open.totalCount).toBe(6);
    expect(meeting).toMatchObject({
      heldOn: '2017-02-28',
      heldOnPrecision: 'MONTH',
      chair: { fullName: 'Triệu Đức Lân' },
    });
  });

  it('returns six open directives with their exact words, from one statement', async () => {
    graph.statements.length = 0;
    const directives = await readOpenDirectives();
    expect(graph.statements).toHaveLength(1);
    const source = readFileSync('seeds/bac-kan-2017-02/bac-kan-2017-02.txt', 'utf8');
    expect(directives.map(({ span }) => [span?.start, span?.end])).toEqual([
      [1926, 2057],
      [2059, 2118],
      [2120, 2178],
      [2180, 2343],
      [2345, 2409],
      [2411, 2545],
    ]);
    for (const { span, text } of directives) {
      expect(span?.quote).toBe(source.slice(span?.start, span?.end));
      expect(text).toBe(span?.quote);
    }
  });

  it('has the groups of the speech as addressees, and no unit', async () => {
    const assignments = (await readOpenDirectives()).flatMap((directive) => directive.assignments.nodes);
    expect(
      assignments.map(({ addressee, inherited, role }) => [role, addressee?.__typename, inherited]),
    ).toEqual([...Array(5).fill(['LEAD', 'Group', true]), ['LEAD', 'Group', false]]);
  });

  it('has March as implied deadline, and its directives are never overdue by it', async () => {
    const directives = await readOpenDirectives();
    expect(directives).toHaveLength(6);
    for (const { deadline, timeliness } of directives) {
      expect(deadline).toMatchObject({ dueOn: '2017-03-31', precision: 'MONTH', inferred: true });
      expect(timeliness).toBe('NO_DEADLINE');
    }
  });

  it('has no directive from two clauses of the speech: the praise and the opening of the list', async () => {
    const { data } = await graph.execute<{ documents: { nodes: { id: string }[] } }>(
      '{ documents { nodes { id } } }',
    );
    const { data: coverageData } = await graph.execute(
      'query ($id: ID!) { coverage(document: $id) { clauseCount uncoveredCount uncovered { nodes { quote } } document { zoneStart zoneEnd } } }',
      { id: data.documents.nodes[0]?.id },
    );
    expect(coverageData).toMatchObject({
      coverage: {
        clauseCount: 9,
        uncoveredCount: 2,
        uncovered: {
          nodes: [
            { quote: expect.stringMatching(/^Phát biểu/) },
            { quote: expect.stringMatching(/^Triển khai/) },
          ],
        },
        document: { zoneStart: 1650, zoneEnd: 2622 },
      },
    });
  });

  it('can be traced from a directive to the words, the document and the meeting', async () => {
    const [directive] = await readOpenDirectives();
    const { data } = await graph.execute(TraceNodeDocument, { id: directive?.id ?? '' });
    expect(data.trace?.origin.nodes.map(({ node, relation }) => [node?.__typename, relation])).toEqual(
      expect.arrayContaining([
        ['Conclusion', 'FOLLOWS_FROM'],
        ['TextSpan', 'QUOTED_IN'],
        ['Meeting', 'CONCLUDED_IN'],
        ['Document', 'SPAN_OF'],
      ]),
    );
    expect(data.trace?.onward.nodes.map(({ node }) => node?.__typename).sort()).toEqual([
      'Assignment',
      'Transition',
    ]);
  });

  it.each([
    ['nông thôn mới', true],
    ['nong thon moi', false],
    ['HUY HIỆU ĐẢNG', true],
    ['huy hieu dang', false],
  ])('is found with "%s"', async (text, exact) => {
    const { data } = await graph.execute(SearchGraphDocument, { text });
    expect(data.search.totalCount).toBeGreaterThan(0);
    for (const { node } of data.search.edges) {
      expect(node.isExact).toBe(exact);
      const marked = node.highlights.map(({ start, end }) => node.snippet.slice(start, end).toLowerCase());
      expect(marked.length).toBeGreaterThanOrEqual(text.split(' ').length);
    }
  });
});
