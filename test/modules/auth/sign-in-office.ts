import { beforeAll } from 'vitest';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { hashPassword } from '../../../src/modules/accounts/password-hash.ts';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

export const PASSWORD = 'mưa rào chiều thứ sáu';

/** How a request says who asks. */
export type AuthHeaders = { readonly cookie: string } | { readonly authorization: string } | object;

/** An office with accounts, reached over HTTP as browsers and programs reach it. */
export interface SignInOffice extends TestServer {
  /** The city, the department below it, and another city. */
  readonly city: Organization;
  readonly department: Organization;
  readonly otherCity: Organization;
  /** Ids of the accounts, by login. */
  readonly accounts: Record<string, string>;
  execute(credential: AuthHeaders, query: string, variables?: object): Promise<GraphQLHttpResponse>;
  /** Signs in; answers the payload, and the credential to go on with. */
  signIn(login: string, password?: string, credential?: AuthHeaders): Promise<SignInResult>;
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a query answers is known to the spec that wrote it
type GraphQLData = Record<string, any>;

export interface GraphQLHttpResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly data: GraphQLData;
  readonly errors: { message: string; extensions: Record<string, unknown> }[] | undefined;
}

export interface SignInResult {
  readonly payload: GraphQLData;
  readonly authHeaders: AuthHeaders;
  readonly setCookie: string | null;
}

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code message } viewer { kind mustChangePassword account { login } } } }';

export const toCookieHeaders = (setCookie: string | null): AuthHeaders => ({
  cookie: setCookie?.split(';')[0] ?? '',
});

/** Asks a server as whoever a credential says. */
export async function postGraphql(
  url: string,
  authHeaders: AuthHeaders,
  query: string,
  variables: object = {},
): Promise<GraphQLHttpResponse> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authHeaders },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Pick<GraphQLHttpResponse, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data, errors };
}

/** Signs in at a server, with or without a cookie from before. */
export async function postSignIn(
  url: string,
  login: string,
  password = PASSWORD,
  authHeaders: AuthHeaders = {},
): Promise<SignInResult> {
  const { data, headers } = await postGraphql(url, authHeaders, SIGN_IN, { input: { login, password } });
  const setCookie = headers.get('set-cookie');
  return { payload: data.signIn, authHeaders: toCookieHeaders(setCookie), setCookie };
}

/** Opens the office for the specs of one file. */
export function startSignInOffice(environment: Record<string, string> = {}): SignInOffice {
  const testServer: TestServer = startTestServer(environment, ({ config }) => ({
    createContext: createContextFactory(testServer.application, config),
  }));
  const office = testServer as { -readonly [Key in keyof SignInOffice]: SignInOffice[Key] };

  office.execute = (...args) => postGraphql(testServer.url, ...args);
  office.signIn = (...given) => postSignIn(testServer.url, ...given);
  office.sql = (text, values = []) =>
    testServer.application.database.orm.em.getConnection().execute(text, values) as never;

  beforeAll(async () => {
    const em = testServer.application.database.orm.em.fork();
    const given = new EntityFactory(em);
    office.city = given.organization('Thành ủy Mây Trắng');
    await em.flush();
    office.department = given.organization('Sở Tài chính', { parent: office.city });
    office.otherCity = given.organization('Tỉnh ủy Nắng Vàng');
    await em.flush();
    const passwordHash = await hashPassword(PASSWORD);
    const people: [login: string, role: Role, where: Organization, more?: object][] = [
      ['admin', 'ADMIN', office.city],
      ['clerk', 'OFFICE', office.city],
      ['keeper', 'ADMIN', office.department],
      ['unit', 'UNIT', office.department],
      ['stranger', 'ADMIN', office.otherCity],
      ['gone', 'OFFICE', office.city, { disabledAt: new Date() }],
      ['demo-office', 'OFFICE', office.city, { demonstration: true }],
      ['fresh', 'OFFICE', office.city, { mustChangePassword: true }],
      ['robot', 'OFFICE', office.department, { kind: 'SERVICE', passwordHash: null }],
    ];
    office.accounts = {};
    for (const [login, role, organization, more] of people) {
      const account = em.create(Account, { login, name: `Account ${login}`, passwordHash, ...more });
      em.create(RoleGrant, { account, role, organization });
      office.accounts[login] = account.id;
    }
    await em.flush();
  });
  return office as SignInOffice;
}
