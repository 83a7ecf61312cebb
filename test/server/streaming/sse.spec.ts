import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from '../../../src/modules/accounts/token-secrets.ts';
import { fc, randomly, withSeed } from '../../support/random.ts';
import { PATIENTLY } from '../../support/wait-options.ts';
import { type Following, followAt, type LiveOffice, openLiveOffice } from './streaming-office.ts';

const office = openLiveOffice();

const lastSeq = async () => Number((await office.sql('select max(seq) as seq from audit_event'))[0]?.seq);

/** The numbers of all changes that are told after one. */
const numbersAfter = async (seq: number) =>
  (
    await office.sql(
      `select seq from audit_event where seq > ${seq} and kind <> 'READ' and subject_table <> 'session' order by seq`,
    )
  ).map((row) => Number(row.seq));

describe('following what changes, over Server-Sent Events', () => {
  it('begins now, and tells what happens from then on, as it stands', async () => {
    const stream = office.follow('office');
    const first = stream.next();
    const [unit] = office.units;
    // Until the follower has found its place, what happens is past.
    let times = 0;
    const renaming = setInterval(() => void office.rename(0, `Phòng lần ${times++}`), 200);
    const message = await first;
    clearInterval(renaming);
    expect(message?.change).toMatchObject({ kind: 'CHANGED', id: unit?.id, node: { id: unit?.id } });
    stream.leave();
  });

  it('tells everything after a number, and goes on', async () => {
    const after = await lastSeq();
    await office.rename(1, 'Phòng Một');
    const stream = office.follow('office', { after });
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.rename(1, 'Phòng Hai');
    expect((await stream.next())?.change?.seq).toBe(after + 2);
    stream.leave();
  });

  it('tells a follower that breaks off at random every change exactly once, in order, while 16 write', async () => {
    const after = await lastSeq();
    const writers = Array.from({ length: 16 }, async (_, unit) => {
      for (let time = 0; time < 6; time++) await office.rename(unit, `Phòng ${unit}, lần ${time}`);
    });
    let over = false;
    const written = Promise.all(writers).then(() => {
      over = true;
    });
    const seen: number[] = [];
    let place = after;
    const isAtTheEnd = async () => over && place >= (await lastSeq());
    const lengths = randomly(fc.integer({ min: 1, max: 20 }), 96);
    await withSeed(async () => {
      while (!(await isAtTheEnd())) {
        const stream = office.follow('office', { after: place });
        for (let count = lengths.pop() ?? 1; count > 0 && !(await isAtTheEnd()); count--) {
          const message = await stream.next();
          if (!message?.change) throw new Error(`It ended with ${message?.code}`);
          place = message.change.seq;
          seen.push(place);
        }
        stream.leave();
      }
      await written;
      expect(seen).toEqual(await numbersAfter(after));
      expect(seen).toHaveLength(96);
    });
  });

  it('refuses a number beyond the end, and what is no subscription, before anything is told', async () => {
    const code = async (stream: Following) => (await stream.next())?.code;
    expect(await code(office.follow('office', { after: (await lastSeq()) + 1 }))).toBe('CHANGE_UNKNOWN');
    expect(await code(office.follow('office', { filter: { types: ['Session'] } }))).toBe('TYPE_UNKNOWN');
    const refused = async (query: string) => refusalOf(office, query);
    expect(await refused('{ serverInfo { version } }')).toBe('SUBSCRIPTION_NEEDED');
    expect(await refused('subscription { nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await refused('subscription {')).toBe('GRAPHQL_PARSE_FAILED');
    const deep =
      'node { ... on Organization { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { parent { id } } } } } } } } } } } } }';
    expect(await refused(`subscription { changes { ${deep} } }`)).toBe('QUERY_TOO_DEEP');
    const posted = await office.served.post({ query: 'subscription { changes { seq } }' });
    expect(posted.body.errors?.[0]?.extensions.fact).toBe('STREAM_NEEDED');
  });

  it('refuses a token that is none, a foreign page, and one stream too many', async () => {
    const status = async (headers: Record<string, string>) => {
      const response = await post(office, 'subscription { changes { seq } }', headers);
      await response.body?.cancel();
      return response.status;
    };
    expect(await status({ authorization: 'Bearer gbt_x' })).toBe(401);
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403);
    const open = await Promise.all(
      Array.from({ length: 5 }, () => post(office, 'subscription { changes { seq } }')),
    );
    expect(await status({})).toBe(429);
    for (const response of open) await response.body?.cancel();
    await expect.poll(() => status({}), PATIENTLY).toBe(200);
  });
});

describe('rights of a follower', () => {
  it('show a stranger nothing, and others only what they may see', async () => {
    const after = await lastSeq();
    const streams = (['unit', 'stranger', 'nobody'] as const).map((who) => office.follow(who, { after }));
    await office.rename(2, 'Phòng Ba');
    await office.changeBodies();
    const firsts = await Promise.all(streams.map((stream) => stream.next()));
    // What the stranger and nobody are told first comes after what they may not see.
    expect(firsts.map((message) => message?.change?.seq)).toEqual([after + 1, after + 2, after + 3]);
    for (const stream of streams) stream.leave();
  });

  it('end with the role: what happens from then on is not told', async () => {
    const after = await lastSeq();
    const stream = office.follow('unit', { after });
    await office.rename(3, 'Phòng Bốn');
    expect((await stream.next())?.change?.seq).toBe(after + 1);
    await office.sql(`delete from role_grant where role = 'UNIT'`);
    await office.rename(3, 'Phòng Năm');
    await expect(stream.next(1_500)).rejects.toThrow('Nothing was told');
    stream.leave();
  });

  it('end with the token, also when nothing happens', async () => {
    const stream = office.follow('stranger', { after: await lastSeq() });
    await office.changeBodies();
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    await office.sql(`update access_token set revoked_at = now() where name = 'stranger'`);
    expect((await stream.next())?.code).toBe('TOKEN_INVALID');
    expect(await stream.next()).toBeUndefined();
  });
});

describe('a browser that follows', () => {
  it('is told when its session ended, and that it waited is no use of the session', async () => {
    const secret = newSecret('gbs');
    const [account] = await office.sql(`select id from account where login = 'office'`);
    const id = `ses_${'1'.repeat(32)}`;
    await office.sql(`insert into session (id, account_id, secret_hash, last_used_at, expires_at, version, created_at)
      values ('${id}', '${account?.id}', '${hashOfSecret(secret)}', now() - interval '2 minutes', now() + interval '1 hour', 1, now())`);
    const stream = followAt(office.served.url, { cookie: `giaoban=${secret}` }, { after: await lastSeq() });
    await office.rename(4, 'Phòng Sáu');
    expect((await stream.next())?.change?.kind).toBe('CHANGED');
    // To come in was a use; what follows is none.
    await office.sql(`update session set last_used_at = now() - interval '3 minutes' where id = '${id}'`);
    await office.rename(4, 'Phòng Bảy');
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
  const slow = openLiveOffice({ STREAM_PATIENCE_MS: '500' });

  it('is cut off, and nothing is kept for it', async () => {
    const id = slow.units[0]?.id;
    await slow.rename(0, 'a'.repeat(48_000));
    for (let time = 0; time < 14; time++)
      await slow.sql(`update organization set version = version + 1 where id = '${id}'`);
    const names = Array.from({ length: 14 }, (_, i) => `n${i}: name`).join(' ');
    const query = `subscription { changes(after: 0) { node { ... on Organization { ${names} } } } }`;
    const authorization = `Bearer ${slow.tokens.office}`;
    const response = await post(slow, query, { authorization });
    const cutOff = () => slow.served.logged.some(({ code }) => code === 'FOLLOWER_TOO_SLOW');
    await expect.poll(cutOff, PATIENTLY).toBe(true);
    await expect(response.text()).rejects.toThrow();
  });
});

function post(of: LiveOffice, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${of.served.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });
}

/** The code of the first result of a stream. */
async function refusalOf(of: LiveOffice, query: string): Promise<unknown> {
  const text = await (await post(of, query)).text();
  const line = text.split('\n').find((it) => it.startsWith('data: {'));
  const { code, fact } = JSON.parse(line?.slice(6) ?? '{}').errors[0].extensions;
  return fact ?? code;
}
