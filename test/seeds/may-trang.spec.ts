import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OverdueDirectivesDocument } from '../../schema/generated/graphql.ts';
import { insertDemo } from '../../seeds/may-trang/demo.ts';
import { ConclusionKind } from '../../src/entities/conclusions/conclusion.entity.ts';
import { Acceptance, AssignmentRole } from '../../src/entities/directives/assignment.entity.ts';
import { DeadlineKind } from '../../src/entities/directives/deadline.ts';
import { DirectiveKind, DirectiveStatus, Timeliness } from '../../src/entities/directives/directive-enums.ts';
import { RelationKind } from '../../src/entities/directives/directive-relation.entity.ts';
import { ExtensionState } from '../../src/entities/directives/extension-request.entity.ts';
import { ReportState } from '../../src/entities/directives/progress-report.entity.ts';
import { ReviewOutcome } from '../../src/entities/directives/review.entity.ts';
import { Confidentiality } from '../../src/entities/documents/document.entity.ts';
import { MeetingState } from '../../src/entities/meetings/meeting.entity.ts';
import { DatePrecision } from '../../src/shared/date-precision.ts';
import { parseDay } from '../../src/shared/day.ts';
import { createTestGraph, type TestGraph } from '../support/test-graph.ts';

const TODAY = '2026-11-24';

const insertDemoRows = ({ database }: TestGraph) =>
  database.orm.em.fork().transactional((em) => insertDemo(em, '2026-11', parseDay(TODAY)));
const graph = createTestGraph(insertDemoRows);
const otherGraph = createTestGraph(insertDemoRows);

const sql = <Row>(text: string, of: TestGraph = graph) =>
  of.database.orm.em.getConnection().execute(text) as unknown as Promise<Row[]>;

const countRows = async (query: string) => {
  const [row] = await sql<{ count: number }>(`select count(*)::int as count from ${query}`);
  return row?.count;
};

/** Every table with seeded rows. */
const TABLES = [
  ['organization', 'organization_alias', 'addressee_group', 'group_member', 'person', 'position', 'topic'],
  ['meeting', 'attendance', 'document', 'text_span', 'conclusion', 'conclusion_topic'],
  ['directive', 'directive_topic', 'assignment', 'transition', 'review', 'directive_relation'],
  ['progress_report', 'evidence', 'extension_request', 'deadline_change'],
].flat();

