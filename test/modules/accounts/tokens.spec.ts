import { describe, expect, it } from 'vitest';
import { buildBearerHeaders } from '../../support/bearer-headers.ts';
import { type AuthHeaders, startSignInOffice } from '../auth/sign-in-office.ts';

const office = startSignInOffice();

const VIEWER_QUERY = '{ viewer { kind account { login } } }';
const CREATE_TOKEN =
  'mutation ($input: CreateTokenInput!) { createToken(input: $input) { accessToken { id name scope revokedAt account { name } } secret errors { code path } } }';
const REVOKE_TOKEN =
  'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { accessToken { revokedAt } errors { code } } }';

const addDaysToNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

async function createToken(credential: AuthHeaders, input: object = {}) {
  const { data } = await office.execute(credential, CREATE_TOKEN, {
    input: { name: 'Báo cáo tháng', scope: 'READ', expiresAt: addDaysToNow(30), ...input },
  });
  return data.createToken;
}

const signIn = async (login: string) => (await office.signIn(login)).authHeaders;

describe('a token', () => {
  it('has the rights of its account, is returned once and stored only as a hash', async () => {
    const { accessToken, secret, errors } = await createToken(await signIn('clerk'));
    expect(errors).toEqual([]);
    expect(accessToken).toMatchObject({
      name: 'Báo cáo tháng',
      scope: 'READ',
      account: { name: 'Account clerk' },
    });
    expect(secret).toMatch(/^gbt_[\w-]{43}$/);
    expect((await office.execute(buildBearerHeaders(secret), VIEWER_QUERY)).data.viewer).toEqual({
      kind: 'ACCOUNT',
      account: { login: 'clerk' },
    });
    expect(JSON.stringify(await office.sql('select * from access_token'))).not.toContain(secret);
  });

  it('with the scope READ can run no mutation, not even on its own account', async () => {
    const { secret, accessToken } = await createToken(await signIn('admin'));
    for (const [query, input] of [
      [REVOKE_TOKEN, { id: accessToken.id }],
      [CREATE_TOKEN, { name: 'x', scope: 'WRITE', expiresAt: addDaysToNow(1) }],
      [
        'mutation ($input: GrantRoleInput!) { act: grantRole(input: $input) { errors { code } } }',
        { account: office.accounts.unit, role: 'OFFICE', organization: office.city.id },
      ],
      [
        'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code } } }',
        { currentPassword: 'x', newPassword: 'mưa rào chiều thứ bảy' },
      ],
    ] as const) {
      const { data } = await office.execute(buildBearerHeaders(secret), query, { input });
      const [payload] = Object.values(data);
      expect(payload).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
    }
    expect((await office.execute(buildBearerHeaders(secret), VIEWER_QUERY)).data.viewer.kind).toBe('ACCOUNT');
  });

  it('cannot create another token, because it would never expire', async () => {
    const { secret } = await createToken(await signIn('clerk'), { scope: 'WRITE' });
    expect(await createToken(buildBearerHeaders(secret))).toMatchObject({
      secret: null,
      errors: [{ code: 'SESSION_REQUIRED' }],
    });
  });

  it('is created once with one idempotency key, and its secret is returned once', async () => {
    const credential = await signIn('clerk');
    const expiresAt = addDaysToNow(3);
    const first = await createToken(credential, { idempotencyKey: 'k1', expiresAt });
    const again = await createToken(credential, { idempotencyKey: 'k1', expiresAt });
    expect(again).toMatchObject({ accessToken: { id: first.accessToken.id }, secret: null, errors: [] });
  });

  it.each([
    ['that ends now', { expiresAt: addDaysToNow(0) }, 'EXPIRY_OUT_OF_RANGE'],
    ['that ended yesterday', { expiresAt: addDaysToNow(-1) }, 'EXPIRY_OUT_OF_RANGE'],
    ['that ends after 367 days', { expiresAt: addDaysToNow(367) }, 'EXPIRY_OUT_OF_RANGE'],
    ['without a name', { name: '  ' }, 'TOKEN_NAMELESS'],
  ])('is not created %s', async (_, input, code) => {
    expect((await createToken(await signIn('clerk'), input)).errors).toMatchObject([{ code }]);
  });

  it('may expire after 366 days', async () => {
    expect((await createToken(await signIn('clerk'), { expiresAt: addDaysToNow(366) })).errors).toEqual([]);
  });

  it('is created for a program only by an administrator of all its organizations', async () => {
    const account = office.accounts.robot;
    const payload = await createToken(await signIn('keeper'), { account, scope: 'WRITE' });
    expect(payload).toMatchObject({ accessToken: { account: { name: 'Account robot' } }, errors: [] });
    expect(
      (await office.execute(buildBearerHeaders(payload.secret), VIEWER_QUERY)).data.viewer.account.login,
    ).toBe('robot');
    for (const [login, code] of [
      ['stranger', 'NODE_UNKNOWN'],
      ['clerk', 'FORBIDDEN'],
      ['unit', 'FORBIDDEN'],
    ] as const)
      expect((await createToken(await signIn(login), { account })).errors).toMatchObject([{ code }]);
  });

  it('is never created for another person', async () => {
    const payload = await createToken(await signIn('admin'), { account: office.accounts.clerk });
    expect(payload).toMatchObject({ secret: null, errors: [{ code: 'ACCOUNT_IS_PERSON' }] });
  });

  it('is not created by an anonymous viewer', async () => {
    expect((await createToken({})).errors).toMatchObject([{ code: 'SIGN_IN_REQUIRED' }]);
  });
});

