import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import { ormOptions } from '../../src/entities/orm.ts';
import { Organization } from '../../src/entities/units/organization.entity.ts';
import { createFirstAccount } from '../../src/modules/accounts/first-account.ts';
import { ensureSigningKey } from '../../src/modules/history/checkpoint-key.ts';
import { CheckpointScheduler } from '../../src/modules/history/checkpoint-scheduler.ts';
import { verifyHistory } from '../../src/modules/history/verify-history.ts';
import { setAuditContext } from '../../src/mutations/audit-context.ts';
import { MutationRunner } from '../../src/mutations/mutation-runner.ts';
import { createApplication } from '../../src/server/application.ts';
import { executeStatement } from '../support/database-templates.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/databases.ts';
import { findErrorCode } from '../support/find-error-code.ts';
import { LOCAL_ACTOR } from '../support/local-actor.ts';

const role = `giaoban_works_${randomBytes(4).toString('hex')}`;

describe('a server that does not own its database', () => {
  let database: TestDatabase;
  let storage: Database;
  let body: string;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    const ownerUrl = database.location.databaseUrl ?? '';
    await executeStatement(ownerUrl, `create role ${role} login password 'works'`);
    const databaseUrl = Object.assign(new URL(ownerUrl), { username: role, password: 'works' }).href;
    storage = await openDatabase({ dataDir: database.location.dataDir, databaseUrl, ownerUrl, ormOptions });
    await createFirstAccount(storage.orm);
    ({ id: body } = await new MutationRunner(storage.orm).run(
      {
        name: 'foundBody',
        input: { reason: 'Thành lập theo quyết định' },
        run: async ({ em }) => {
          const organization = em.create(Organization, {
            name: 'Thành ủy Mây Trắng',
            kind: 'PARTY_COMMITTEE',
          } as never);
          await em.flush();
          return organization.id;
        },
      },
      LOCAL_ACTOR,
    ));
  });
  afterAll(async () => {
    const ownerUrl = database.location.databaseUrl ?? '';
    await storage?.close();
    await executeStatement(ownerUrl, `drop owned by ${role}`);
    await database.drop();
    await executeStatement(
      Object.assign(new URL(ownerUrl), { pathname: '/postgres' }).href,
      `drop role ${role}`,
    );
  });

  /** Runs statements as the role of the server, as with psql. */
  const psql = (actor: string | null, ...sql: string[]) =>
    storage.orm.em.fork().transactional(async (em) => {
      const sqlEm = em as Parameters<typeof setAuditContext>[0];
      if (actor) await setAuditContext(sqlEm, { actor, action: 'psql' });
      for (const text of sql) await sqlEm.execute(text);
    });

  it('signs and verifies the history', async () => {
    await createApplication(storage, readConfig({}));
    const key = await ensureSigningKey('', database.location.dataDir);
    const options = { orm: storage.orm, key, dataDir: database.location.dataDir, intervalMinutes: 5 };
    expect(await new CheckpointScheduler({ ...options, log: { warn: () => {} } }).sign()).toBeDefined();
    const result = await verifyHistory({ statements: storage.statements, key });
    expect(result.breaks).toEqual([]);
    expect(result).toMatchObject({ isIntact: true, checkpointCount: 1 });
  });

  it('cannot change a row without an actor, and nothing is written', async () => {
    const rename = `update organization set name = 'Không ai' where id = '${body}'`;
    expect(await findErrorCode(psql(null, rename))).toBe('GB001');
    const [row] = await storage.statements.run('', 'select name from organization where id = $1', [body]);
    expect(row?.name).toBe('Thành ủy Mây Trắng');
  });

  it('records a change without the services in the history and in the chain', async () => {
    await psql('PSQL', `update organization set name = 'Thành ủy Mây Trắng 2' where id = '${body}'`);
    const [event] = await storage.statements.run(
      '',
      `select kind, actor, act, before ->> 'name' as before, after ->> 'name' as after from audit_event order by seq desc limit 1`,
      [],
    );
    expect(event).toEqual({
      kind: 'CHANGED',
      ...{ actor: 'PSQL', act: 'psql', before: 'Thành ủy Mây Trắng', after: 'Thành ủy Mây Trắng 2' },
    });
    expect((await verifyHistory({ statements: storage.statements })).breaks).toEqual([]);
  });

  it.each([
    ['to alter an event', `update audit_event set actor = 'X'`],
    ['to delete an event', 'delete from audit_event'],
    ['to truncate the events', 'truncate audit_event'],
    ['to insert an event', 'insert into audit_event (seq) values (0)'],
    [
      'to forge an event',
      `select history.append(null, 'ENTERED', 'directive', 'x', null, '{}', '-infinity')`,
    ],
    ['to record what did not happen', 'select history.record_organization(o) from organization o'],
    ['to alter a version', `update history.organization_version set name = 'X'`],
    ['to delete a version', 'delete from history.organization_version'],
    [
      'to insert a version',
      'insert into history.organization_version select * from history.organization_version',
    ],
    ['to alter a checkpoint', `update checkpoint set signature = ''`],
    ['to delete a checkpoint', 'delete from checkpoint'],
    ['to delete a row', 'delete from organization'],
    ['to truncate a table', 'truncate topic cascade'],
    ['to switch off a trigger', 'alter table organization disable trigger history_2'],
    ['to skip the triggers', 'set local session_replication_role = replica'],
    [
      'to replace a function of the history',
      'create or replace function history.instant(at timestamptz) returns text language sql as $$ select null $$',
    ],
    ['to create a table', 'create table public.organization_2 (id int)'],
    ['to track another table', `select history.keep('migration', 'null')`],
    ['to grant itself more rights', `select history.grant_work('${role}')`],
    ['to change the list of migrations', 'delete from migration'],
  ])('is not allowed %s', async (_what, sql) => {
    expect(await findErrorCode(psql('PSQL', sql))).toBe('42501');
  });

  it('may store an access record of an existing body, and keeps its own actor', async () => {
    const buildNoteSql = (of: string) => `select history.note_reading('acc_1', 'read', null, ${of}, '{}')`;
    expect(await findErrorCode(psql(null, buildNoteSql(`'org_nobody'`)))).toBe('GB003');
    await psql(
      'PSQL',
      buildNoteSql(`'${body}'`),
      `update organization set name = 'Thành ủy' where id = '${body}'`,
    );
    const rows = await storage.statements.run(
      '',
      'select kind, actor, act from audit_event order by seq desc limit 2',
      [],
    );
    expect(rows).toEqual([
      { kind: 'CHANGED', actor: 'PSQL', act: 'psql' },
      { kind: 'READ', actor: 'acc_1', act: 'read' },
    ]);
  });

  it('does not start if it is the owner of the database', async () => {
    const url = database.location.databaseUrl;
    const opening = openDatabase({ dataDir: '', databaseUrl: url, ownerUrl: url, ormOptions });
    await expect(opening).rejects.toMatchObject({ code: 'DATABASE_ROLE_UNFIT' });
  });
});
