import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';
import { freePort } from '../../support/free-port.ts';

export const SECRET = 'a secret between the office and the provider';

/** A certified OpenID provider on loopback; whoever `visitor` names is signed in there without being asked. */
export interface RealProvider {
  readonly issuer: string;
  /** Who sits before the browser. */
  visitor: string;
  /** Put in the place of the ID token of the next answer. */
  swapIdToken: ((issued: string) => string) | undefined;
  stop(): Promise<void>;
}

/** Starts it for two clients, `giaoban` and `another`, which both send browsers back to one address. */
export async function startProvider(
  callback: string,
  people: Record<string, { email?: string; email_verified?: boolean }>,
): Promise<RealProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: ['giaoban', 'another'].map((client_id) => ({
      client_id,
      client_secret: SECRET,
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
  const real: RealProvider = {
    issuer,
    visitor: '',
    swapIdToken: undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  provider.use(async (context, next) => {
    await next();
    const { body } = context as { body?: { id_token?: string } };
    if (context.path === '/token' && body?.id_token && real.swapIdToken)
      body.id_token = real.swapIdToken(body.id_token);
  });
  const answer = provider.callback();
  const server: Server = createServer((request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: real.visitor } });
    else void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return real;
}

/** A browser: keeps the cookies of each origin and follows redirects when told to. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  /** One request; answers without following. */
  async get(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
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

  /** Follows redirects until one leads to an address that begins so; answers that address. */
  async walk(from: string, until: string): Promise<string> {
    let at = from;
    for (let step = 0; step < 12; step++) {
      if (at.startsWith(until)) return at;
      const response = await this.get(at);
      const location = response.headers.get('location');
      if (!location) throw new Error(`${at} leads nowhere: ${response.status} ${await response.text()}`);
      at = new URL(location, at).href;
    }
    throw new Error(`Too many redirects from ${from}`);
  }

  cookiesOf(origin: string): Map<string, string> {
    return this.#jars.get(origin) ?? new Map();
  }
}
