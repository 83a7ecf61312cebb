import * as client from 'openid-client';
import type { Config } from '../../config.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { isLoopbackHost } from '../../shared/loopback.ts';

/** The accepted signature algorithms. Unsigned tokens and those signed with a shared secret are rejected. */
const SIGNATURE_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA', 'Ed25519'];

/** What must come back unchanged from one sign-in at the provider. It is stored in a cookie meanwhile. */
export interface LoginAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The path on this server to open after the sign-in. */
  readonly returnTo: string;
}

/** The person as the provider identifies them. */
export interface OidcIdentity {
  readonly issuer: string;
  /** The id of the person at the issuer. It never changes. */
  readonly subject: string;
  readonly email: string | undefined;
  /** Whether the provider has verified the address. */
  readonly isEmailVerified: boolean;
}

/** An OpenID provider to sign in with: authorization code with PKCE, state and nonce. */
export class OidcProvider {
  #configurationPromise: Promise<client.Configuration> | undefined;

  constructor(private readonly config: Config) {}

  /** Starts a sign-in. Returns the address of the provider for the browser, and the login attempt to store. */
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

  /**
   * Finishes a sign-in. Returns the identity. Throws `PROVIDER_REFUSED` if the response does not belong to the attempt or is not
   * signed for us by the issuer.
   */
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
      // Many providers send the address only from this endpoint. The library checks that the subject is the same.
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
          'The sign-in at the provider failed, or was used before. Start again at /sign-in/oidc.',
        ),
        { cause: error },
      );
    }
  }

  /** Returns the metadata of the provider. They are fetched once, and again after a failure. Throws `PROVIDER_UNAVAILABLE`. */
  #configuration(): Promise<client.Configuration> {
    this.#configurationPromise ??= this.#discover().catch((error: unknown) => {
      this.#configurationPromise = undefined;
      throw Object.assign(
        new DomainError(
          'PROVIDER_UNAVAILABLE',
          'The OpenID provider does not respond. Try again in a moment, or sign in with a password.',
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
      // The library accepts a list, although its type allows only one algorithm.
      { client_secret: secret, id_token_signed_response_alg: SIGNATURE_ALGORITHMS as unknown as string },
      secret ? client.ClientSecretBasic(secret) : client.None(),
      {
        timeout: 10,
        execute: [
          // Without it, the library does not check signatures of tokens that came over TLS.
          client.enableNonRepudiationChecks,
          ...(isLoopbackHttp(url) ? [client.allowInsecureRequests] : []),
        ],
      },
    );
  }
}

const isLoopbackHttp = ({ protocol, hostname }: URL) => protocol === 'http:' && isLoopbackHost(hostname);
