import { describe, expect, it } from 'vitest';
import { PASSWORD, startSignInOffice, toCookieHeaders } from './sign-in-office.ts';

const office = startSignInOffice();

const VIEWER_QUERY = '{ viewer { kind account { login grants { nodes { role organization { name } } } } } }';

describe('signing in', () => {
  it('returns the viewer and its account, also for later requests', async () => {
    const { payload, authHeaders } = await office.signIn(' Clerk ');
    expect(payload).toEqual({
      errors: [],
      viewer: { kind: 'ACCOUNT', mustChangePassword: false, account: { login: 'clerk' } },
    });
    const { data } = await office.execute(authHeaders, VIEWER_QUERY);
    expect(data.viewer).toEqual({
      kind: 'ACCOUNT',
      account: {
        login: 'clerk',
        grants: { nodes: [{ role: 'OFFICE', organization: { name: 'Thành ủy Mây Trắng' } }] },
      },
    });
  });

  it('returns the roles in effect: none while the password must be changed', async () => {
    await office.sql(
      "insert into role_grant (id, account_id, role, organization_id) select 'grt_' || repeat('0', 32), id, 'UNIT', ? from account where login = 'clerk'",
      [office.department.id],
    );
    const roles = '{ viewer { grants { role organization { name parent { name } } } } }';
    const { authHeaders } = await office.signIn('clerk');
    expect((await office.execute(authHeaders, roles)).data.viewer.grants).toEqual([
      { role: 'UNIT', organization: { name: 'Sở Tài chính', parent: { name: 'Thành ủy Mây Trắng' } } },
      { role: 'OFFICE', organization: { name: 'Thành ủy Mây Trắng', parent: null } },
    ]);
    await office.sql("delete from role_grant where id = 'grt_' || repeat('0', 32)");
    const fresh = await office.signIn('fresh');
    expect((await office.execute(fresh.authHeaders, roles)).data.viewer.grants).toEqual([]);
    expect((await office.execute({}, roles)).data.viewer.grants).toEqual([]);
  });

  it('stores the session in a cookie that scripts and other sites cannot use', async () => {
    const { setCookie } = await office.signIn('clerk');
    expect(setCookie).toMatch(/^giaoban=gbs_[\w-]{43};/);
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Lax/);
    expect(setCookie).toMatch(/Path=\//);
    expect(setCookie).not.toMatch(/Secure|Domain/);
  });

  it('ends after 30 days at most, and its secret is stored only as a hash', async () => {
    const { setCookie } = await office.signIn('clerk');
    const expires = Date.parse(/Expires=([^;]+)/.exec(setCookie ?? '')?.[1] ?? '');
    expect(Math.round((expires - Date.now()) / 86_400_000)).toBe(30);
    const rows = JSON.stringify(await office.sql('select * from session'));
    expect(rows).not.toContain(/gbs_[\w-]{43}/.exec(setCookie ?? '')?.[0]);
  });

  it('creates a new secret each time and ends the earlier session of the browser', async () => {
    const first = await office.signIn('clerk');
    const second = await office.signIn('clerk', PASSWORD, first.authHeaders);
    expect(second.setCookie).not.toBe(first.setCookie);
    expect((await office.execute(first.authHeaders, VIEWER_QUERY)).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.execute(second.authHeaders, VIEWER_QUERY)).data.viewer.kind).toBe('ACCOUNT');
  });

  it('accepts a password in composed and decomposed letters', async () => {
    expect((await office.signIn('clerk', PASSWORD.normalize('NFD'))).payload.errors).toEqual([]);
  });

  it('returns the same error for a wrong password, an unknown login, a disabled account, a program and nonsense', async () => {
    const failures = await Promise.all([
      office.signIn('stranger', 'wrong password here'),
      office.signIn('nobody'),
      office.signIn('gone'),
      office.signIn('robot'),
      office.signIn('', ''),
      office.signIn("' or true --", '\u0001'.repeat(5_000)),
    ]);
    const texts = failures.map(({ payload }) => JSON.stringify(payload));
    expect(texts[0]).toContain('SIGN_IN_FAILED');
    expect(new Set(texts).size).toBe(1);
    expect(failures.map(({ setCookie }) => setCookie)).toEqual(failures.map(() => null));
  });

  it.each([
    [
      'two by aliases',
      `mutation { a: signIn(${buildSignInInput('a')}) { errors { code } } b: signIn(${buildSignInInput('b')}) { errors { code } } }`,
    ],
    [
      'one in a fragment',
      `mutation { ...F signOut { errors { code } } } fragment F on Mutation { ... { signIn(${buildSignInInput('a')}) { errors { code } } } }`,
    ],
    [
      'beside something harmless',
      `mutation { __typename signIn(${buildSignInInput('a')}) { errors { code } } }`,
    ],
  ])('must be the only field of its document: rejects %s', async (_, query) => {
    const { status, errors } = await office.execute({}, query);
    expect([status, errors?.[0]?.extensions.reason]).toEqual([400, 'MUTATION_NOT_ALONE']);
  });
});

function buildSignInInput(login: string): string {
  return `input: { login: "${login}", password: "x" }`;
}

