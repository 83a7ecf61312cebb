import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseKey } from '../../../src/modules/history/checkpoint-key.ts';
import { HistoryFixture } from './history-fixture.ts';

let history: HistoryFixture;

beforeAll(async () => {
  history = await HistoryFixture.create();
});
afterEach(() => history.restore());
afterAll(() => history.close());

/** Selects the event in the middle of the history that changed the text of the directive. */
const MIDDLE_EVENT_SQL = `select seq, number from audit_event where subject_table = 'directive' and kind = 'CHANGED' order by seq offset 1 limit 1`;
const findMiddleEvent = () => history.queryRow<{ seq: number; number: number }>(MIDDLE_EVENT_SQL);

const buildSwapStatements = (a: number, b: number) => [
  `update audit_event set seq = -1, number = -number where seq = ${a}`,
  `update audit_event set seq = ${a}, number = number - 1 where seq = ${b}`,
  `update audit_event set seq = ${b}, number = 1 - number where seq = -1`,
];

describe('a history without tampering', () => {
  it('is intact, and so is its checkpoint', async () => {
    const { breaks, notes, ...result } = await history.verify();
    expect(breaks).toEqual([]);
    expect(notes).toEqual([]);
    expect(result).toMatchObject({ isIntact: true, eventCount: history.eventCount, checkpointCount: 1 });
  });

  it('is intact for one body alone', async () => {
    const { breaks, eventCount } = await history.verify(history.bodyId);
    expect(breaks).toEqual([]);
    expect(eventCount).toBeGreaterThan(5);
  });
});

