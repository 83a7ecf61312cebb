import { createClient as createEventStream } from 'graphql-sse';
import { beforeAll } from 'vitest';
import type { Storage } from '../../../src/database/database.ts';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken } from '../../../src/entities/accounts/credential.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import { BodyPolicy } from '../../../src/entities/units/body-policy.entity.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { hashOfSecret, newSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { receive } from '../../../src/server/authenticate-request.ts';
import { liveRoutes } from '../../../src/server/streaming/streaming.routes.ts';
import { liveOn } from '../../../src/server/streaming/streaming-server.ts';
import { Given } from '../../support/entity-factory.ts';
import { type Running, runServer } from '../../support/test-server.ts';
import { PATIENTLY } from '../../support/wait-options.ts';

/** A change as specs look at it. */
export interface Told {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly node: { readonly id: string } | null;
}

/** One message of a stream: a change, or why there is none. */
export interface Message {
  readonly change: Told | undefined;
  readonly code: string | undefined;
}

export const FOLLOW = `subscription ($after: Int, $filter: ChangeFilterInput) {
  changes(after: $after, filter: $filter) { seq kind id node { id } } }`;

export interface Result {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[] | undefined;
}

/** What a client makes of a result. */
export function messageOf({ data, errors }: Result): Message {
  const { code, fact } = errors?.[0]?.extensions ?? {};
  const change = (data as { changes?: Told } | null | undefined)?.changes;
  return { change, code: errors ? String(fact ?? code) : undefined };
}

/** What a client of either kind takes: a request, and whom to tell. */
export type Subscribing = (
  request: { query: string; variables: Record<string, unknown> },
  sink: { next(result: Result): void; error(error: unknown): void; complete(): void },
) => () => void;

/** Somebody who follows. */
export class Following {
  /** All that was told and not yet asked for. */
  readonly told: Message[] = [];
  /** How it ended, when it ended otherwise than by completion. */
  error: unknown;
  isOver = false;
  /** Leaves; may be asked twice. */
  readonly leave: () => void;
  #wake = () => {};

  constructor(subscribe: Subscribing, variables: Record<string, unknown> = {}, query = FOLLOW) {
    const over = (error?: unknown) => {
      this.error = error;
      this.isOver = true;
      this.#wake();
    };
    this.leave = subscribe(
      { query, variables },
      {
        next: (result) => {
          this.told.push(messageOf(result));
          this.#wake();
        },
        error: over,
        complete: () => over(),
      },
    );
  }

  /** The next message, expected in time (ms); undefined when there is none any more. */
  async next(patience = PATIENTLY.timeout): Promise<Message | undefined> {
    const until = Date.now() + patience;
    while (!this.told.length && !this.isOver) {
      if (Date.now() > until) throw new Error('Nothing was told in time');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, Math.max(1, until - Date.now()));
      });
    }
    return this.told.shift();
  }
}

/** A served office with accounts that have tokens, and what its followers need. */
export interface LiveOffice {
  readonly served: Running;
  readonly tokens: Record<string, string>;
  body: Organization;
  units: Organization[];
  /** Gives a unit another name, which is one change. */
  rename(unit: number, name: string): Promise<void>;
  /** Changes the body of the stranger, which they are told; then one that publishes its records, which who is not known is told. */
  changeBodies(): Promise<void>;
  sql(text: string): Promise<Record<string, unknown>[]>;
  /** Follows over Server-Sent Events. */
  follow(who: string, variables?: Record<string, unknown>): Following;
}

const ROLES: readonly (readonly [who: string, role: Role, at: 'body' | 'unit' | 'elsewhere'])[] = [
  ['office', 'OFFICE', 'body'],
  ['unit', 'UNIT', 'unit'],
  ['stranger', 'OFFICE', 'elsewhere'],
];

const [ELSEWHERE, PUBLISHING] = ['Thành ủy Sương Mù', 'Thành ủy Nắng Vàng'];

/** Enters an office with 16 units, and accounts with tokens. */
export async function fillOffice(
  storage: Storage,
  office: Pick<LiveOffice, 'body' | 'units' | 'tokens'>,
): Promise<void> {
  const given = new Given(storage.orm.em.fork());
  office.body = given.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
  const elsewhere = given.organization(ELSEWHERE, { kind: 'PARTY_COMMITTEE' });
  office.units = Array.from({ length: 16 }, (_, index) =>
    given.organization(`Phòng ${index}`, { parent: office.body }),
  );
  const open = given.organization(PUBLISHING, { kind: 'PARTY_COMMITTEE' });
  given.em.create(BodyPolicy, { body: open, publication: 'RECORDS' });
  const places = { body: office.body, unit: office.units[0] as Organization, elsewhere };
  for (const [who, role, at] of ROLES) {
    const account = given.em.create(Account, { login: who, name: who });
    given.em.create(RoleGrant, { account, role, organization: places[at] });
    const secret = newSecret('gbt');
    given.em.create(AccessToken, {
      account,
      name: who,
      scope: 'READ',
      secretHash: hashOfSecret(secret),
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    office.tokens[who] = secret;
  }
  await given.em.flush();
}

/** The header a program sends its token in. */
export const bearer = (token = ''): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** Follows a server over Server-Sent Events, with these headers. */
export function followAt(
  url: string,
  headers: Record<string, string>,
  variables: Record<string, unknown> = {},
): Following {
  const client = createEventStream({
    url: `${url}/graphql/stream`,
    retryAttempts: 0,
    headers,
  });
  return new Following(client.subscribe as Subscribing, variables);
}

/** Serves an office for the specs of one file. */
export function openLiveOffice(environment: Record<string, string> = {}): LiveOffice {
  const served = runServer({ STREAM_RECHECK_MS: '200', ...environment }, ({ config, log }) => ({
    contextOf: receive(served.installation, config),
    routes: async (app) => liveRoutes(app, liveOn(served.installation, config, log)),
  }));
  const tokens: Record<string, string> = {};
  const sql = (text: string) => served.installation.storage.orm.em.getConnection().execute(text);
  const office = {
    served,
    tokens,
    sql,
    rename: async (unit: number, name: string) => {
      await sql(`update organization set name = '${name}' where id = '${office.units[unit]?.id}'`);
    },
    changeBodies: async () => {
      for (const name of [ELSEWHERE, PUBLISHING])
        await sql(`update organization set version = version + 1 where name = '${name}'`);
    },
    follow: (who: string, variables: Record<string, unknown> = {}) =>
      followAt(served.url, who === 'nobody' ? {} : bearer(tokens[who] ?? who), variables),
  } as unknown as LiveOffice;
  beforeAll(() => fillOffice(served.installation.storage, office));
  return office;
}
