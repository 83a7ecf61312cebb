import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { oidcRoutes, parseReturnPath } from '../../../src/server/oidc.routes.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { findFreePort } from '../../support/free-port.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { Browser, CLIENT_SECRET, startOidcProvider } from './oidc-test-provider.ts';
import { postGraphql } from './sign-in-office.ts';

const port = await findFreePort();
const BASE_URL = `http://127.0.0.1:${port}`;
const CALLBACK_URL = `${BASE_URL}/sign-in/oidc/callback`;

const provider = await startOidcProvider(CALLBACK_URL, {
  sao: { email: 'Sao@maytrang.example', email_verified: true },
  'sao-again': { email: 'sao@maytrang.example', email_verified: true },
  nang: { email: 'nang@maytrang.example', email_verified: true },
  mua: { email: 'mua@maytrang.example', email_verified: true },
  unverified: { email: 'gio@maytrang.example', email_verified: false },
  silent: {},
  stranger: { email: 'stranger@elsewhere.example', email_verified: true },
});
afterAll(() => provider.stop());

const server: TestServer = startTestServer(
  {
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'giaoban',
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
  },
  ({ config }) => ({
    createContext: createContextFactory(server.application, config),
    routes: async (app) => oidcRoutes(app, server.application, config),
  }),
);

beforeAll(async () => {
  const em = server.application.database.orm.em.fork();
  const organization = new EntityFactory(em).organization('Thành ủy Mây Trắng');
  await em.flush();
  for (const [name, more] of [
    ['sao', {}],
    ['nang', { mustChangePassword: true, passwordHash: '$argon2id$' }],
    ['mua', { disabledAt: new Date() }],
    ['gio', {}],
  ] as const) {
    const account = em.create(Account, { login: `${name}@maytrang.example`, name, ...more });
    em.create(RoleGrant, { account, role: 'OFFICE', organization });
  }
  await em.flush();
});

const sql = (text: string) => server.application.database.orm.em.getConnection().execute(text);

/** Signs in at the provider and returns the URL of our callback, which is not requested yet. */
async function getCallbackUrl(subject: string, browser = new Browser(), query = ''): Promise<string> {
  provider.subject = subject;
  return browser.followRedirects(`${BASE_URL}/sign-in/oidc${query}`, CALLBACK_URL);
}

async function signInAtProvider(subject: string, browser = new Browser(), query = '') {
  const response = await browser.get(await getCallbackUrl(subject, browser, query));
  const cookie = [...browser.cookiesOf(BASE_URL)].map(([name, value]) => `${name}=${value}`).join('; ');
  const { data } = await postGraphql(BASE_URL, { cookie }, '{ viewer { kind account { name } } }');
  return { response, viewer: data.viewer, browser };
}

/** Returns the logged stack of the last error, which the response does not contain. */
const findLastLoggedStack = () =>
  (server.logLines.findLast(({ err }) => err)?.err as { stack: string } | undefined)?.stack;

const ANONYMOUS_VIEWER = { kind: 'ANONYMOUS', account: null };

async function expectErrorResponse(response: Response, status: number, code: string) {
  expect(response.status).toBe(status);
  expect(await response.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code } }],
  });
  expect(response.headers.getSetCookie().join()).not.toMatch(/giaoban=gbs_/);
}