describe('tampering with events', () => {
  it.each([
    ['a word of the text', `after = jsonb_set(after, '{text}', '"Rà soát mọi thu."')`],
    ['the hash itself', `hash = translate(hash, '0123456789abcdef', '123456789abcdef0')`],
  ])('is reported with the first event if %s is changed', async (_what, set) => {
    const { seq } = await findMiddleEvent();
    await history.tamper(['audit_event'], `update audit_event set ${set} where seq = ${seq}`);
    const { isIntact, breaks } = await history.verify();
    expect(isIntact).toBe(false);
    const { sentence, ...first } = breaks[0] as NonNullable<(typeof breaks)[0]>;
    expect(first).toMatchObject({
      finding: 'EVENT_ALTERED',
      ...{ seq, chain: history.bodyId, kind: 'CHANGED', table: 'directive', subject: history.directiveId },
    });
    expect(sentence).toContain(`Event ${seq} (CHANGED directive ${history.directiveId}`);
  });

  it('is reported with the event that was removed', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(['audit_event'], `delete from audit_event where seq = ${seq}`);
    const { breaks } = await history.verify();
    expect(breaks[0]).toMatchObject({ finding: 'EVENT_MISSING', seq, subject: history.directiveId });
    expect((await history.verify(history.bodyId)).breaks[0]).toMatchObject({ finding: 'EVENT_MISSING' });
  });

  it('is reported with the first of two events that were exchanged', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(['audit_event'], ...buildSwapStatements(seq, seq + 1));
    expect((await history.verify()).breaks[0]).toMatchObject({ finding: 'ORDER_BROKEN', seq });
    expect((await history.verify(history.bodyId)).breaks[0]).toMatchObject({ finding: 'ORDER_BROKEN', seq });
  });

  it('is found by the checkpoint and the versions if the last events were removed', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(['audit_event'], `delete from audit_event where seq > ${seq}`);
    const { breaks } = await history.verify();
    expect(breaks[0]).toMatchObject({ finding: 'TAIL_MISSING', seq: seq + 1 });
    const withoutKey = await history.verify(undefined, undefined);
    expect(withoutKey.breaks[0]).toMatchObject({ finding: 'TAIL_MISSING', seq: seq + 1 });
  });

  it('is found by the copies of checkpoints if the last events were removed with their versions and checkpoints', async () => {
    await history.executeAsActor(`update organization set name = 'Thành ủy' where id = '${history.bodyId}'`);
    await history.signCheckpoint();
    const back = `update organization set name = 'Thành ủy Mây Trắng' where id = '${history.bodyId}'`;
    await history.tamper(
      ['audit_event', 'history.organization_version', 'checkpoint', 'organization'],
      `delete from audit_event where seq > ${history.eventCount}`,
      `delete from history.organization_version where seq > ${history.eventCount}`,
      `update history.organization_version set recorded = tstzrange(lower(recorded), null) where id = '${history.bodyId}'`,
      'delete from checkpoint where number = 2',
      back,
    );
    const { breaks } = await history.verify();
    expect(breaks.map(({ finding }) => finding)).toEqual(['TAIL_MISSING', 'CHECKPOINT_MISSING']);
    expect(breaks[0]).toMatchObject({ seq: history.eventCount + 1, chain: history.bodyId });
  });

  it('is found if the chain was rewritten from an event on', async () => {
    const { seq, number } = await findMiddleEvent();
    await history.tamper(
      ['audit_event'],
      `update audit_event set actor = 'OTHER' where seq = ${seq}`,
      `do $$ declare e audit_event; h text := (select hash from audit_event where body_id = '${history.bodyId}' and number = ${number - 1}); begin
        for e in select * from audit_event where body_id = '${history.bodyId}' and number >= ${number} order by number loop
          e.previous := h; h := encode(sha256(convert_to(history.record_of(e), 'UTF8')), 'hex');
          update audit_event set previous = e.previous, hash = h where seq = e.seq;
        end loop; end $$`,
    );
    const { breaks } = await history.verify();
    expect(breaks).toMatchObject([{ finding: 'CHAIN_REWRITTEN', chain: history.bodyId }]);
  });

  it('is found even if a database function was replaced', async () => {
    const { seq } = await findMiddleEvent();
    const { record } = await history.queryRow<{ record: string }>(
      `select history.record_of(e) as record from audit_event e where seq = ${seq}`,
    );
    await history.tamper(
      ['audit_event'],
      `update audit_event set actor = 'OTHER' where seq = ${seq}`,
      'alter function history.record_of(audit_event) rename to record_before',
      `create function history.record_of(e audit_event) returns text language sql stable as $f$
        select case when e.seq = ${seq} then $r$${record}$r$ else history.record_before(e) end $f$`,
    );
    expect((await history.verify()).breaks[0]).toMatchObject({ finding: 'EVENT_ALTERED', seq });
    await history.tamper(
      [],
      'drop function history.record_of(audit_event)',
      'alter function history.record_before(audit_event) rename to record_of',
    );
  });
});

