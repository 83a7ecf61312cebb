import { beforeAll } from 'vitest';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { hashPassword } from '../../../src/modules/accounts/password-hash.ts';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

export const PASSWORD = 'mưa rào chiều thứ sáu';

/** The headers that authenticate a request; none for an anonymous viewer. */
export type AuthHeaders = { readonly cookie: string } | { readonly authorization: string } | object;

/** A server of an office with accounts, for requests over HTTP. */
export interface SignInOffice extends TestServer {
  /** A city, a department below it, and another city. */
  readonly city: Organization;
  readonly department: Organization;
  readonly otherCity: Organization;
  /** The ids of the accounts, by login. */
  readonly accounts: Record<string, string>;
  execute(credential: AuthHeaders, query: string, variables?: object): Promise<GraphQLHttpResponse>;
  /** Signs in; returns the payload, and the headers for later requests. */
  signIn(login: string, password?: string, credential?: AuthHeaders): Promise<SignInResult>;
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: the spec that wrote the query knows its data
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

/** Posts a query to a server, with these credentials. */
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

/** Signs in at a server, with or without an earlier cookie. */
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

/** Starts the server of the office for the specs of one file. */
export function startSignInOffice(environment: Record<string, string> = {}): SignInOffice {
  const testServer: TestServer = startTestServer(environment, ({ config }) => ({
    createContext: createContextFactory(testServer.application, config),
  }));
  const office = testServer as { -readonly [Key in keyof SignInOffice]: SignInOffice[Key] };

  office.execute = (...args) => postGraphql(testServer.url, ...args);
  office.signIn = (...args) => postSignIn(testServer.url, ...args);
  office.sql = (text, values = []) =>
    testServer.application.database.orm.em.getConnection().execute(text, values) as never;

  beforeAll(async () => {
    const em = testServer.application.database.orm.em.fork();
    const factory = new EntityFactory(em);
    office.city = factory.organization('Thành ủy Mây Trắng');
    await em.flush();
    office.department = factory.organization('Sở Tài chính', { parent: office.city });
    office.otherCity = factory.organization('Tỉnh ủy Nắng Vàng');
    await em.flush();
    const passwordHash = await hashPassword(PASSWORD);
    const people: [login: string, role: Role, where: Organization, extraFields?: object][] = [
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
    for (const [login, role, organization, extraFields] of people) {
      const account = em.create(Account, { login, name: `Account ${login}`, passwordHash, ...extraFields });
      em.create(RoleGrant, { account, role, organization });
      office.accounts[login] = account.id;
    }
    await em.flush();
  });
  return office as SignInOffice;
}
