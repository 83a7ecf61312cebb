import { beforeEach, describe, expect, it } from 'vitest';
import { createUnitsOffice } from './units-office.ts';

const office = createUnitsOffice();
const { ids, signInAs, mutate, getErrorCode, countRows } = office;

beforeEach(() => signInAs('OFFICE'));

describe('a group', () => {
  it('is created by the office with its known members', async () => {
    const { node, errors } = await mutate(
      'createGroup',
      { body: ids.town, name: 'các phòng', members: [ids.finance, ids.finance, ids.clinic] },
      'name body { id } members { totalCount }',
    );
    expect(errors).toEqual([]);
    expect(node).toEqual({ name: 'các phòng', body: { id: ids.town }, members: { totalCount: 2 } });
    expect(await getErrorCode('createGroup', { body: ids.town, name: ' các phòng ' })).toBe(
      'GROUP_NAME_TAKEN',
    );
  });

  it('is created once with one idempotency key', async () => {
    const input = { body: ids.town, name: 'các địa phương', idempotencyKey: 'group' };
    const first = await mutate('createGroup', input);
    expect(await mutate('createGroup', input)).toEqual(first);
    expect(first.errors).toEqual([]);
  });

  it('can get a member, who leaves and comes back, each time with the current version', async () => {
    const { node: group } = await mutate('createGroup', { body: ids.town, name: 'các đơn vị' });
    const member = { group: group?.id, organization: ids.finance };
    const { node } = await mutate(
      'setGroupMember',
      { ...member, validFrom: '2026-01-01' },
      'id version validFrom validTo',
    );
    expect(node).toMatchObject({ version: 1, validFrom: '2026-01-01', validTo: null });
    expect(
      await getErrorCode('endGroupMembership', { id: node?.id, expectedVersion: 1, validTo: '2025-12-31' }),
    ).toBe('VALIDITY_REVERSED');
    const ended = await mutate(
      'endGroupMembership',
      { id: node?.id, expectedVersion: 1, validTo: '2026-03-31' },
      'version validTo',
    );
    expect(ended.node).toEqual({ version: 2, validTo: '2026-03-31' });
    expect((await mutate('setGroupMember', member)).errors).toMatchObject([
      { code: 'VERSION_STALE', currentVersion: 2 },
    ]);
    expect(await getErrorCode('setGroupMember', { ...member, expectedVersion: 2 })).toBeUndefined();
    expect(
      await getErrorCode('endGroupMembership', { id: node?.id, expectedVersion: 2, validTo: '2026-03-31' }),
    ).toBe('VERSION_STALE');
  });

  it.each<[string, Parameters<typeof signInAs>, Record<string, unknown>, string]>([
    ['by a unit', ['UNIT', 'finance'], {}, 'FORBIDDEN'],
    ['by the office of a unit', ['OFFICE', 'finance'], {}, 'FORBIDDEN'],
    ['by a leader', ['LEADER'], {}, 'FORBIDDEN'],
    ['by nobody', ['nobody'], {}, 'SIGN_IN_REQUIRED'],
    ['for a unit', ['OFFICE'], { body: 'finance' }, 'BODY_NOT_TOP'],
    ['for a body of others', ['OFFICE'], { body: 'other' }, 'NODE_UNKNOWN'],
    ['with a member of others', ['OFFICE'], { member: 'otherUnit' }, 'NODE_UNKNOWN'],
  ])('is not created %s', async (_, who, { body = 'town', member }, code) => {
    signInAs(...who);
    const before = await countRows('addressee_group');
    const id = (of: unknown) => ids[of as keyof typeof ids];
    const input = { body: id(body), name: 'nhóm', ...(member ? { members: [id(member)] } : {}) };
    expect(await getErrorCode('createGroup', input)).toBe(code);
    expect(await countRows('addressee_group')).toBe(before);
  });

  it('cannot have a member of another body, even for a viewer who sees both', async () => {
    office.graph.viewer.addGrant({ role: 'OFFICE', organizationId: ids.other, path: `${ids.other}/` });
    const { node } = await mutate('createGroup', { body: ids.town, name: 'các xã' });
    expect(await getErrorCode('setGroupMember', { group: node?.id, organization: ids.otherUnit })).toBe(
      'ORGANIZATION_OTHER_BODY',
    );
  });
});

describe('a person', () => {
  it('is created with a position in the body, and is visible at once', async () => {
    const { node, errors } = await mutate(
      'createPerson',
      { fullName: 'Nguyễn Văn An', organization: ids.finance, title: 'Trưởng phòng', idempotencyKey: 'an' },
      'id fullName positions { nodes { id title version organization { name } } }',
    );
    expect(errors).toEqual([]);
    expect(node).toMatchObject({
      fullName: 'Nguyễn Văn An',
      positions: { nodes: [{ title: 'Trưởng phòng', organization: { name: 'Phòng Tài chính' } }] },
    });
  });

  it('can be appointed to another position and leave it', async () => {
    const person = { fullName: 'Trần Thị Bình', organization: ids.finance, title: 'Chuyên viên' };
    const { node } = await mutate('createPerson', person);
    const post = await mutate(
      'appointPerson',
      { person: node?.id, organization: ids.clinic, title: 'Trạm trưởng', validFrom: '2026-01-01' },
      'id title person { fullName }',
    );
    expect(post.node).toMatchObject({ title: 'Trạm trưởng', person: { fullName: 'Trần Thị Bình' } });
    const end = { id: post.node?.id, expectedVersion: 1 };
    expect(await getErrorCode('endPosition', { ...end, validTo: '2025-12-31' })).toBe('VALIDITY_REVERSED');
    expect((await mutate('endPosition', { ...end, validTo: '2026-06-30' }, 'validTo version')).node).toEqual({
      validTo: '2026-06-30',
      version: 2,
    });
    expect(await getErrorCode('endPosition', { ...end, validTo: '2026-06-30' })).toBe('VERSION_STALE');
  });

  it.each<[string, Parameters<typeof signInAs>, string, string]>([
    ['by the administrator of another unit', ['ADMIN', 'clinic'], 'finance', 'FORBIDDEN'],
    ['by a unit', ['UNIT', 'finance'], 'finance', 'FORBIDDEN'],
    ['in a body of others', ['ADMIN'], 'otherUnit', 'NODE_UNKNOWN'],
  ])('is not created %s', async (_, who, where, code) => {
    signInAs(...who);
    const before = await countRows('person');
    const organization = ids[where as keyof typeof ids];
    expect(await getErrorCode('createPerson', { fullName: 'Lê Văn Cường', organization, title: 'X' })).toBe(
      code,
    );
    expect(await countRows('person')).toBe(before);
  });

  it('of another body cannot be appointed', async () => {
    signInAs('ADMIN', 'other');
    const { node } = await mutate('createPerson', {
      fullName: 'Phạm Dũng',
      organization: ids.other,
      title: 'Bí thư',
    });
    signInAs('ADMIN');
    expect(
      await getErrorCode('appointPerson', { person: node?.id, organization: ids.town, title: 'Phó' }),
    ).toBe('NODE_UNKNOWN');
  });
});
