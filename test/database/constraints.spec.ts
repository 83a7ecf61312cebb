import type { EntityName } from '@mikro-orm/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { nodeEntities } from '../../src/entities/orm.ts';
import { openTestDatabase } from '../support/databases.ts';
import { EntityFactory } from '../support/entity-factory.ts';

let storage: Database;
let factory: EntityFactory;
const ids: Record<string, string> = {};

beforeAll(async () => {
  storage = await openTestDatabase();
  factory = new EntityFactory(storage.orm.em.fork());
  const body = factory.organization('Thành ủy Mây Trắng');
  const unit = factory.organization('Phòng Nội vụ', { parent: body });
  const below = factory.organization('Tổ Văn thư', { parent: unit });
  const meeting = factory.meeting(body, { code: 'GB-1' });
  const document = factory.document('Mở 😀 đầu. Giao Phòng Nội vụ rà soát.');
  const span = factory.span(document, 3, 5);
  const conclusion = factory.conclusion(meeting, 1);
  const directive = factory.directive(body, { code: 'D-1', dueOn: '2026-03-31' });
  const closed = factory.directive(body, { code: 'D-2', status: 'COMPLETED' });
  const assignment = factory.assignment(directive, unit);
  await factory.em.flush();
  Object.assign(ids, {
    body: body.id,
    unit: unit.id,
    below: below.id,
    meeting: meeting.id,
    document: document.id,
    span: span.id,
    conclusion: conclusion.id,
    directive: directive.id,
    closed: closed.id,
    assignment: assignment.id,
  });
});
afterAll(() => storage.close());

const sql = (text: string) =>
  storage.orm.em
    .getConnection()
    .execute(text.replace(/:(\w+)\b(?=[\s,);]|$)/g, (_, name) => `'${ids[name]}'`));

describe('the database rejects', () => {
  it.each([
    ['an id of another shape', `update directive set id = 'x' where id = :directive`],
    ['a status nobody declared', `update directive set status = 'DONE' where id = :directive`],
    [
      'a completed directive without its closing day',
      `update directive set status = 'COMPLETED', open_days = '{}' where id = :directive`,
    ],
    [
      'a closed directive that is still open',
      `update directive set open_days = '{[2026-01-10,)}' where id = :closed`,
    ],
    ['an open directive with no open days', `update directive set open_days = '{}' where id = :directive`],
    [
      'an issued directive without a day of issue',
      `update directive set issued_on = null where id = :directive`,
    ],
    [
      'a deadline before the issue',
      `update directive set deadline_due_on = '2025-12-31' where id = :directive`,
    ],
    ['a day without its precision', `update directive set deadline_precision = null where id = :directive`],
    ['a new code for a directive', `update directive set code = 'D-9' where id = :directive`],
    [
      'another original deadline',
      `update directive set original_deadline_due_on = '2026-04-30' where id = :directive`,
    ],
    ['a new code for a meeting', `update meeting set code = 'GB-9' where id = :meeting`],
    ['a renumbered conclusion', `update conclusion set ordinal = 2 where id = :conclusion`],
    ['an impossible period', `update meeting set period = '2017-13' where id = :meeting`],
    ['an assignment to nobody', `update assignment set organization_id = null where id = :assignment`],
    [
      'a returned assignment without a reason',
      `update assignment set acceptance = 'RETURNED' where id = :assignment`,
    ],
    ['an organization below itself', `update organization set parent_id = id where id = :unit`],
    [
      'an organization below its own subordinate',
      `update organization set parent_id = :below where id = :unit`,
    ],
    [
      'an organization that ends before it begins',
      `update organization set valid_from = '2026-02-01', valid_to = '2026-01-01' where id = :unit`,
    ],
    ['an edited text', `update document set text = text || '.', length = length + 1 where id = :document`],
    ['a false hash', `update document set sha256 = repeat('0', 64) where id = :document`],
    ['a zone outside the text', `update document set zone_start = 0, zone_end = 1000 where id = :document`],
    ['a quote that is not what stands there', `update text_span set quote = 'Giao' where id = :span`],
    ['a span outside the text', `update text_span set start = 500, stop = 504 where id = :span`],
    ['the removal of what others point to', `delete from organization where id = :unit`],
  ])('%s', async (_, statement) => {
    await expect(sql(statement)).rejects.toThrow();
  });

  it('an edit of a document, with the reason in the message', async () => {
    await expect(sql(`update document set text = 'x', length = 1 where id = :document`)).rejects.toThrow(
      /new version/,
    );
  });
});

describe('the database stores', () => {
  it('new paths of an organization and of all below it when it moves', async () => {
    const path = async (of: string) =>
      ((await sql(`select path from organization where id = :${of}`)) as unknown as { path: string }[])[0]
        ?.path;
    expect(await path('below')).toBe(`${ids.body}/${ids.unit}/${ids.below}/`);
    await sql('update organization set parent_id = null where id = :unit');
    expect(await path('below')).toBe(`${ids.unit}/${ids.below}/`);
    await sql('update organization set parent_id = :body where id = :unit');
    expect(await path('below')).toBe(`${ids.body}/${ids.unit}/${ids.below}/`);
  });

  it('offsets in UTF-16 units, like strings of JavaScript', async () => {
    const text = 'Mở 😀 đầu. Giao Phòng Nội vụ rà soát.';
    expect(text.slice(3, 5)).toBe('😀');
    const [row] = (await sql('select quote, start, stop from text_span where id = :span')) as unknown as {
      quote: string;
    }[];
    expect(row?.quote).toBe('😀');
  });

  it('names in the order of the Vietnamese alphabet', async () => {
    const names = ['Đà', 'Da', 'Dạ', 'Ea', 'Ăn', 'An', 'Ân', 'Ôn', 'On', 'Ơn', 'Ủy', 'Uy', 'Ươ', 'Uơ', 'Zét'];
    const values = names.map((name) => `('${name}')`).join(', ');
    const rows = (await sql(
      `select name from (values ${values}) v (name) order by vn_sort_key(name)`,
    )) as unknown as { name: string }[];
    expect(rows.map(({ name }) => name)).toEqual([
      'An',
      'Ăn',
      'Ân',
      'Da',
      'Dạ',
      'Đà',
      'Ea',
      'On',
      'Ôn',
      'Ơn',
      'Uơ',
      'Uy',
      'Ủy',
      'Ươ',
      'Zét',
    ]);
  });

  it('every property of every entity in a column with the same nullability', async () => {
    const rows = (await sql(
      `select table_name || '.' || column_name as place, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'`,
    )) as unknown as { place: string; nullable: boolean }[];
    const columns = new Map(rows.map(({ place, nullable }) => [place, nullable]));
    const wrong: string[] = [];
    let properties = 0;
    for (const entity of nodeEntities) {
      const meta = storage.orm.getMetadata().get(entity as EntityName<object>);
      for (const { persist, kind, pivotTable, nullable = false, fieldNames = [] } of meta.props) {
        if (persist === false || kind === 'embedded' || pivotTable) continue;
        properties += fieldNames.length;
        wrong.push(
          ...fieldNames
            .map((column) => `${meta.tableName}.${column}`)
            .filter((place) => columns.get(place) !== nullable),
        );
      }
    }
    expect(wrong).toEqual([]);
    expect(properties).toBeGreaterThan(5 * nodeEntities.length);
  });
});
