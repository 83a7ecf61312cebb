import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OverdueDirectivesDocument } from '../../schema/generated/graphql.ts';
import { openDaysOf } from '../../seeds/may-trang/course.ts';
import { enterDemo } from '../../seeds/may-trang/demo.ts';
import { ConclusionKind } from '../../src/conclusions/conclusion.entity.ts';
import { Acceptance, AssignmentRole } from '../../src/directives/assignment.entity.ts';
import { RelationKind, ReviewOutcome, Transition } from '../../src/directives/course.entity.ts';
import { DeadlineKind } from '../../src/directives/deadline.ts';
import { Directive } from '../../src/directives/directive.entity.ts';
import { ExtensionState } from '../../src/directives/extension.entity.ts';
import { DirectiveKind, DirectiveStatus } from '../../src/directives/lifecycle.ts';
import { ReportState } from '../../src/directives/progress.entity.ts';
import { day } from '../../src/shared/day.ts';
import { DatePrecision } from '../../src/shared/precision.ts';
import { openWorld, type World } from '../support/world.ts';

const enter = ({ storage }: World) =>
  storage.orm.em.fork().transactional((em) => enterDemo(em, '2026-11', day('2026-11-24')));
const world = openWorld(enter);
const other = openWorld(enter);

const sql = <Row>(text: string, of: World = world) =>
  of.storage.orm.em.getConnection().execute(text) as unknown as Promise<Row[]>;

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
  ])('shows every value of %s.%s', async (table, column, values) => {
    const found = await sql<{ value: string }>(
      `select distinct ${column} as value from ${table} where ${column} is not null`,
    );
    expect(found.map(({ value }) => value).sort()).toEqual(Object.values(values).sort());
  });

  it('has 24 briefings, about 40 units and about 600 directives', async () => {
    const [count] = await sql<Record<string, number>>(
      `select (select count(*)::int from meeting where state = 'CONCLUDED') as briefings, (select count(*)::int from organization) as units,
        (select count(*)::int from directive) as directives, (select count(*)::int from organization where not fictional) as real`,
    );
    expect(count).toEqual({ briefings: 24, units: 42, directives: 600, real: 0 });
  });

  it('is the same for everybody', async () => {
    const digest = async (of: World) => {
      const hash = createHash('sha256');
      for (const table of [
        'organization',
        'document',
        'directive',
        'assignment',
        'transition',
        'progress_report',
        'review',
        'directive_relation',
      ]) {
        const [row] = await sql<{ rows: string }>(
          `select string_agg((to_jsonb(t) - 'created_at')::text, ',' order by id) as rows from ${table} t`,
          of,
        );
        hash.update(row?.rows ?? '');
      }
      return hash.digest('hex');
    };
    expect(await digest(world)).toBe(await digest(other));
  });

  it('tells the same of open days by the range and by the moves', async () => {
    const em = world.storage.orm.em.fork();
    const moves = Map.groupBy(
      await em.find(Transition, {}, { orderBy: { ordinal: 'asc' } }),
      ({ directive }) => directive.id,
    );
    for (const { id, kind, openDays, code } of await em.find(Directive, {})) {
      const told = openDaysOf(
        kind,
        (moves.get(id) ?? []).map(({ from, to, happenedOn }) => ({ from, to, on: happenedOn })),
      );
      expect([code, openDays.replaceAll(' ', '')]).toEqual([code, told]);
    }
    expect(
      (await sql(`select 1 from directive where upper_inf(open_days) and open_days::text like '%),[%'`))
        .length,
    ).toBeGreaterThan(0);
  });

  it('lets nothing happen after today but deadlines', async () => {
    const [late] = await sql<{ count: number }>(
      `select count(*)::int as count from transition where happened_on > '2026-11-24'`,
    );
    expect(late?.count).toBe(0);
  });

  it('has something to show for every question', async () => {
    const { data } = await world.ask(OverdueDirectivesDocument, {});
    expect(data.directives.totalCount).toBeGreaterThan(5);
    const count = async (filter: string) => {
      const { data: answer } = await world.ask(`{ directives(filter: ${filter}) { totalCount } }`);
      return (answer as { directives: { totalCount: number } }).directives.totalCount;
    };
    for (const timeliness of ['NO_DEADLINE', 'ON_TRACK', 'DUE_SOON', 'OVERDUE', 'ON_TIME', 'LATE'])
      expect([timeliness, await count(`{ timeliness: { eq: ${timeliness} } }`)]).toEqual([
        timeliness,
        expect.toSatisfy((n: number) => n > 0),
      ]);
    expect(await count('{ silentDays: { gt: 60 } }')).toBeGreaterThan(0);
    expect(await count('{ reviewCount: { gte: 3 } }')).toBeGreaterThan(0);
    expect(await count('{ extensionCount: { gte: 2 } }')).toBeGreaterThan(0);
    expect(await count('{ slippageDays: { gt: 0 } }')).toBeGreaterThan(0);
  });
});
