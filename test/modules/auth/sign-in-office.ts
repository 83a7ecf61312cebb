import { beforeAll } from 'vitest';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { hashPassword } from '../../../src/modules/accounts/password-hash.ts';
import { receive } from '../../../src/server/authenticate-request.ts';
import { Given } from '../../support/entity-factory.ts';
import { type Running, runServer } from '../../support/test-server.ts';

export const PASSWORD = 'mưa rào chiều thứ sáu';

/** How a request says who asks. */
export type Credential = { readonly cookie: string } | { readonly authorization: string } | object;

/** An office with accounts, reached over HTTP as browsers and programs reach it. */
export interface Office extends Running {
  /** The city, the department below it, and another city. */
  readonly city: Organization;
  readonly department: Organization;
  readonly elsewhere: Organization;
  /** Ids of the accounts, by login. */
  readonly accounts: Record<string, string>;
  ask(credential: Credential, query: string, variables?: object): Promise<Answer>;
  /** Signs in; answers the payload, and the credential to go on with. */
  signIn(login: string, password?: string, credential?: Credential): Promise<SignedIn>;
  sql<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: what a query answers is known to the spec that wrote it
type Data = Record<string, any>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: { message: string; extensions: Record<string, unknown> }[] | undefined;
}

export interface SignedIn {
  readonly payload: Data;
  readonly credential: Credential;
  readonly setCookie: string | null;
}

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { errors { code message } viewer { kind mustChangePassword account { login } } } }';

export const cookieOf = (setCookie: string | null): Credential => ({
  cookie: setCookie?.split(';')[0] ?? '',
});

/** Asks a server as whoever a credential says. */
export async function askAt(
  url: string,
  credential: Credential,
  query: string,
  variables: object = {},
): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credential },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Pick<Answer, 'data' | 'errors'>;
  return { status: response.status, headers: response.headers, data, errors };
}

/** Signs in at a server, with or without a cookie from before. */
export async function signInAt(
  url: string,
  login: string,
  password = PASSWORD,
  credential: Credential = {},
): Promise<SignedIn> {
  const { data, headers } = await askAt(url, credential, SIGN_IN, { input: { login, password } });
  const setCookie = headers.get('set-cookie');
  return { payload: data.signIn, credential: cookieOf(setCookie), setCookie };
}

/** Opens the office for the specs of one file. */
export function openOffice(environment: Record<string, string> = {}): Office {
  const running: Running = runServer(environment, ({ config }) => ({
    contextOf: receive(running.installation, config),
  }));
  const office = running as { -readonly [Key in keyof Office]: Office[Key] };

  office.ask = (...asked) => askAt(running.url, ...asked);
  office.signIn = (...given) => signInAt(running.url, ...given);
  office.sql = (text, values = []) =>
    running.installation.storage.orm.em.getConnection().execute(text, values) as never;

  beforeAll(async () => {
    const em = running.installation.storage.orm.em.fork();
    const given = new Given(em);
    office.city = given.organization('Thành ủy Mây Trắng');
    await em.flush();
    office.department = given.organization('Sở Tài chính', { parent: office.city });
    office.elsewhere = given.organization('Tỉnh ủy Nắng Vàng');
    await em.flush();
    const passwordHash = await hashPassword(PASSWORD);
    const people: [login: string, role: Role, where: Organization, more?: object][] = [
      ['admin', 'ADMIN', office.city],
      ['clerk', 'OFFICE', office.city],
      ['keeper', 'ADMIN', office.department],
      ['unit', 'UNIT', office.department],
      ['stranger', 'ADMIN', office.elsewhere],
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
  return office as Office;
}
