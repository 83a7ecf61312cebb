import * as client from 'openid-client';
import type { Config } from '../../config.ts';
import { DomainError } from '../../shared/domain-error.ts';

/** Signatures that are taken; none and those made with a shared secret are not. */
const SIGNATURE_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

/** What must come back unchanged from one trip to the provider; kept in the browser meanwhile. */
export interface LoginAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where in our pages to go afterwards. */
  readonly returnTo: string;
}

/** Who the provider says came. */
export interface OidcIdentity {
  readonly issuer: string;
  /** Permanent at its issuer. */
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider vouches for the address. */
  readonly isEmailVerified: boolean;
}

/** An OpenID provider to sign in with: authorization code with PKCE, state and nonce. */
export class OidcProvider {
  #configurationPromise: Promise<client.Configuration> | undefined;

  constructor(private readonly config: Config) {}

  /** Where to send the browser, and what to keep of it. */
  async begin(callback: URL, returnTo: string): Promise<{ url: URL; trip: LoginAttempt }> {
    const configuration = await this.#configuration();
    const attempt: LoginAttempt = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: callback.href,
      scope: 'openid email',
      response_type: 'code',
      code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { url, trip: attempt };
  }

  /** Who came back. Refuses with `PROVIDER_REFUSED` whatever does not belong to the trip, or is not signed for us by the issuer. */
  async finish(current: URL, { state, nonce, verifier }: LoginAttempt): Promise<OidcIdentity> {
    const configuration = await this.#configuration();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, current, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('no claims');
      // Many providers say the address only here; the library insists on the same subject.
      const { email, email_verified } = claims.email
        ? claims
        : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: typeof email === 'string' ? email : undefined,
        isEmailVerified: email_verified === true,
      };
    } catch (error) {
      throw Object.assign(
        new DomainError(
          'PROVIDER_REFUSED',
          'The sign-in at the provider did not succeed, or was used before. Start again at /sign-in/oidc.',
        ),
        { cause: error },
      );
    }
  }

  /** What the provider says of itself, asked once; after a failure again. */
  #configuration(): Promise<client.Configuration> {
    this.#configurationPromise ??= this.#discover().catch((error: unknown) => {
      this.#configurationPromise = undefined;
      throw Object.assign(
        new DomainError(
          'PROVIDER_UNAVAILABLE',
          'The OpenID provider does not answer. Try again in a moment, or sign in with a password.',
        ),
        { cause: error },
      );
    });
    return this.#configurationPromise;
  }

  #discover(): Promise<client.Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = this.config;
    const url = new URL(issuer);
    return client.discovery(
      url,
      id,
      // The library takes a list where its types name one.
      { client_secret: secret, id_token_signed_response_alg: SIGNATURE_ALGORITHMS as unknown as string },
      secret ? client.ClientSecretBasic(secret) : client.None(),
      {
        timeout: 10,
        execute: [
          // Without it signatures are not looked at when the token came over TLS.
          client.enableNonRepudiationChecks,
          ...(isLoopbackHttp(url) ? [client.allowInsecureRequests] : []),
        ],
      },
    );
  }
}

const isLoopbackHttp = ({ protocol, hostname }: URL) =>
  protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
