import { describe, expect, it } from 'vitest';
import { generateSecret, hashSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { fc, sampleValues, withRepeatHint } from '../../support/random.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';
import {
  type StreamingOffice,
  startStreamingOffice,
  subscribeOverSse,
  type TestSubscriber,
} from './streaming-office.ts';

const office = startStreamingOffice();

/** Reads the sequence numbers of all published changes after one. */
const readSeqsAfter = async (seq: number) =>
  (
    await office.sql(
      `select seq from audit_event where seq > ${seq} and kind <> 'READ' and subject_table <> 'session' order by seq`,
    )
  ).map((row) => Number(row.seq));

describe('subscribing to changes over Server-Sent Events', () => {
  it('sends the changes from now on, with the current state of the node', async () => {
    const stream = office.subscribe('office');
    const first = stream.next();
    const [unit] = office.units;
    // Changes before the subscriber has started are not sent, so the unit is renamed until one comes.
    let times = 0;
    const renaming = setInterval(() => void office.renameUnit(0, `Phòng lần ${times++}`), 200);
    const message = await first;
    clearInterval(renaming);
    expect(message?.change).toMatchObject({ kind: 'CHANGED', id: unit?.id, node: { id: unit?.id } });
    stream.unsubscribe();
  });

  it('sends all changes after a sequence number, and then new ones', async () => {
    const after = await office.readLastSeq();
    await office.renameUnit(1, 'Phòng Một');
    const stream = office.subscribe('office', { after });
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.renameUnit(1, 'Phòng Hai');
    expect((await stream.next())?.change?.seq).toBe(after + 2);
    stream.unsubscribe();
  });

  it('sends every change exactly once and in order to a subscriber that reconnects at random, while 16 writers write', async () => {
    const after = await office.readLastSeq();
    const writers = Array.from({ length: 16 }, async (_, unit) => {
      for (let time = 0; time < 6; time++) await office.renameUnit(unit, `Phòng ${unit}, lần ${time}`);
    });
    let isOver = false;
    const written = Promise.all(writers).then(() => {
      isOver = true;
    });
    const received: number[] = [];
    let lastSeq = after;
    const isAtTheEnd = async () => isOver && lastSeq >= (await office.readLastSeq());
    const lengths = sampleValues(fc.integer({ min: 1, max: 20 }), 96);
    await withRepeatHint(async () => {
      while (!(await isAtTheEnd())) {
        const stream = office.subscribe('office', { after: lastSeq });
        for (let count = lengths.pop() ?? 1; count > 0 && !(await isAtTheEnd()); count--) {
          const message = await stream.next();
          if (!message?.change) throw new Error(`The stream ended with ${message?.code}.`);
          lastSeq = message.change.seq;
          received.push(lastSeq);
        }
        stream.unsubscribe();
      }
      await written;
      expect(received).toEqual(await readSeqsAfter(after));
      expect(received).toHaveLength(96);
    });
  });

  it('rejects a sequence number beyond the last one, and operations that are no subscription', async () => {
    const readCode = async (stream: TestSubscriber) => (await stream.next())?.code;
    expect(await readCode(office.subscribe('office', { after: (await office.readLastSeq()) + 1 }))).toBe(
      'CHANGE_UNKNOWN',
    );
    expect(await readCode(office.subscribe('office', { filter: { types: ['Session'] } }))).toBe(
      'TYPE_UNKNOWN',
    );
    const readErrorCodeOf = async (query: string) => readErrorCode(office, query);
    expect(await readErrorCodeOf('{ serverInfo { version } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await readErrorCodeOf('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await readErrorCodeOf('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    const deep =
      'node { ... on Organization { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { id } } } } } } } } } } } } }';
    expect(await readErrorCodeOf(`subscription { changes { ${deep} } }`)).toBe('QUERY_TOO_DEEP');
    const posted = await office.server.post({ query: 'subscription { changes { seq } }' });
    expect(posted.body.errors?.[0]?.extensions.reason).toBe('STREAM_NEEDED');
  });

  it('rejects an invalid token, a foreign page, and one stream too many', async () => {
    const readStatus = async (headers: Record<string, string>) => {
      const response = await postSubscription(office, 'subscription { changes { seq } }', headers);
      await response.body?.cancel();
      return response.status;
    };
    expect(await readStatus({ authorization: 'Bearer gbt_x' })).toBe(401);
    expect(await readStatus({ origin: 'https://elsewhere.example' })).toBe(403);
    const open = await Promise.all(
      Array.from({ length: 5 }, () => postSubscription(office, 'subscription { changes { seq } }')),
    );
    expect(await readStatus({})).toBe(429);
    for (const response of open) await response.body?.cancel();
    await expect.poll(() => readStatus({}), WAIT_OPTIONS).toBe(200);
  });
});

describe('the rights of a subscriber', () => {
  it('limit the changes to visible nodes', async () => {
    const after = await office.readLastSeq();
    const streams = (['unit', 'stranger', 'nobody'] as const).map((who) => office.subscribe(who, { after }));
    await office.renameUnit(2, 'Phòng Ba');
    await office.changeOtherBodies();
    const firsts = await Promise.all(streams.map((stream) => stream.next()));
    // The first changes of the stranger and of the anonymous viewer come after one that they may not see.
    expect(firsts.map((message) => message?.change?.seq)).toEqual([after + 1, after + 2, after + 3]);
    for (const stream of streams) stream.unsubscribe();
  });

  it('end with the role: later changes are not sent', async () => {
    const after = await office.readLastSeq();
    const stream = office.subscribe('unit', { after });
    await office.renameUnit(3, 'Phòng Bốn');
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.sql(`delete from role_grant where role = 'UNIT'`);
    await office.renameUnit(3, 'Phòng Năm');
    await expect(stream.next(1_500)).rejects.toThrow('No message came');
    stream.unsubscribe();
  });

  it('end with the token, also if nothing changes', async () => {
    const stream = office.subscribe('stranger', { after: await office.readLastSeq() });
    await office.changeOtherBodies();
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    await office.sql(`update access_token set revoked_at = now() where name = 'stranger'`);
    expect((await stream.next())?.code).toBe('TOKEN_INVALID');
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a browser that subscribes', () => {
  it('receives SESSION_ENDED when its session ends, and waiting does not count as use of the session', async () => {
    const secret = generateSecret('gbs');
    const [account] = await office.sql(`select id from account where login = 'office'`);
    const id = `ses_${'1'.repeat(32)}`;
    await office.sql(`insert into session (id, account_id, secret_hash, last_used_at, expires_at, version, created_at)
      values ('${id}', '${account?.id}', '${hashSecret(secret)}', now() - interval '2 minutes', now() + interval '1 hour', 1, now())`);
    const stream = subscribeOverSse(
      office.server.url,
      { cookie: `giaoban=${secret}` },
      { after: await office.readLastSeq() },
    );
    await office.renameUnit(4, 'Phòng Sáu');
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    // The start of the stream counts as a use of the session; messages do not.
    await office.sql(`update session set last_used_at = now() - interval '3 minutes' where id = '${id}'`);
    await office.renameUnit(4, 'Phòng Bảy');
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    const [later] = await office.sql(
      `select last_used_at < now() - interval '2 minutes' as unused from session where id = '${id}'`,
    );
    expect(later?.unused).toBe(true);
    await office.sql(`update session set ended_at = now() where id = '${id}'`);
    expect((await stream.next())?.code).toBe('SESSION_ENDED');
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a subscriber that does not read its stream', () => {
  const slowOffice = startStreamingOffice({ STREAM_PATIENCE_MS: '500' });

  it('is disconnected', async () => {
    const id = slowOffice.units[0]?.id;
    await slowOffice.renameUnit(0, 'a'.repeat(48_000));
    for (let time = 0; time < 14; time++)
      await slowOffice.sql(`update organization set version = version + 1 where id = '${id}'`);
    const names = Array.from({ length: 14 }, (_, i) => `n${i}: name`).join(' ');
    const query = `subscription { changes(after: 0) { node { ... on Organization { ${names} } } } }`;
    const authorization = `Bearer ${slowOffice.tokens.office}`;
    const response = await postSubscription(slowOffice, query, { authorization });
    const isDisconnected = () => slowOffice.server.logLines.some(({ code }) => code === 'CLIENT_TOO_SLOW');
    await expect.poll(isDisconnected, WAIT_OPTIONS).toBe(true);
    await expect(response.text()).rejects.toThrow();
  });
});

function postSubscription(
  of: StreamingOffice,
  query: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${of.server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** Returns the error code of the first result of a stream. */
async function readErrorCode(of: StreamingOffice, query: string): Promise<unknown> {
  const text = await (await postSubscription(of, query)).text();
  const line = text.split('\n').find((it) => it.startsWith('data: {'));
  const { code, reason } = JSON.parse(line?.slice(6) ?? '{}').errors[0].extensions;
  return reason ?? code;
}
