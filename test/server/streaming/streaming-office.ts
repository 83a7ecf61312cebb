import { createClient as createEventStream } from 'graphql-sse';
import { beforeAll } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { Account, RoleGrant } from '../../../src/entities/accounts/account.entity.ts';
import { AccessToken } from '../../../src/entities/accounts/credential.entity.ts';
import type { Role } from '../../../src/entities/accounts/role.ts';
import { BodyPolicy } from '../../../src/entities/units/body-policy.entity.ts';
import type { Organization } from '../../../src/entities/units/organization.entity.ts';
import { generateSecret, hashSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { createContextFactory } from '../../../src/server/context-factory.ts';
import { streamingRoutes } from '../../../src/server/streaming/streaming.routes.ts';
import { createStreamingServer } from '../../../src/server/streaming/streaming-server.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';

/** A change as specs look at it. */
export interface ReceivedChange {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly node: { readonly id: string } | null;
}

/** One message of a stream: a change, or why there is none. */
export interface StreamMessage {
  readonly change: ReceivedChange | undefined;
  readonly code: string | undefined;
}

export const CHANGES_SUBSCRIPTION = `subscription ($after: Int, $filter: ChangeFilterInput) {
  changes(after: $after, filter: $filter) { seq kind id node { id } } }`;

export interface SubscriptionResult {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[] | undefined;
}

/** What a client makes of a result. */
export function toStreamMessage({ data, errors }: SubscriptionResult): StreamMessage {
  const { code, reason } = errors?.[0]?.extensions ?? {};
  const change = (data as { changes?: ReceivedChange } | null | undefined)?.changes;
  return { change, code: errors ? String(reason ?? code) : undefined };
}

/** What a client of either kind takes: a request, and whom to tell. */
export type SubscribeFunction = (
  request: { query: string; variables: Record<string, unknown> },
  sink: { next(result: SubscriptionResult): void; error(error: unknown): void; complete(): void },
) => () => void;

/** Somebody who follows. */
export class TestSubscriber {
  /** All that was told and not yet asked for. */
  readonly received: StreamMessage[] = [];
  /** How it ended, when it ended otherwise than by completion. */
  error: unknown;
  hasEnded = false;
  /** Leaves; may be asked twice. */
  readonly unsubscribe: () => void;
  #notify = () => {};

  constructor(
    subscribe: SubscribeFunction,
    variables: Record<string, unknown> = {},
    query = CHANGES_SUBSCRIPTION,
  ) {
    const end = (error?: unknown) => {
      this.error = error;
      this.hasEnded = true;
      this.#notify();
    };
    this.unsubscribe = subscribe(
      { query, variables },
      {
        next: (result) => {
          this.received.push(toStreamMessage(result));
          this.#notify();
        },
        error: end,
        complete: () => end(),
      },
    );
  }

  /** The next message, expected in time (ms); undefined when there is none any more. */
  async next(timeoutMs = WAIT_OPTIONS.timeout): Promise<StreamMessage | undefined> {
    const until = Date.now() + timeoutMs;
    while (!this.received.length && !this.hasEnded) {
      if (Date.now() > until) throw new Error('Nothing was told in time');
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
        setTimeout(resolve, Math.max(1, until - Date.now()));
      });
    }
    return this.received.shift();
  }
}

/** A served office with accounts that have tokens, and what its followers need. */
export interface StreamingOffice {
  readonly served: TestServer;
  readonly tokens: Record<string, string>;
  body: Organization;
  units: Organization[];
  /** Gives a unit another name, which is one change. */
  renameUnit(unit: number, name: string): Promise<void>;
  /** Changes the body of the stranger, which they are told; then one that publishes its records, which who is not known is told. */
  changeOtherBodies(): Promise<void>;
  sql(text: string): Promise<Record<string, unknown>[]>;
  /** Follows over Server-Sent Events. */
  subscribe(who: string, variables?: Record<string, unknown>): TestSubscriber;
}

const ROLES: readonly (readonly [who: string, role: Role, at: 'body' | 'unit' | 'elsewhere'])[] = [
  ['office', 'OFFICE', 'body'],
  ['unit', 'UNIT', 'unit'],
  ['stranger', 'OFFICE', 'elsewhere'],
];

const [OTHER_BODY, PUBLISHING_BODY] = ['Thành ủy Sương Mù', 'Thành ủy Nắng Vàng'];

/** Enters an office with 16 units, and accounts with tokens. */
export async function insertStreamingOffice(
  storage: Database,
  office: Pick<StreamingOffice, 'body' | 'units' | 'tokens'>,
): Promise<void> {
  const factory = new EntityFactory(storage.orm.em.fork());
  office.body = factory.organization('Thành ủy Mây Trắng', { kind: 'PARTY_COMMITTEE' });
  const elsewhere = factory.organization(OTHER_BODY, { kind: 'PARTY_COMMITTEE' });
  office.units = Array.from({ length: 16 }, (_, index) =>
    factory.organization(`Phòng ${index}`, { parent: office.body }),
  );
  const open = factory.organization(PUBLISHING_BODY, { kind: 'PARTY_COMMITTEE' });
  factory.em.create(BodyPolicy, { body: open, publication: 'RECORDS' });
  const places = { body: office.body, unit: office.units[0] as Organization, elsewhere };
  for (const [who, role, at] of ROLES) {
    const account = factory.em.create(Account, { login: who, name: who });
    factory.em.create(RoleGrant, { account, role, organization: places[at] });
    const secret = generateSecret('gbt');
    factory.em.create(AccessToken, {
      account,
      name: who,
      scope: 'READ',
      secretHash: hashSecret(secret),
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    office.tokens[who] = secret;
  }
  await factory.em.flush();
}

/** The header a program sends its token in. */
export const buildBearerHeaders = (token = ''): Record<string, string> => ({
  authorization: `Bearer ${token}`,
});

/** Follows a server over Server-Sent Events, with these headers. */
export function subscribeOverSse(
  url: string,
  headers: Record<string, string>,
  variables: Record<string, unknown> = {},
): TestSubscriber {
  const client = createEventStream({
    url: `${url}/graphql/stream`,
    retryAttempts: 0,
    headers,
  });
  return new TestSubscriber(client.subscribe as SubscribeFunction, variables);
}

/** Serves an office for the specs of one file. */
export function startStreamingOffice(environment: Record<string, string> = {}): StreamingOffice {
  const served = startTestServer({ STREAM_RECHECK_MS: '200', ...environment }, ({ config, log }) => ({
    createContext: createContextFactory(served.application, config),
    routes: async (app) => streamingRoutes(app, createStreamingServer(served.application, config, log)),
  }));
  const tokens: Record<string, string> = {};
  const sql = (text: string) => served.application.database.orm.em.getConnection().execute(text);
  const office = {
    served,
    tokens,
    sql,
    renameUnit: async (unit: number, name: string) => {
      await sql(`update organization set name = '${name}' where id = '${office.units[unit]?.id}'`);
    },
    changeOtherBodies: async () => {
      for (const name of [OTHER_BODY, PUBLISHING_BODY])
        await sql(`update organization set version = version + 1 where name = '${name}'`);
    },
    subscribe: (who: string, variables: Record<string, unknown> = {}) =>
      subscribeOverSse(served.url, who === 'nobody' ? {} : buildBearerHeaders(tokens[who] ?? who), variables),
  } as unknown as StreamingOffice;
  beforeAll(() => insertStreamingOffice(served.application.database, office));
  return office;
}