describe('the fictional body', () => {
  it.each([
    ['directive', 'status', DirectiveStatus],
    ['directive', 'kind', DirectiveKind],
    ['directive', 'deadline_kind', DeadlineKind],
    ['directive', 'deadline_precision', DatePrecision],
    ['conclusion', 'kind', ConclusionKind],
    ['assignment', 'role', AssignmentRole],
    ['assignment', 'acceptance', Acceptance],
    ['directive_relation', 'kind', RelationKind],
    ['review', 'outcome', ReviewOutcome],
    ['extension_request', 'state', ExtensionState],
    ['progress_report', 'state', ReportState],
    ['meeting', 'state', MeetingState],
    ['document', 'confidentiality', Confidentiality],
  ])('contains every value of %s.%s', async (table, column, values) => {
    const found = await sql<{ value: string }>(
      `select distinct ${column} as value from ${table} where ${column} is not null`,
    );
    expect(found.map(({ value }) => value).sort()).toEqual(Object.values(values).sort());
  });

  it('has 24 briefings, some 40 units, none of them real, and 600 directives', async () => {
    expect(await countRows(`meeting where state = 'CONCLUDED'`)).toBe(24);
    expect(await countRows('organization')).toBe(43);
    expect(await countRows('organization where not fictional')).toBe(0);
    expect(await countRows('directive')).toBe(600);
  });

  it('has three units that were abolished in the middle of 2025, with successors and open directives', async () => {
    const abolished = `organization where valid_to = '2025-06-30' and successor_id is not null`;
    expect(await countRows(abolished)).toBe(3);
    expect(
      await countRows(
        `assignment a join organization o on o.id = a.organization_id where o.valid_to is not null`,
      ),
    ).toBeGreaterThan(0);
  });

  it('assigns nothing to a unit on a day on which it does not exist', async () => {
    expect(
      await countRows(
        `assignment a join organization o on o.id = a.organization_id join directive d on d.id = a.directive_id
          where d.issued_on > o.valid_to or d.issued_on < o.valid_from`,
      ),
    ).toBe(0);
  });

  it('is always the same, except for the time of the records', async () => {
    const digests = async (of: TestGraph) => {
      const all: Record<string, string> = {};
      for (const table of TABLES) {
        const [row] = await sql<{ rows: string }>(
          `select string_agg(r, ',' order by r) as rows from (select (to_jsonb(t) - 'created_at' - 'changed_at')::text as r from ${table} t) x`,
          of,
        );
        all[table] = createHash('sha256')
          .update(row?.rows ?? '')
          .digest('hex');
        expect([table, row?.rows?.length]).toEqual([table, expect.any(Number)]);
      }
      return all;
    };
    expect(await digests(graph)).toEqual(await digests(otherGraph));
  });

  // Computed in SQL from the day of each transition, on purpose differently from the seeds.
  it('has directives that were open on exactly the days of their transitions', async () => {
    const computedDaysSql = `select d.code, d.open_days, coalesce((
        select range_agg(daterange(m.happened_on, m.until)) from (
          select t.to_status, t.happened_on, lead(t.happened_on) over (order by t.ordinal) as until
          from transition t where t.directive_id = d.id) m
        where m.to_status not in ('COMPLETED', 'CANCELLED', 'SUPERSEDED', 'TRANSFERRED') and d.kind <> 'STANDING_RULE'
      ), '{}') as computed from directive d`;
    expect(await sql(`select * from (${computedDaysSql}) x where open_days <> computed`)).toEqual([]);
  });

  it('has two ranges of open days for a reopened directive', async () => {
    expect(
      await countRows(
        `directive where (select count(*) from unnest(open_days)) = 2 and upper_inf(open_days)`,
      ),
    ).toBeGreaterThan(0);
  });

  it('has transitions of each directive that lead step by step to its status', async () => {
    const moves = `select directive_id, ordinal, from_status, to_status, happened_on,
        lag(to_status) over w as earlier, lag(happened_on) over w as since,
        row_number() over w as place, lead(1) over w is null as is_last
      from transition window w as (partition by directive_id order by ordinal)`;
    expect(
      await countRows(
        `(${moves}) m join directive d on d.id = m.directive_id where place <> ordinal
          or from_status is distinct from earlier or happened_on < since
          or (is_last and to_status <> d.status) or (is_last and d.closed_on <> happened_on)`,
      ),
    ).toBe(0);
    expect(
      await countRows(
        `directive d where d.reported_done_on is distinct from (
          select max(happened_on) from transition t where t.directive_id = d.id and to_status = 'REPORTED_DONE'
            and d.status in ('REPORTED_DONE', 'COMPLETED'))`,
      ),
    ).toBe(0);
  });

  it('has exact quotes, in clauses that are numbered in the zone', async () => {
    expect(
      await countRows(
        `text_span s join document d on d.id = s.document_id where substr(d.text, s.start + 1, s.stop - s.start) <> s.quote`,
      ),
    ).toBe(0);
    expect(await countRows(`directive d join text_span s on s.id = d.span_id where d.text <> s.quote`)).toBe(
      0,
    );
    expect(
      await countRows(
        `text_span s join document d on d.id = s.document_id where (s.clause is not null) <> (s.start >= d.zone_start and s.stop <= d.zone_end)`,
      ),
    ).toBe(0);
    expect(
      await countRows(
        `(select clause, row_number() over (partition by document_id order by start) as place from text_span
          where clause is not null) s where clause <> place`,
      ),
    ).toBe(0);
  });

  it('numbers the items of each notice from 1', async () => {
    const notices = await sql<{ text: string }>(`select text from document where kind = 'CONCLUSION_NOTICE'`);
    expect(notices).toHaveLength(24);
    for (const { text } of notices) {
      const items = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
      expect(items).toEqual(items.map((_, index) => index + 1));
      expect(items.length).toBeGreaterThan(8);
    }
  });

  it('has the words of every explicit deadline in the clause', async () => {
    expect(
      await countRows(
        `directive where not original_deadline_inferred and position(original_deadline_words in text) = 0`,
      ),
    ).toBe(0);
  });

  it('has the original deadline of directives that were extended once or twice', async () => {
    expect(
      await countRows(
        `directive d where d.deadline_due_on is distinct from coalesce(
          (select after_due_on from deadline_change c where c.directive_id = d.id order by ordinal desc limit 1),
          d.original_deadline_due_on)`,
      ),
    ).toBe(0);
    expect(await countRows('deadline_change where ordinal = 2')).toBeGreaterThan(0);
    expect(
      await countRows(
        `extension_request e where (state = 'GRANTED') <> exists (select 1 from deadline_change c where c.request_id = e.id)`,
      ),
    ).toBe(0);
  });

  it('has some directives from a document without a meeting', async () => {
    expect(
      await countRows(
        `directive d join text_span s on s.id = d.span_id join document o on o.id = s.document_id
          where d.meeting_id is null and d.conclusion_id is null and o.meeting_id is null`,
      ),
    ).toBe(24);
    expect(await countRows('directive where (meeting_id is null) <> (conclusion_id is null)')).toBe(0);
  });

  it('supersedes or revokes directives on the day on which the later one is issued', async () => {
    const relations = `directive_relation r join directive a on a.id = r.from_id join directive b on b.id = r.to_id`;
    expect(
      await countRows(
        `${relations} where r.kind in ('SUPERSEDES', 'REVOKES') and a.issued_on is distinct from b.closed_on`,
      ),
    ).toBe(0);
    expect(
      await countRows(
        `directive d where status = 'SUPERSEDED' and not exists (select 1 from directive_relation r where r.to_id = d.id and r.kind = 'SUPERSEDES')`,
      ),
    ).toBe(0);
  });

  it.each([
    ['transition', 'happened_on'],
    ['progress_report', 'submitted_on'],
    ['extension_request', 'requested_on'],
    ['extension_request', 'decided_on'],
    ['deadline_change', 'changed_on'],
    ['review', 'reviewed_on'],
    ['assignment', 'answered_on'],
    ['document', 'issued_on'],
    ['directive', 'issued_on'],
  ])('has no day after today: %s.%s', async (table, column) => {
    expect(await countRows(`${table} where ${column} > '${TODAY}'`)).toBe(0);
  });

  it('returns rows for every query of the demonstration', async () => {
    const { data } = await graph.execute(OverdueDirectivesDocument, {});
    expect(data.directives.totalCount).toBeGreaterThan(5);
    const countDirectives = async (filter: string) => {
      const { data: page } = await graph.execute<{ directives: { totalCount: number } }>(
        `{ directives(filter: ${filter}) { totalCount } }`,
      );
      return page.directives.totalCount;
    };
    const filters = [
      ...Object.values(Timeliness).map((value) => `{ timeliness: { eq: ${value} } }`),
      '{ silentDays: { gt: 60 } }',
      '{ reviewCount: { gte: 3 } }',
      '{ extensionCount: { gte: 2 } }',
      '{ slippageDays: { gt: 0 } }',
    ];
    const emptyFilters = [];
    for (const filter of filters) if ((await countDirectives(filter)) === 0) emptyFilters.push(filter);
    expect(emptyFilters).toEqual([]);
  });
});