describe('tampering with versions and rows', () => {
  it('is reported with the version that differs from its event', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(
      ['history.directive_version'],
      `update history.directive_version set text = 'Rà soát.' where seq = ${seq}`,
    );
    const { breaks } = await history.verify();
    expect(breaks[0]).toMatchObject({ finding: 'VERSION_ALTERED', seq, subject: history.directiveId });
  });

  it('is reported with the version that was removed', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(
      ['history.directive_version'],
      `delete from history.directive_version where seq = ${seq}`,
    );
    expect((await history.verify()).breaks[0]).toMatchObject({ finding: 'VERSION_MISSING', seq });
  });

  it('is found if the start or end of a version was changed', async () => {
    const { seq } = await findMiddleEvent();
    await history.tamper(
      ['history.directive_version'],
      `update history.directive_version set recorded = tstzrange(lower(recorded), upper(recorded) - interval '1 millisecond') where seq = ${seq}`,
    );
    expect((await history.verify()).breaks[0]).toMatchObject({ finding: 'VERSION_ALTERED' });
  });

  it('is reported with a row that was changed, inserted or deleted without the triggers', async () => {
    const before = await history.queryRow<{ seq: number }>(
      `select max(seq) as seq from history.directive_version where id = '${history.directiveId}'`,
    );
    await history.tamper(
      ['directive'],
      `update directive set text = 'Thôi.' where id = '${history.directiveId}'`,
    );
    expect((await history.verify()).breaks[0]).toMatchObject({
      ...{ finding: 'RECORD_ALTERED', seq: before.seq, subject: history.directiveId },
    });
    await history.tamper(['directive_topic'], 'delete from directive_topic');
    expect((await history.verify()).breaks).toMatchObject([
      { finding: 'RECORD_ALTERED', table: 'directive' },
      { finding: 'RECORD_ALTERED', table: 'directive_topic' },
    ]);
  });

  it('is found if triggers are switched off', async () => {
    await history.tamper([], 'alter table meeting disable trigger history_2');
    expect((await history.verify()).breaks).toMatchObject([{ finding: 'TRIGGER_OFF', table: 'meeting' }]);
    await history.tamper([], 'alter table meeting enable trigger history_2');
  });

  it('is found if a table is no longer tracked', async () => {
    await history.tamper([], `delete from history.kept where tbl = 'directive'`);
    expect((await history.verify()).breaks).toMatchObject([{ finding: 'TRIGGER_OFF', table: 'directive' }]);
  });

  it('is not reported for a row that was removed correctly', async () => {
    await history.executeAsActor('delete from directive_topic');
    await history.executeAsActor(
      `insert into directive_topic select '${history.directiveId}', id from topic limit 1`,
    );
    expect((await history.verify()).breaks).toEqual([]);
    const { seq } = await history.queryRow<{ seq: number }>(
      `select seq from audit_event where kind = 'REMOVED'`,
    );
    await history.tamper(['audit_event'], `update audit_event set before = '{}' where seq = ${seq}`);
    expect((await history.verify()).breaks.map(({ finding, seq }) => [finding, seq])).toEqual([
      ['EVENT_ALTERED', seq],
      ['VERSION_ALTERED', seq],
    ]);
  });
});

describe('tampering with checkpoints', () => {
  it('is reported if a checkpoint is signed with another key', async () => {
    await history.executeAsActor(`update organization set name = 'Thành ủy' where id = '${history.bodyId}'`);
    const { privateKey } = generateKeyPairSync('ed25519');
    const other = parseKey(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'a spec');
    await history.signCheckpoint(other);
    const { breaks, checkpointCount } = await history.verify();
    expect(checkpointCount).toBe(1);
    expect(breaks).toMatchObject([{ finding: 'CHECKPOINT_FOREIGN_KEY' }]);
    expect(breaks[0]?.sentence).toContain(other.id);
  });

  it.each([['its record', `record = replace(record, '"number":1', '"number":2')`, 'CHECKPOINT_INVALID']])(
    'is reported if %s of a checkpoint was changed',
    async (_what, set, finding) => {
      await history.tamper(['checkpoint'], `update checkpoint set ${set}`);
      expect((await history.verify()).breaks[0]).toMatchObject({ finding });
    },
  );

  it('is reported if checkpoints were removed', async () => {
    await history.tamper(['checkpoint'], 'delete from checkpoint');
    expect((await history.verify()).breaks).toMatchObject([{ finding: 'CHECKPOINT_MISSING' }]);
  });
});

describe('a machine clock', () => {
  it('that was set back leaves a note, and the history stays in order', async () => {
    await history.executeAsActor(
      `select history.append(null, 'READ', 'audit_event', 'installation', null, '{}', now() + interval '1 day')`,
    );
    await history.executeAsActor(`update organization set name = 'Thành ủy' where id = '${history.bodyId}'`);
    const { isIntact, notes } = await history.verify();
    expect(isIntact).toBe(true);
    expect(notes.map(({ finding, seq }) => [finding, seq])).toEqual([
      ['CLOCK_SET_BACK', history.eventCount + 1],
      ['CLOCK_SET_BACK', history.eventCount + 2],
    ]);
  });
});
