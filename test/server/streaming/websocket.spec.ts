import { once } from 'node:events';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';
import { type SubscribeFunction, startStreamingOffice, TestSubscriber } from './streaming-office.ts';

const office = startStreamingOffice();
const clients: Client[] = [];

const getSocketUrl = () => `${office.server.url.replace('http', 'ws')}/graphql`;

function createSocketClient(who: string, overrides: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    url: getSocketUrl(),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(who !== 'nobody' && { connectionParams: { authorization: `Bearer ${office.tokens[who] ?? who}` } }),
    ...overrides,
  });
  clients.push(client);
  return client;
}

const subscribe = (client: Client, variables: Record<string, unknown> = {}, query?: string) =>
  new TestSubscriber(client.subscribe.bind(client) as SubscribeFunction, variables, query);

/** Waits for the end of a subscriber and returns the close code and reason of its socket. */
async function waitForEnd(subscriber: TestSubscriber): Promise<unknown> {
  while (!subscriber.hasEnded) await subscriber.next();
  const { code, reason } = subscriber.error as { code?: number; reason?: string };
  return [code, reason];
}

/** Opens a socket without a GraphQL client. */
async function openRawSocket(options: WebSocket.ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(getSocketUrl(), 'graphql-transport-ws', options);
  await once(socket, 'open');
  return socket;
}

const waitForClose = async (socket: WebSocket) => {
  const [code, reason] = await once(socket, 'close');
  return [code, String(reason)];
};

