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

const readLastSeq = async () => Number((await office.sql('select max(seq) as seq from audit_event'))[0]?.seq);

/** The numbers of all changes that are told after one. */
const readSeqsAfter = async (seq: number) =>
  (
    await office.sql(
      `select seq from audit_event where seq > ${seq} and kind <> 'READ' and subject_table <> 'session' order by seq`,
    )
  ).map((row) => Number(row.seq));

describe('following what changes, over Server-Sent Events', () => {
  it('begins now, and tells what happens from then on, as it stands', async () => {
    const stream = office.subscribe('office');
    const first = stream.next();
    const [unit] = office.units;
    // Until the follower has found its place, what happens is past.
    let times = 0;
    const renaming = setInterval(() => void office.renameUnit(0, `Phòng lần ${times++}`), 200);
    const message = await first;
    clearInterval(renaming);
    expect(message?.change).toMatchObject({ kind: 'CHANGED', id: unit?.id, node: { id: unit?.id } });
    stream.unsubscribe();
  });

  it('tells everything after a number, and goes on', async () => {
    const after = await readLastSeq();
    await office.renameUnit(1, 'Phòng Một');
    const stream = office.subscribe('office', { after });
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.renameUnit(1, 'Phòng Hai');
    expect((await stream.next())?.change?.seq).toBe(after + 2);
    stream.unsubscribe();
  });

  it('tells a follower that breaks off at random every change exactly once, in order, while 16 write', async () => {
    const after = await readLastSeq();
    const writers = Array.from({ length: 16 }, async (_, unit) => {
      for (let time = 0; time < 6; time++) await office.renameUnit(unit, `Phòng ${unit}, lần ${time}`);
    });
    let over = false;
    const written = Promise.all(writers).then(() => {
      over = true;
    });
    const seen: number[] = [];
    let place = after;
    const isAtTheEnd = async () => over && place >= (await readLastSeq());
    const lengths = sampleValues(fc.integer({ min: 1, max: 20 }), 96);
    await withRepeatHint(async () => {
      while (!(await isAtTheEnd())) {
        const stream = office.subscribe('office', { after: place });
        for (let count = lengths.pop() ?? 1; count > 0 && !(await isAtTheEnd()); count--) {
          const message = await stream.next();
          if (!message?.change) throw new Error(`It ended with ${message?.code}`);
          place = message.change.seq;
          seen.push(place);
        }
        stream.unsubscribe();
      }
      await written;
      expect(seen).toEqual(await readSeqsAfter(after));
      expect(seen).toHaveLength(96);
    });
  });

  it('refuses a number beyond the end, and what is no subscription, before anything is told', async () => {
    const code = async (stream: TestSubscriber) => (await stream.next())?.code;
    expect(await code(office.subscribe('office', { after: (await readLastSeq()) + 1 }))).toBe(
      'CHANGE_UNKNOWN',
    );
    expect(await code(office.subscribe('office', { filter: { types: ['Session'] } }))).toBe('TYPE_UNKNOWN');
    const refused = async (query: string) => readErrorCode(office, query);
    expect(await refused('{ serverInfo { version } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await refused('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refused('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    const deep =
      'node { ... on Organization { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { id } } } } } } } } } } } } }';
    expect(await refused(`subscription { changes { ${deep} } }`)).toBe('QUERY_TOO_DEEP');
    const posted = await office.served.post({ query: 'subscription { changes { seq } }' });
    expect(posted.body.errors?.[0]?.extensions.reason).toBe('STREAM_NEEDED');
  });

  it('refuses a token that is none, a foreign page, and one stream too many', async () => {
    const status = async (headers: Record<string, string>) => {
      const response = await postSubscription(office, 'subscription { changes { seq } }', headers);
      await response.body?.cancel();
      return response.status;
    };
    expect(await status({ authorization: 'Bearer gbt_x' })).toBe(401);
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403);
    const open = await Promise.all(
      Array.from({ length: 5 }, () => postSubscription(office, 'subscription { changes { seq } }')),
    );
    expect(await status({})).toBe(429);
    for (const response of open) await response.body?.cancel();
    await expect.poll(() => status({}), WAIT_OPTIONS).toBe(200);
  });
});

describe('rights of a follower', () => {
  it('show a stranger nothing, and others only what they may see', async () => {
    const after = await readLastSeq();
    const streams = (['unit', 'stranger', 'nobody'] as const).map((who) => office.subscribe(who, { after }));
    await office.renameUnit(2, 'Phòng Ba');
    await office.changeOtherBodies();
    const firsts = await Promise.all(streams.map((stream) => stream.next()));
    // What the stranger and nobody are told first comes after what they may not see.
    expect(firsts.map((message) => message?.change?.seq)).toEqual([after + 1, after + 2, after + 3]);
    for (const stream of streams) stream.unsubscribe();
  });

  it('end with the role: what happens from then on is not told', async () => {
    const after = await readLastSeq();
    const stream = office.subscribe('unit', { after });
    await office.renameUnit(3, 'Phòng Bốn');
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.sql(`delete from role_grant where role = 'UNIT'`);
    await office.renameUnit(3, 'Phòng Năm');
    await expect(stream.next(1_500)).rejects.toThrow('Nothing was told');
    stream.unsubscribe();
  });

  it('end with the token, also when nothing happens', async () => {
    const stream = office.subscribe('stranger', { after: await readLastSeq() });
    await office.changeOtherBodies();
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    await office.sql(`update access_token set revoked_at = now() where name = 'stranger'`);
    expect((await stream.next())?.code).toBe('TOKEN_INVALID');
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a browser that follows', () => {
  it('is told when its session ended, and that it waited is no use of the session', async () => {
    const secret = generateSecret('gbs');
    const [account] = await office.sql(`select id from account where login = 'office'`);
    const id = `ses_${'1'.repeat(32)}`;
    await office.sql(`insert into session (id, account_id, secret_hash, last_used_at, expires_at, version, created_at)
      values ('${id}', '${account?.id}', '${hashSecret(secret)}', now() - interval '2 minutes', now() + interval '1 hour', 1, now())`);
    const stream = subscribeOverSse(
      office.served.url,
      { cookie: `giaoban=${secret}` },
      { after: await readLastSeq() },
    );
    await office.renameUnit(4, 'Phòng Sáu');
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    // To come in was a use; what follows is none.
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

describe('a follower that does not read its stream', () => {
  const slow = startStreamingOffice({ STREAM_PATIENCE_MS: '500' });

  it('is cut off, and nothing is kept for it', async () => {
    const id = slow.units[0]?.id;
    await slow.renameUnit(0, 'a'.repeat(48_000));
    for (let time = 0; time < 14; time++)
      await slow.sql(`update organization set version = version + 1 where id = '${id}'`);
    const names = Array.from({ length: 14 }, (_, i) => `n${i}: name`).join(' ');
    const query = `subscription { changes(after: 0) { node { ... on Organization { ${names} } } } }`;
    const authorization = `Bearer ${slow.tokens.office}`;
    const response = await postSubscription(slow, query, { authorization });
    const cutOff = () => slow.served.logLines.some(({ code }) => code === 'CLIENT_TOO_SLOW');
    await expect.poll(cutOff, WAIT_OPTIONS).toBe(true);
    await expect(response.text()).rejects.toThrow();
  });
});

function postSubscription(
  of: StreamingOffice,
  query: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${of.served.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** The code of the first result of a stream. */
async function readErrorCode(of: StreamingOffice, query: string): Promise<unknown> {
  const text = await (await postSubscription(of, query)).text();
  const line = text.split('\n').find((it) => it.startsWith('data: {'));
  const { code, reason } = JSON.parse(line?.slice(6) ?? '{}').errors[0].extensions;
  return reason ?? code;
}
