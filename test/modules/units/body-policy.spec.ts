import { beforeEach, describe, expect, it } from 'vitest';
import { createUnitsOffice } from './units-office.ts';

const office = createUnitsOffice();
const { ids, signInAs, mutate, getErrorCode, countRows } = office;
const POLICY_SELECTION = 'dueSoonDays silentAfterDays beforeIncludesDay publication version body { id }';

beforeEach(() => signInAs('ADMIN'));

describe('the policy of a governing body', () => {
  it('has default values, and a change of one keeps the others', async () => {
    const { node, errors } = await mutate(
      'setBodyPolicy',
      { body: ids.town, dueSoonDays: 10 },
      POLICY_SELECTION,
    );
    expect(errors).toEqual([]);
    expect(node).toEqual({
      dueSoonDays: 10,
      silentAfterDays: 30,
      beforeIncludesDay: true,
      publication: 'NOTHING',
      version: 1,
      body: { id: ids.town },
    });
    const changed = await mutate(
      'setBodyPolicy',
      { body: ids.town, beforeIncludesDay: false, expectedVersion: 1 },
      POLICY_SELECTION,
    );
    expect(changed.node).toMatchObject({ dueSoonDays: 10, beforeIncludesDay: false, version: 2 });
  });

  it('is not changed with an old version', async () => {
    await mutate('setBodyPolicy', { body: ids.town, dueSoonDays: 10 });
    for (const expectedVersion of [undefined, 1_000]) {
      const { errors } = await mutate('setBodyPolicy', { body: ids.town, dueSoonDays: 3, expectedVersion });
      expect(errors).toMatchObject([{ code: 'VERSION_STALE', currentVersion: expect.any(Number) }]);
    }
  });

  it.each([
    ['dueSoonDays', -1, 'POLICY_OUT_OF_RANGE'],
    ['dueSoonDays', 0, undefined],
    ['dueSoonDays', 365, undefined],
    ['dueSoonDays', 366, 'POLICY_OUT_OF_RANGE'],
    ['silentAfterDays', 0, 'POLICY_OUT_OF_RANGE'],
    ['silentAfterDays', 1, undefined],
    ['silentAfterDays', 3650, undefined],
    ['silentAfterDays', 3651, 'POLICY_OUT_OF_RANGE'],
  ])('with %s of %i: %s', async (field, days, code) => {
    signInAs('ADMIN', 'other');
    const { data } = await office.graph.execute(
      `query ($id: ID!) { organization(by: { id: $id }) { policies { nodes { version } } } }`,
      { id: ids.other },
    );
    const { nodes } = (data as { organization: { policies: { nodes: { version: number }[] } } }).organization
      .policies;
    const input = { body: ids.other, [field]: days, expectedVersion: nodes[0]?.version };
    expect(await getErrorCode('setBodyPolicy', input)).toBe(code);
  });

  it.each<[string, Parameters<typeof signInAs>, string, string]>([
    ['the office', ['OFFICE'], 'town', 'FORBIDDEN'],
    ['a leader', ['LEADER'], 'town', 'FORBIDDEN'],
    ['an anonymous viewer', ['nobody'], 'town', 'SIGN_IN_REQUIRED'],
    ['an administrator, for a unit', ['ADMIN'], 'finance', 'BODY_NOT_TOP'],
    ['an administrator of others', ['ADMIN', 'other'], 'town', 'NODE_UNKNOWN'],
  ])('cannot be changed by %s', async (_, who, body, code) => {
    signInAs(...who);
    const before = await countRows('body_policy');
    expect(await getErrorCode('setBodyPolicy', { body: ids[body as keyof typeof ids], dueSoonDays: 5 })).toBe(
      code,
    );
    expect(await countRows('body_policy')).toBe(before);
  });
});