describe('a locked account', () => {
  const signInWithWrongPassword = () => office.signIn('unit', 'a wrong password');

  it('accepts the right password before the fifth wrong one', async () => {
    for (let i = 0; i < 4; i++) await signInWithWrongPassword();
    expect((await office.signIn('unit')).payload.errors).toEqual([]);
  });

  it('rejects every password after five wrong ones, also the right one, with the same error', async () => {
    const failures = [
      await signInWithWrongPassword(),
      await signInWithWrongPassword(),
      await signInWithWrongPassword(),
      await signInWithWrongPassword(),
      await signInWithWrongPassword(),
    ];
    expect((await office.signIn('unit')).payload).toEqual(failures[0]?.payload);
    const [row] = await office.sql<{ locked_until: string; failed_sign_ins: number }>(
      "select locked_until, failed_sign_ins from account where login = 'unit'",
    );
    expect(row?.failed_sign_ins).toBe(5);
    const minutes = (new Date(row?.locked_until ?? '').getTime() - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(15);
  });

  it('is unlocked after some time', async () => {
    await office.sql("update account set locked_until = now() - interval '1 second' where login = 'unit'");
    expect((await signInWithWrongPassword()).payload.errors).toHaveLength(1);
    expect((await office.signIn('unit')).payload.errors).toEqual([]);
  });

  it('cannot be avoided with many guesses at the same time', async () => {
    await Promise.all(Array.from({ length: 12 }, signInWithWrongPassword));
    const [row] = await office.sql("select failed_sign_ins from account where login = 'unit'");
    expect(row).toEqual({ failed_sign_ins: 5 });
    expect((await office.signIn('unit')).payload.errors).toHaveLength(1);
  });

  it('is unlocked by an administrator', async () => {
    const { authHeaders } = await office.signIn('admin');
    const { data } = await office.execute(
      authHeaders,
      'query ($id: ID!) { account(by: { id: $id }) { version lockedUntil } }',
      { id: office.accounts.unit },
    );
    expect(data.account.lockedUntil).not.toBeNull();
    const response = await office.execute(
      authHeaders,
      'mutation ($input: EnableAccountInput!) { enableAccount(input: $input) { account { lockedUntil } errors { code } } }',
      { input: { id: office.accounts.unit, expectedVersion: data.account.version } },
    );
    expect(response.data.enableAccount).toEqual({ account: { lockedUntil: null }, errors: [] });
    expect((await office.signIn('unit')).payload.errors).toEqual([]);
  });
});

describe('a session', () => {
  const readViewerKind = async (credential: object) =>
    (await office.execute(credential, VIEWER_QUERY)).data.viewer.kind;

  it.each([
    ['unused for 12 hours', "last_used_at = now() - interval '12 hours 1 minute'"],
    ['30 days old', "expires_at = now() - interval '1 second'"],
    ['ended', 'ended_at = now()'],
  ])('that is %s is anonymous', async (_, change) => {
    const { authHeaders } = await office.signIn('clerk');
    expect(await readViewerKind(authHeaders)).toBe('ACCOUNT');
    await office.sql(`update session set ${change}`);
    expect(await readViewerKind(authHeaders)).toBe('ANONYMOUS');
  });

  it('with a tampered cookie is anonymous', async () => {
    const { setCookie } = await office.signIn('clerk');
    const [, secret = ''] = /giaoban=([^;]+)/.exec(setCookie ?? '') ?? [];
    const last = secret.endsWith('A') ? 'Q' : 'A';
    for (const cookie of [
      `giaoban=${secret.slice(0, -1)}${last}`,
      'giaoban=',
      'giaoban=%00',
      `giaoban=${secret}${secret}`,
    ])
      expect(await readViewerKind({ cookie })).toBe('ANONYMOUS');
    expect(await readViewerKind(toCookieHeaders(setCookie))).toBe('ACCOUNT');
  });

  it('ends when its account is disabled', async () => {
    const { authHeaders } = await office.signIn('clerk');
    await office.sql("update account set disabled_at = now() where login = 'clerk'");
    expect(await readViewerKind(authHeaders)).toBe('ANONYMOUS');
    await office.sql("update account set disabled_at = null where login = 'clerk'");
  });
});

describe('signing out', () => {
  it('ends the session and deletes its cookie', async () => {
    const { authHeaders } = await office.signIn('clerk');
    const { data, headers } = await office.execute(
      authHeaders,
      'mutation { signOut { viewer { kind account { id } } errors { code } } }',
    );
    expect(data.signOut).toEqual({ viewer: { kind: 'ANONYMOUS', account: null }, errors: [] });
    expect(headers.get('set-cookie')).toMatch(/^giaoban=;.*Expires=Thu, 01 Jan 1970/);
    expect((await office.execute(authHeaders, VIEWER_QUERY)).data.viewer.kind).toBe('ANONYMOUS');
  });

  it('does nothing for an anonymous viewer', async () => {
    const { data } = await office.execute({}, 'mutation { signOut { errors { code } viewer { kind } } }');
    expect(data.signOut).toEqual({ errors: [], viewer: { kind: 'ANONYMOUS' } });
  });
});
