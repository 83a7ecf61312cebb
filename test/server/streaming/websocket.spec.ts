import { once } from 'node:events';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { afterEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';
import { type SubscribeFunction, startStreamingOffice, TestSubscriber } from './streaming-office.ts';

const office = startStreamingOffice();
const clients: Client[] = [];

const getSocketUrl = () => `${office.served.url.replace('http', 'ws')}/graphql`;
const readLastSeq = async () => Number((await office.sql('select max(seq) as seq from audit_event'))[0]?.seq);

function createSocketClient(who: string, more: Partial<ClientOptions> = {}): Client {
  const client = createClient({
    url: getSocketUrl(),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(who !== 'nobody' && { connectionParams: { authorization: `Bearer ${office.tokens[who] ?? who}` } }),
    ...more,
  });
  clients.push(client);
  return client;
}

const subscribe = (client: Client, variables: Record<string, unknown> = {}, query?: string) =>
  new TestSubscriber(client.subscribe.bind(client) as SubscribeFunction, variables, query);

/** How a follower ended: the close code and reason of its socket. */
async function waitForEnd(following: TestSubscriber): Promise<unknown> {
  while (!following.hasEnded) await following.next();
  const { code, reason } = following.error as { code?: number; reason?: string };
  return [code, reason];
}

/** A socket without a client above it. */
async function openRawSocket(options: WebSocket.ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(getSocketUrl(), 'graphql-transport-ws', options);
  await once(socket, 'open');
  return socket;
}

const waitForClose = async (socket: WebSocket) => {
  const [code, reason] = await once(socket, 'close');
  return [code, String(reason)];
};

describe('following what changes, over a socket', () => {
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.dispose();
  });

  it('tells everything after a number, and goes on', async () => {
    const after = await readLastSeq();
    await office.renameUnit(1, 'Phòng Một');
    const following = subscribe(createSocketClient('office'), { after });
    expect((await following.next())?.change?.seq).toBe(after + 1);
    await office.renameUnit(1, 'Phòng Hai');
    expect((await following.next())?.change).toMatchObject({ seq: after + 2, kind: 'CHANGED' });
    following.unsubscribe();
  });

  it('refuses by name what is asked wrongly, and goes on with the rest', async () => {
    const client = createSocketClient('office');
    const refusal = async (query: string, variables: Record<string, unknown> = {}) => {
      const following = subscribe(client, variables, query);
      while (!following.hasEnded) await following.next().catch(() => undefined);
      const [{ extensions }] = following.error as [{ extensions: Record<string, unknown> }];
      return extensions.reason ?? extensions.code;
    };
    const changes = 'subscription ($after: Int) { changes(after: $after) { seq } }';
    const kept = subscribe(client);
    expect(await refusal(changes, { after: 1_000_000 })).toBe('CHANGE_UNKNOWN');
    expect(await refusal('{ serverInfo { version } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await refusal('mutation { signOut { viewer { kind } } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await refusal('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: seq`).join(' ');
    expect(await refusal(`subscription { changes { ${aliases} } }`)).toBe('TOO_MANY_ALIASES');
    await office.renameUnit(2, 'Phòng Ba');
    expect((await kept.next())?.change?.kind).toBe('CHANGED');
  });

  it('shows who is not known only what anybody may see', async () => {
    const after = await readLastSeq();
    const following = subscribe(createSocketClient('nobody'), { after });
    await office.renameUnit(3, 'Phòng Bốn');
    await office.changeOtherBodies();
    expect((await following.next())?.change?.seq).toBe(after + 3);
  });

  it('closes the socket of a token that is none, and of one that is revoked meanwhile', async () => {
    expect(await waitForEnd(subscribe(createSocketClient('gbt_x')))).toEqual([4401, 'TOKEN_INVALID']);
    const following = subscribe(createSocketClient('stranger'), { after: await readLastSeq() });
    await office.changeOtherBodies();
    expect((await following.next())?.change?.kind).toBe('CHANGED');
    await office.sql(`update access_token set revoked_at = now() where name = 'stranger'`);
    expect((await following.next())?.code).toBe('TOKEN_INVALID');
    expect(await waitForEnd(following)).toEqual([4401, 'TOKEN_INVALID']);
  });

  it('refuses a foreign page before there is a socket', async () => {
    const refused = async (headers: Record<string, string>) => {
      const socket = new WebSocket(getSocketUrl(), 'graphql-transport-ws', { headers });
      const [error] = await once(socket, 'error');
      return (error as Error).message;
    };
    expect(await refused({ origin: 'https://elsewhere.example' })).toContain('403');
    expect(await refused({ origin: office.served.url, 'sec-fetch-site': 'cross-site' })).toContain('403');
    const ours = await openRawSocket({ headers: { origin: office.served.url } });
    ours.terminate();
  });

  it('closes a socket that sends too much, says nothing, or asks before it said who it is', async () => {
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

  it('gives one viewer five sockets and no more', async () => {
    const open = Array.from({ length: 5 }, () => createSocketClient('office', { lazy: false }));
    await Promise.all(open.map((client) => new Promise((resolve) => client.on('connected', resolve))));
    expect(await waitForEnd(subscribe(createSocketClient('office')))).toEqual([4403, 'TOO_MANY_STREAMS']);
  });
});

describe('a follower that does not read', () => {
  const slow = startStreamingOffice({ STREAM_PATIENCE_MS: '500' });

  it('is cut off, and nothing is kept for it', async () => {
    const socket = new WebSocket(`${slow.served.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    await once(socket, 'open');
    const authorization = `Bearer ${slow.tokens.office}`;
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }));
    await once(socket, 'message');
    const names = Array.from({ length: 14 }, (_, i) => `n${i}: name`).join(' ');
    const query = `subscription { changes(after: 0) { node { ... on Organization { ${names} } } } }`;
    for (let id = 0; id < 5; id++)
      socket.send(JSON.stringify({ id: String(id), type: 'subscribe', payload: { query } }));
    socket.pause();
    await slow.renameUnit(0, 'a'.repeat(48_000));
    for (let time = 0; time < 4; time++)
      await slow.sql(`update organization set version = version + 1 where id = '${slow.units[0]?.id}'`);
    const cutOff = () => slow.served.logLines.some(({ code }) => code === 'CLIENT_TOO_SLOW');
    await expect.poll(cutOff, WAIT_OPTIONS).toBe(true);
    socket.terminate();
  });
});

describe('a server that stops', () => {
  // Whoever waits for a follower to leave by itself waits longer than a spec may take.
  const going = startStreamingOffice({ SHUTDOWN_GRACE_MS: '300000' });

  it('tells its followers that it goes away, and ends', async () => {
    const client = createClient({
      url: `${going.served.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${going.tokens.office}` },
    });
    const after = { after: 0, filter: { ids: [going.body.id] } };
    const [overSocket, overStream] = [subscribe(client, after), going.subscribe('office', after)];
    for (const following of [overSocket, overStream])
      expect((await following.next())?.change?.id).toBe(going.body.id);
    await going.served.httpServer.stop();
    expect((await overSocket.next())?.code).toBe('SERVER_STOPPING');
    expect(await waitForEnd(overSocket)).toEqual([1001, 'SERVER_STOPPING']);
    expect((await overStream.next())?.code).toBe('SERVER_STOPPING');
    expect(await overStream.next()).toBeUndefined();
  });
});
