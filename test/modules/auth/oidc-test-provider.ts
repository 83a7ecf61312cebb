import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { findFreePort } from '../../support/free-port.ts';

export const CLIENT_SECRET = 'a secret between the office and the provider';

/** A certified OpenID provider on loopback. It signs in the `visitor` without a page. */
export interface TestOidcProvider {
  readonly issuer: string;
  /** The subject that signs in. */
  subject: string;
  /** Replaces the ID token of the next response. */
  replaceIdToken: ((issued: string) => string) | undefined;
  stop(): Promise<void>;
}

/** Starts the provider for two clients, `giaoban` and `another`, with the same redirect URL. */
export async function startOidcProvider(
  callback: string,
  people: Record<string, { email?: string; email_verified?: boolean }>,
): Promise<TestOidcProvider> {
  const port = await findFreePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: ['giaoban', 'another'].map((clientId) => ({
      client_id: clientId,
      client_secret: CLIENT_SECRET,
      redirect_uris: [callback],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] as never },
    cookies: { keys: ['of the provider'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const testProvider: TestOidcProvider = {
    issuer,
    subject: '',
    replaceIdToken: undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  provider.use(async (context, next) => {
    await next();
    const { body } = context as { body?: { id_token?: string } };
    if (context.path === '/token' && body?.id_token && testProvider.replaceIdToken)
      body.id_token = testProvider.replaceIdToken(body.id_token);
  });
  const handleRequest = provider.callback();
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: testProvider.subject } });
    else void handleRequest(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return testProvider;
}

/** A browser: it stores the cookies of each origin and can follow redirects. */
export class Browser {
  readonly #cookieJars = new Map<string, Map<string, string>>();

  /** Sends one request and does not follow redirects. */
  async get(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.#cookieJars.get(origin) ?? new Map<string, string>();
    this.#cookieJars.set(origin, jar);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        accept: 'application/json',
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) jar.set(name, value);
      else jar.delete(name);
    }
    return response;
  }

  /** Follows redirects up to one to a URL with this prefix, and returns that URL. */
  async followRedirects(from: string, urlPrefix: string): Promise<string> {
    let url = from;
    for (let step = 0; step < 12; step++) {
      if (url.startsWith(urlPrefix)) return url;
      const response = await this.get(url);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${url} leads nowhere: ${response.status} ${await response.text()}`);
      url = new URL(location, url).href;
    }
    throw new Error(`Too many redirects from ${from}`);
  }

  cookiesOf(origin: string): Map<string, string> {
    return this.#cookieJars.get(origin) ?? new Map();
  }
}