describe('signing in with the office’s own provider', () => {
  it('links a verified address to the account with that login, and redirects to the requested page', async () => {
    const { response, viewer } = await signInAtProvider(
      'sao',
      new Browser(),
      '?returnTo=/graphiql%3Fquery=1',
    );
    expect([response.status, response.headers.get('location')]).toEqual([303, '/graphiql?query=1']);
    expect(viewer).toEqual({ kind: 'ACCOUNT', account: { name: 'sao' } });
    expect(await sql('select issuer, subject, email from provider_identity')).toEqual([
      { issuer: provider.issuer, subject: 'sao', email: 'Sao@maytrang.example' },
    ]);
  });

  it('recognizes the same subject after its address changed', async () => {
    await sql("update account set login = 'sao.pham' where name = 'sao'");
    expect((await signInAtProvider('sao')).viewer.account).toEqual({ name: 'sao' });
    await sql("update account set login = 'sao@maytrang.example' where name = 'sao'");
  });

  it('does not sign in another subject with the same address', async () => {
    const { response, viewer } = await signInAtProvider('sao-again');
    await expectErrorResponse(response, 403, 'ACCOUNT_UNKNOWN');
    expect(viewer).toEqual(ANONYMOUS_VIEWER);
  });

  it('makes a one-time password invalid', async () => {
    expect((await signInAtProvider('nang')).viewer.account).toEqual({ name: 'nang' });
    expect(await sql("select password_hash, must_change_password from account where name = 'nang'")).toEqual([
      { password_hash: null, must_change_password: false },
    ]);
  });

  it.each([
    ['an address that the provider did not verify', 'unverified', 'EMAIL_UNVERIFIED'],
    ['no address', 'silent', 'ACCOUNT_UNKNOWN'],
    ['an address of no account', 'stranger', 'ACCOUNT_UNKNOWN'],
    ['a disabled account', 'mua', 'ACCOUNT_DISABLED'],
  ])('rejects %s, and creates no account', async (_, visitor, code) => {
    const before = await sql('select count(*) from provider_identity');
    const { response, viewer } = await signInAtProvider(visitor);
    await expectErrorResponse(response, 403, code);
    expect(viewer).toEqual(ANONYMOUS_VIEWER);
    expect(await sql('select count(*) from provider_identity')).toEqual(before);
  });

  it('shows an error page that says what to do', async () => {
    const browser = new Browser();
    const callback = await getCallbackUrl('stranger', browser);
    const cookie = [...browser.cookiesOf(BASE_URL)].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(callback, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('Ask an administrator');
  });

  it('rejects another state', async () => {
    const browser = new Browser();
    const url = new URL(await getCallbackUrl('sao', browser));
    url.searchParams.set('state', 'x'.repeat(43));
    await expectErrorResponse(await browser.get(url.href), 401, 'PROVIDER_REFUSED');
  });

  it('rejects a code in a browser that did not start the sign-in', async () => {
    await expectErrorResponse(
      await new Browser().get(await getCallbackUrl('sao')),
      400,
      'LOGIN_ATTEMPT_UNKNOWN',
    );
    const other = new Browser();
    await getCallbackUrl('nang', other);
    await expectErrorResponse(await other.get(await getCallbackUrl('sao')), 401, 'PROVIDER_REFUSED');
  });

  it('rejects a cookie with a forged login attempt', async () => {
    const browser = new Browser();
    const url = await getCallbackUrl('sao', browser);
    const jar = browser.cookiesOf(BASE_URL);
    const [text = '', signature = ''] = jar.get('giaoban-trip')?.split('.') ?? [];
    const trip = JSON.parse(Buffer.from(text, 'base64url').toString());
    const changed = Buffer.from(JSON.stringify({ ...trip, returnTo: 'https://evil.example' })).toString(
      'base64url',
    );
    jar.set('giaoban-trip', `${changed}.${signature}`);
    await expectErrorResponse(await browser.get(url), 400, 'LOGIN_ATTEMPT_UNKNOWN');
  });

  it('rejects a used code', async () => {
    const browser = new Browser();
    const url = await getCallbackUrl('sao', browser);
    const trip = browser.cookiesOf(BASE_URL).get('giaoban-trip') ?? '';
    expect((await browser.get(url)).status).toBe(303);
    await expectErrorResponse(await browser.get(url), 400, 'LOGIN_ATTEMPT_UNKNOWN');
    browser.cookiesOf(BASE_URL).set('giaoban-trip', trip);
    browser.cookiesOf(BASE_URL).delete('giaoban');
    await expectErrorResponse(await browser.get(url), 401, 'PROVIDER_REFUSED');
  });

  it('rejects a sign-in that the provider rejects', async () => {
    const browser = new Browser();
    const { searchParams } = new URL(await getCallbackUrl('sao', browser));
    const state = searchParams.get('state');
    const url = `${CALLBACK_URL}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`;
    await expectErrorResponse(await browser.get(url), 401, 'PROVIDER_REFUSED');
  });

  it('rejects a code of another client', async () => {
    const browser = new Browser();
    const authorizationUrl = new URL(
      (await browser.get(`${BASE_URL}/sign-in/oidc`)).headers.get('location') ?? '',
    );
    authorizationUrl.searchParams.set('client_id', 'another');
    provider.subject = 'sao';
    await expectErrorResponse(
      await browser.get(await browser.followRedirects(authorizationUrl.href, CALLBACK_URL)),
      401,
      'PROVIDER_REFUSED',
    );
  });

  it('rejects a token for another audience, although the provider signed it', async () => {
    const browser = new Browser();
    const authorizationUrl = new URL(
      (await browser.get(`${BASE_URL}/sign-in/oidc`)).headers.get('location') ?? '',
    );
    const forUs = authorizationUrl.href;
    // The other client requests a token with our nonce, as an attacker would.
    const verifier = 'v'.repeat(43);
    authorizationUrl.searchParams.set('client_id', 'another');
    authorizationUrl.searchParams.set('code_challenge_method', 'S256');
    authorizationUrl.searchParams.set(
      'code_challenge',
      Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString(
        'base64url',
      ),
    );
    provider.subject = 'sao';
    const code =
      new URL(await browser.followRedirects(authorizationUrl.href, CALLBACK_URL)).searchParams.get('code') ??
      '';
    const response = await fetch(`${provider.issuer}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`another:${encodeURIComponent(CLIENT_SECRET).replaceAll('%20', '+')}`)}`,
      },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: CALLBACK_URL,
        code_verifier: verifier,
      }),
    });
    const { id_token } = (await response.json()) as { id_token: string };
    expect(id_token).toMatch(/^eyJ/);
    const url = await browser.followRedirects(forUs, CALLBACK_URL);
    provider.replaceIdToken = () => id_token;
    await expectErrorResponse(await browser.get(url), 401, 'PROVIDER_REFUSED');
    expect(findLastLoggedStack()).toContain('"aud" (audience)');
    provider.replaceIdToken = undefined;
  });

  it.each([
    ['changed after it was signed', { sub: 'nang' }, { alg: 'RS256' }, 'signature verification failed'],
    ['signed by nobody', {}, { alg: 'none' }, '"alg"'],
    ['signed with a shared secret', {}, { alg: 'HS256' }, '"alg"'],
    ['made for another trip', { nonce: 'x' }, { alg: 'RS256' }, '"nonce"'],
    ['made by another issuer', { iss: 'https://evil.example' }, { alg: 'RS256' }, '"iss"'],
    ['expired', { exp: 1_700_000_000 }, { alg: 'RS256' }, '"exp"'],
  ])('rejects a token that was %s', async (_, claims, header, reason) => {
    const browser = new Browser();
    const url = await getCallbackUrl('sao', browser);
    provider.replaceIdToken = (issued) => {
      const [head = '', body = '', signature = ''] = issued.split('.');
      const change = (part: string, by: object) =>
        Buffer.from(
          JSON.stringify({ ...JSON.parse(Buffer.from(part, 'base64url').toString()), ...by }),
        ).toString('base64url');
      return `${change(head, header)}.${change(body, claims)}.${signature}`;
    };
    await expectErrorResponse(await browser.get(url), 401, 'PROVIDER_REFUSED');
    expect(findLastLoggedStack()).toContain(reason);
    provider.replaceIdToken = undefined;
  });

  it('requests with PKCE, a state and a nonce, which are never the same', async () => {
    const ask = async () =>
      new URL((await new Browser().get(`${BASE_URL}/sign-in/oidc`)).headers.get('location') ?? '')
        .searchParams;
    const [one, other] = [await ask(), await ask()];
    expect(one.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect([one.get(name)?.length, one.get(name) === other.get(name)]).toEqual([43, false]);
  });
});

