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
import { buildBearerHeaders } from '../../support/bearer-headers.ts';
import { EntityFactory } from '../../support/entity-factory.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';

/** The selected fields of a change. */
export interface ReceivedChange {
  readonly seq: number;
  readonly kind: string;
  readonly id: string;
  readonly node: { readonly id: string } | null;
}

/** One message of a stream: a change, or an error code. */
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

/** Returns the message of a result. */
export function toStreamMessage({ data, errors }: SubscriptionResult): StreamMessage {
  const { code, reason } = errors?.[0]?.extensions ?? {};
  const change = (data as { changes?: ReceivedChange } | null | undefined)?.changes;
  return { change, code: errors ? String(reason ?? code) : undefined };
}

/** The `subscribe` of both kinds of client: it takes a request and a sink for the results. */
export type SubscribeFunction = (
  request: { query: string; variables: Record<string, unknown> },
  sink: { next(result: SubscriptionResult): void; error(error: unknown): void; complete(): void },
) => () => void;

/** A subscriber to changes, which collects the messages of its stream. */
export class TestSubscriber {
  /** The messages that `next` has not returned yet. */
  readonly received: StreamMessage[] = [];
  /** The error that ended the stream, if it did not complete. */
  error: unknown;
  hasEnded = false;
  /** Ends the subscription. Can be called twice. */
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

  /** Returns the next message; undefined after the end of the stream. Throws if none comes within `timeoutMs`. */
  async next(timeoutMs = WAIT_OPTIONS.timeout): Promise<StreamMessage | undefined> {
    const until = Date.now() + timeoutMs;
    while (!this.received.length && !this.hasEnded) {
      if (Date.now() > until) throw new Error('No message came in time.');
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
        setTimeout(resolve, Math.max(1, until - Date.now()));
      });
    }
    return this.received.shift();
  }
}

/** A server of an office whose accounts have tokens, for specs of subscriptions. */
export interface StreamingOffice {
  readonly server: TestServer;
  readonly tokens: Record<string, string>;
  body: Organization;
  units: Organization[];
  /** Renames a unit, which is one change. */
  renameUnit(unit: number, name: string): Promise<void>;
  /** Changes the body of the stranger, who receives it; then a body that publishes its records, which anonymous viewers receive. */
  changeOtherBodies(): Promise<void>;
  sql(text: string): Promise<Record<string, unknown>[]>;
  /** Reads the sequence number of the last event. */
  readLastSeq(): Promise<number>;
  /** Subscribes over Server-Sent Events. */
  subscribe(who: string, variables?: Record<string, unknown>): TestSubscriber;
}

const ROLES: readonly (readonly [who: string, role: Role, at: 'body' | 'unit' | 'elsewhere'])[] = [
  ['office', 'OFFICE', 'body'],
  ['unit', 'UNIT', 'unit'],
  ['stranger', 'OFFICE', 'elsewhere'],
];

const [OTHER_BODY, PUBLISHING_BODY] = ['Thành ủy Sương Mù', 'Thành ủy Nắng Vàng'];

/** Inserts an office with 16 units, and accounts with tokens. */
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

/** Subscribes to a server over Server-Sent Events, with these headers. */
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

/** Starts the server of an office for the specs of one file. */
export function startStreamingOffice(environment: Record<string, string> = {}): StreamingOffice {
  const server = startTestServer({ STREAM_RECHECK_MS: '200', ...environment }, ({ config, log }) => ({
    createContext: createContextFactory(server.application, config),
    routes: async (app) => streamingRoutes(app, createStreamingServer(server.application, config, log)),
  }));
  const tokens: Record<string, string> = {};
  const sql = (text: string) => server.application.database.orm.em.getConnection().execute(text);
  const office = {
    server,
    tokens,
    sql,
    readLastSeq: async () => Number((await sql('select max(seq) as seq from audit_event'))[0]?.seq),
    renameUnit: async (unit: number, name: string) => {
      await sql(`update organization set name = '${name}' where id = '${office.units[unit]?.id}'`);
    },
    changeOtherBodies: async () => {
      for (const name of [OTHER_BODY, PUBLISHING_BODY])
        await sql(`update organization set version = version + 1 where name = '${name}'`);
    },
    subscribe: (who: string, variables: Record<string, unknown> = {}) =>
      subscribeOverSse(server.url, who === 'nobody' ? {} : buildBearerHeaders(tokens[who] ?? who), variables),
  } as unknown as StreamingOffice;
  beforeAll(() => insertStreamingOffice(server.application.database, office));
  return office;
}
