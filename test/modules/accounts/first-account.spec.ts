import { beforeAll, describe, expect, it } from 'vitest';
import { DEMONSTRATION_PASSWORD, enterDemoAccounts, seedFirstStart } from '../../../seeds/index.ts';
import { readConfig } from '../../../src/config.ts';
import { createFirstAccount } from '../../../src/modules/accounts/first-account.ts';
import { isLoopback } from '../../../src/server/application.ts';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { parseDay } from '../../../src/shared/day.ts';
import { runCliProcess, START_TIMEOUT_MS, startServerProcess } from '../../support/cli-process.ts';
import { createEmptyDatabase } from '../../support/databases.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { postGraphql, postSignIn, startSignInOffice } from '../auth/sign-in-office.ts';

const VIEWER_QUERY = '{ directives { totalCount } viewer { account { person { fullName } } } }';

describe('the first start', () => {
  const server: TestServer = startTestServer({}, ({ config }) => ({
    createContext: createContextFactory(server.application, config),
  }));
  let password: string | undefined;

  beforeAll(async () => {
    const { orm } = server.application.database;
    await seedFirstStart({ orm, log: () => {}, today: parseDay('2026-11-24'), until: '2026-11' });
    await orm.em.fork().transactional((em) => enterDemoAccounts(em));
    password = await createFirstAccount(orm);
  });

  it('creates one account, admin of every top organization, with a password that must be changed', async () => {
    const { payload, authHeaders } = await postSignIn(server.url, 'admin', password);
    expect(payload).toMatchObject({ errors: [], viewer: { mustChangePassword: true } });
    const { data } = await postGraphql(
      server.url,
      authHeaders,
      '{ viewer { account { grants { nodes { role } totalCount } } } organizations { totalCount } }',
    );
    expect(data.viewer.account.grants).toEqual({
      nodes: [{ role: 'ADMIN' }, { role: 'ADMIN' }],
      totalCount: 2,
    });
    // Until the password is changed, the account can read nothing of the graph.
    expect(data.organizations.totalCount).toBe(0);
  });

  it('creates it only once', async () => {
    expect(await createFirstAccount(server.application.database.orm)).toBeUndefined();
  });

  it('rejects another password', async () => {
    const { payload } = await postSignIn(server.url, 'admin', `${password}x`);
    expect(payload.errors).toMatchObject([{ code: 'SIGN_IN_FAILED' }]);
  });

  it('makes admin the administrator of a later body without an administrator', async () => {
    const { orm } = server.application.database;
    const em = orm.em.fork();
    new EntityFactory(em).organization('Tỉnh ủy Nắng Vàng');
    await em.flush();
    await createFirstAccount(orm);
    const rows = await em.execute(
      "select 1 from role_grant g join organization o on o.id = g.organization_id where o.name = 'Tỉnh ủy Nắng Vàng'",
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['demo-office', 'Phạm Thu Sao', 600],
    ['demo-leader', 'Trần Thị Nắng', 600],
    ['demo-auditor', null, 600],
    ['demo-unit', 'Bùi Thị Mưa', 113],
    ['demo-admin', null, 0],
  ])('creates an account of the demonstration for each role: %s', async (login, person, directives) => {
    const { payload, authHeaders } = await postSignIn(server.url, login, DEMONSTRATION_PASSWORD);
    expect(payload.errors).toEqual([]);
    const { data } = await postGraphql(server.url, authHeaders, VIEWER_QUERY);
    expect(data.viewer.account.person).toEqual(person && { fullName: person });
    expect(data.directives.totalCount).toBe(directives);
  });

  it('creates the accounts of the demonstration once', async () => {
    const em = server.application.database.orm.em.fork();
    expect(await enterDemoAccounts(em)).toBe(true);
    expect(await em.execute('select 1 from account where demonstration')).toHaveLength(5);
  });
});

describe('a server at its first start', () => {
  it('prints the password once, on the terminal and not in the log', {
    timeout: 2 * START_TIMEOUT_MS,
  }, async () => {
    const { location, drop } = await createEmptyDatabase();
    const environment = { DATA_DIR: location.dataDir, DATABASE_URL: location.databaseUrl ?? '' };
    const startOnce = async () => {
      const { stop } = await startServerProcess({ ...environment, LOG_FORMAT: 'json' }, ['--no-seed']);
      return stop();
    };
    const first = await startOnce();
    const [, password = ''] = /login admin, password (\S+)/.exec(first.stderr) ?? [];
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
    expect(first.stdout).not.toContain(password);
    expect((await startOnce()).stderr).toBe('');
    const resetPassword = async (login: string) => {
      const { stdout, stderr } = await runCliProcess(['password', '--login', login], environment);
      return stdout || stderr;
    };
    // Local access can always reset a password.
    expect(await resetPassword('admin')).toMatch(/^(\w{5}-){3}\w{5}\n$/);
    expect(await resetPassword('nobody')).toBe('No person has the login "nobody". Check --login.\n');
    await drop();
  });
});

describe('an account of the demonstration', () => {
  const here = startSignInOffice();
  const elsewhere = startSignInOffice({ HOST: '0.0.0.0' });

  it('can sign in if only this machine can connect', async () => {
    expect((await here.signIn('demo-office')).payload.errors).toEqual([]);
  });

  it('is rejected like a wrong password if other machines can connect', async () => {
    const { payload, setCookie } = await elsewhere.signIn('demo-office');
    expect(payload).toEqual((await elsewhere.signIn('nobody')).payload);
    expect(payload.errors).toMatchObject([{ code: 'SIGN_IN_FAILED' }]);
    expect(setCookie).toBeNull();
  });

  it('is anonymous if other machines can connect, even with an earlier session', async () => {
    const { authHeaders, setCookie } = await elsewhere.signIn('clerk');
    expect(setCookie).toMatch(/^__Host-giaoban=gbs_.*; Secure/);
    const readViewerKind = async () =>
      (await elsewhere.execute(authHeaders, '{ viewer { kind } }')).data.viewer.kind;
    expect(await readViewerKind()).toBe('ACCOUNT');
    await elsewhere.sql("update account set demonstration = true where login = 'clerk'");
    expect(await readViewerKind()).toBe('ANONYMOUS');
  });

  it.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '127.0.0.9', PUBLIC_URL: 'http://localhost:4000' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: '10.0.0.5' }, false],
    [{ HOST: '127.0.0.1', PUBLIC_URL: 'https://giaoban.example.vn' }, false],
  ])('can sign in with %j: %s', (environment, works) => {
    expect(isLoopback(readConfig(environment as Record<string, string>))).toBe(works);
  });
});