describe('the page after a sign-in', () => {
  it.each([undefined, '', '/', '/graphiql?query=%7B%7D#a', '/a//b'])('may be %s', (returnTo) => {
    expect(parseReturnPath(returnTo)).toBe(returnTo || '/');
  });

  it.each([
    ['https://evil.example'],
    ['//evil.example'],
    ['/\\evil.example'],
    ['\\\\evil.example'],
    ['/\t/evil.example'],
    ['javascript:alert(1)'],
    ['evil.example'],
    [' /a'],
    [['/', '/']],
  ])('is never on another site: %j', async (returnTo) => {
    expect(() => parseReturnPath(returnTo)).toThrow('not a path on this server');
    const query = [returnTo]
      .flat()
      .map((it) => `returnTo=${encodeURIComponent(it)}`)
      .join('&');
    await expectErrorResponse(
      await new Browser().get(`${BASE_URL}/sign-in/oidc?${query}`),
      400,
      'RETURN_PATH_INVALID',
    );
  });
});

describe('the settings of a provider', () => {
  it.each([
    [{ OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL'],
  ])('are rejected if one is missing: %j', (change, named) => {
    const config = readConfig({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'giaoban',
      OIDC_CLIENT_SECRET: CLIENT_SECRET,
      ...(change as Record<string, string>),
    });
    const { app } = server.httpServer;
    expect(() => oidcRoutes(app, server.application, config)).toThrow(named);
  });

  it('do not stop the server if the provider does not respond', async () => {
    const { OidcProvider } = await import('../../../src/modules/auth/oidc-provider.ts');
    const config = readConfig({
      OIDC_ISSUER: 'http://127.0.0.1:1',
      OIDC_CLIENT_ID: 'x',
      OIDC_CLIENT_SECRET: 'x',
    });
    await expect(new OidcProvider(config).begin(new URL(CALLBACK_URL), '/')).rejects.toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
    });
  });
});