describe('subscribing to changes over a WebSocket', () => {
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });

  it('sends all changes after a sequence number, and then new ones', async () => {
    const after = await office.readLastSeq();
    await office.renameUnit(1, 'Phòng Một');
    const subscriber = subscribe(createSocketClient('office'), { after });
    expect((await subscriber.next())?.change?.seq).toBe(after + 1);
    await office.renameUnit(1, 'Phòng Hai');
    expect((await subscriber.next())?.change).toMatchObject({ seq: after + 2, kind: 'CHANGED' });
    subscriber.unsubscribe();
  });

  it('returns error codes for invalid subscriptions, and continues the others', async () => {
    const client = createSocketClient('office');
    const readErrorCode = async (query: string, variables: Record<string, unknown> = {}) => {
      const subscriber = subscribe(client, variables, query);
      while (!subscriber.hasEnded) await subscriber.next().catch(() => undefined);
      const [{ extensions }] = subscriber.error as [{ extensions: Record<string, unknown> }];
      return extensions.reason ?? extensions.code;
    };
    const changes = 'subscription ($after: Int) { changes(after: $after) { seq } }';
    const validSubscriber = subscribe(client);
    expect(await readErrorCode(changes, { after: 1_000_000 })).toBe('CHANGE_UNKNOWN');
    expect(await readErrorCode('{ serverInfo { version } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await readErrorCode('mutation { signOut { viewer { kind } } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await readErrorCode('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: seq`).join(' ');
    expect(await readErrorCode(`subscription { changes { ${aliases} } }`)).toBe('TOO_MANY_ALIASES');
    await office.renameUnit(2, 'Phòng Ba');
    expect((await validSubscriber.next())?.change?.kind).toBe('CHANGED');
  });

  it('sends to an anonymous viewer only public changes', async () => {
    const after = await office.readLastSeq();
    const subscriber = subscribe(createSocketClient('nobody'), { after });
    await office.renameUnit(3, 'Phòng Bốn');
    await office.changeOtherBodies();
    expect((await subscriber.next())?.change?.seq).toBe(after + 3);
  });

  it('closes the socket of an invalid token, and of a token that is revoked later', async () => {
    expect(await waitForEnd(subscribe(createSocketClient('gbt_x')))).toEqual([4401, 'TOKEN_INVALID']);
    const subscriber = subscribe(createSocketClient('stranger'), { after: await office.readLastSeq() });
    await office.changeOtherBodies();
    expect((await subscriber.next())?.change?.kind).toBe('CHANGED');
    await office.sql(`update access_token set revoked_at = now() where name = 'stranger'`);
    expect((await subscriber.next())?.code).toBe('TOKEN_INVALID');
    expect(await waitForEnd(subscriber)).toEqual([4401, 'TOKEN_INVALID']);
  });

  it('rejects a foreign page before the socket opens', async () => {
    const connectError = async (headers: Record<string, string>) => {
      const socket = new WebSocket(getSocketUrl(), 'graphql-transport-ws', { headers });
      const [error] = await once(socket, 'error');
      return (error as Error).message;
    };
    expect(await connectError({ origin: 'https://elsewhere.example' })).toContain('403');
    expect(await connectError({ origin: office.server.url, 'sec-fetch-site': 'cross-site' })).toContain(
      '403',
    );
    const ownSocket = await openRawSocket({ headers: { origin: office.server.url } });
    ownSocket.terminate();
  });

  it('closes a socket that sends too much, sends nothing, or subscribes before connection_init', async () => {
    const large = await openRawSocket();
    large.send(JSON.stringify({ type: 'connection_init', payload: { padding: 'x'.repeat(70_000) } }));
    expect((await waitForClose(large))[0]).toBe(1009);
    const early = await openRawSocket();
    early.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ a }' } }));
    expect(await waitForClose(early)).toEqual([4401, 'Unauthorized']);
    const broken = await openRawSocket();
    broken.send('{');
    expect((await waitForClose(broken))[0]).toBe(4400);
    const silent = await openRawSocket();
    expect((await waitForClose(silent))[0]).toBe(4408);
  });

  it('allows five sockets of one viewer and no more', async () => {
    const open = Array.from({ length: 5 }, () => createSocketClient('office', { lazy: false }));
    await Promise.all(open.map((client) => new Promise((resolve) => client.on('connected', resolve))));
    expect(await waitForEnd(subscribe(createSocketClient('office')))).toEqual([4403, 'TOO_MANY_STREAMS']);
  });
});

describe('a subscriber that does not read', () => {
  const slowOffice = startStreamingOffice({ STREAM_PATIENCE_MS: '500' });

  it('is disconnected', async () => {
    const socket = new WebSocket(
      `${slowOffice.server.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await once(socket, 'open');
    const authorization = `Bearer ${slowOffice.tokens.office}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    const names = Array.from({ length: 14 }, (_, i) => `n${i}: name`).join(' ');
    const query = `subscription { changes(after: 0) { node { ... on Organization { ${names} } } } }`;
    for (let id = 0; id < 5; id++)
      socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } }));
    socket.pause();
    await slowOffice.renameUnit(0, 'a'.repeat(48_000));
    for (let time = 0; time < 4; time++)
      await slowOffice.sql(
        `update organization set version = version + 1 where id = '${slowOffice.units[0]?.id}'`,
      );
    const isDisconnected = () => slowOffice.server.logLines.some(({ code }) => code === 'CLIENT_TOO_SLOW');
    await expect.poll(isDisconnected, WAIT_OPTIONS).toBe(true);
    socket.terminate();
  });
});

describe('a server that stops', () => {
  // The grace period is longer than a spec may take: the server must not wait until the subscribers leave.
  const stoppingOffice = startStreamingOffice({ SHUTDOWN_GRACE_MS: '300000' });

  it('sends SERVER_STOPPING to its subscribers, and ends', async () => {
    const client = createClient({
      url: `${stoppingOffice.server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${stoppingOffice.tokens.office}` },
    });
    const after = { after: 0, filter: { ids: [stoppingOffice.body.id] } };
    const [overSocket, overStream] = [subscribe(client, after), stoppingOffice.subscribe('office', after)];
    for (const subscriber of [overSocket, overStream])
      expect((await subscriber.next())?.change?.id).toBe(stoppingOffice.body.id);
    await stoppingOffice.server.httpServer.stop();
    expect((await overSocket.next())?.code).toBe('SERVER_STOPPING');
    expect(await waitForEnd(overSocket)).toEqual([1001, 'SERVER_STOPPING']);
    expect((await overStream.next())?.code).toBe('SERVER_STOPPING');
    expect(await overStream.next()).toBeUndefined();
  });
});