describe('an invalid token', () => {
  const createFreshToken = async () => createToken(await signIn('clerk'));

  async function expectUnauthorized(credential: AuthHeaders) {
    const { status, data, errors, headers } = await office.execute(credential, VIEWER_QUERY);
    expect([status, data]).toEqual([401, undefined]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('createToken'), extensions: { code: 'TOKEN_INVALID' } },
    ]);
    expect(Object.keys(errors?.[0]?.extensions ?? {})).toEqual(['code']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  }

  it.each([
    ['unknown', `Bearer gbt_${'a'.repeat(43)}`],
    ['of another make', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
    ['empty', 'Bearer '],
    ['of another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['very long', `Bearer gbt_${'a'.repeat(5_000)}`],
  ])('is rejected with 401: one %s', async (_, authorization) => {
    await expectUnauthorized({ authorization });
  });

  it.each([
    ['expired', "update access_token set expires_at = now() - interval '1 second'"],
    ['revoked', 'update access_token set revoked_at = now()'],
  ])('is rejected with 401: one %s', async (_, change) => {
    const { secret } = await createFreshToken();
    await office.sql(change);
    await expectUnauthorized(buildBearerHeaders(secret));
  });

  it('is rejected with 401: one of a disabled account', async () => {
    const { secret } = await createFreshToken();
    await office.sql("update account set disabled_at = now() where login = 'clerk'");
    await expectUnauthorized(buildBearerHeaders(secret));
    await office.sql("update account set disabled_at = null where login = 'clerk'");
  });

  it('is rejected with 401 even with a valid session', async () => {
    await expectUnauthorized({ ...(await signIn('clerk')), ...buildBearerHeaders(`gbt_${'a'.repeat(43)}`) });
  });

  it('is not accepted as a cookie, and a session is not accepted as a token', async () => {
    const { secret } = await createFreshToken();
    const { data } = await office.execute({ cookie: `giaoban=${secret}` }, VIEWER_QUERY);
    expect(data.viewer.kind).toBe('ANONYMOUS');
    const { setCookie } = await office.signIn('clerk');
    await expectUnauthorized(buildBearerHeaders(/gbs_[\w-]{43}/.exec(setCookie ?? '')?.[0] ?? ''));
  });
});

describe('revoking a token', () => {
  it('ends it at once', async () => {
    const credential = await signIn('clerk');
    const { accessToken, secret } = await createToken(credential);
    const { data } = await office.execute(credential, REVOKE_TOKEN, { input: { id: accessToken.id } });
    expect(data.revokeToken).toEqual({ accessToken: { revokedAt: expect.any(String) }, errors: [] });
    expect((await office.execute(buildBearerHeaders(secret), VIEWER_QUERY)).status).toBe(401);
  });

  it('of another person is rejected as unknown, also for an administrator', async () => {
    const { accessToken, secret } = await createToken(await signIn('clerk'));
    for (const login of ['unit', 'admin']) {
      const { data } = await office.execute(await signIn(login), REVOKE_TOKEN, {
        input: { id: accessToken.id },
      });
      expect(data.revokeToken).toEqual({ accessToken: null, errors: [{ code: 'NODE_UNKNOWN' }] });
    }
    expect((await office.execute(buildBearerHeaders(secret), VIEWER_QUERY)).status).toBe(200);
  });

  it('of a program is allowed for its administrator', async () => {
    const credential = await signIn('admin');
    const { accessToken } = await createToken(credential, { account: office.accounts.robot });
    const input = { id: accessToken.id };
    expect(
      (await office.execute(await signIn('stranger'), REVOKE_TOKEN, { input })).data.revokeToken.errors,
    ).toEqual([{ code: 'NODE_UNKNOWN' }]);
    expect((await office.execute(credential, REVOKE_TOKEN, { input })).data.revokeToken).toMatchObject({
      accessToken: { revokedAt: expect.any(String) },
      errors: [],
    });
  });
});

describe('ending a session', () => {
  const END =
    'mutation ($input: EndSessionInput!) { endSession(input: $input) { session { endedAt } errors { code } } }';
  const readSessions = async (credential: AuthHeaders) =>
    (
      await office.execute(
        credential,
        '{ viewer { account { sessions(first: 100) { nodes { id endedAt userAgent } } } } }',
      )
    ).data.viewer.account.sessions.nodes as { id: string; endedAt: string | null }[];

  it('signs out its browser', async () => {
    const lost = await signIn('stranger');
    const here = await signIn('stranger');
    const open = (await readSessions(here)).filter(({ endedAt }) => endedAt === null);
    const first = open
      .map(({ id }) => id)
      .sort()
      .at(-2);
    const { data } = await office.execute(here, END, { input: { id: first } });
    expect(data.endSession).toEqual({ session: { endedAt: expect.any(String) }, errors: [] });
    expect((await office.execute(lost, VIEWER_QUERY)).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.execute(here, VIEWER_QUERY)).data.viewer.kind).toBe('ACCOUNT');
  });

  it('of another account is rejected as unknown', async () => {
    const theirs = await signIn('stranger');
    const [session] = (await readSessions(theirs)).filter(({ endedAt }) => endedAt === null);
    const { data } = await office.execute(await signIn('admin'), END, { input: { id: session?.id } });
    expect(data.endSession).toEqual({ session: null, errors: [{ code: 'NODE_UNKNOWN' }] });
    expect((await office.execute(theirs, VIEWER_QUERY)).data.viewer.kind).toBe('ACCOUNT');
  });
});
