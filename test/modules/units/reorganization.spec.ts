import { beforeEach, describe, expect, it } from 'vitest';
import { createUnitsOffice } from './units-office.ts';

const office = createUnitsOffice();
const { ids, signInAs, mutate, getErrorCode, readVersion } = office;

beforeEach(() => signInAs('ADMIN'));

describe('changing an organization', () => {
  it('changes the sent fields and keeps the others', async () => {
    const expectedVersion = await readVersion(ids.clinic);
    const { node, errors } = await mutate(
      'changeOrganization',
      { id: ids.clinic, expectedVersion, name: 'Trung tâm Y tế', code: 'YT' },
      'name code kind version',
    );
    expect(errors).toEqual([]);
    expect(node).toEqual({
      name: 'Trung tâm Y tế',
      code: 'YT',
      kind: 'DEPARTMENT',
      version: expectedVersion + 1,
    });
    const { node: after } = await mutate(
      'changeOrganization',
      { id: ids.clinic, expectedVersion: expectedVersion + 1, code: null, kind: 'PUBLIC_SERVICE' },
      'name code kind',
    );
    expect(after).toEqual({ name: 'Trung tâm Y tế', code: null, kind: 'PUBLIC_SERVICE' });
  });

  it('is rejected with an old version, and the error contains the current one', async () => {
    const current = await readVersion(ids.clinic);
    const { node, errors } = await mutate('changeOrganization', {
      id: ids.clinic,
      expectedVersion: current - 1,
      name: 'Khác',
    });
    expect(node).toBeNull();
    expect(errors).toMatchObject([
      { code: 'VERSION_STALE', currentVersion: current, path: ['expectedVersion'] },
    ]);
    expect(await readVersion(ids.clinic)).toBe(current);
  });

  it.each<[string, Parameters<typeof signInAs>, string, Record<string, unknown>, string]>([
    ['by the office', ['OFFICE'], 'clinic', { name: 'Khác' }, 'FORBIDDEN'],
    ['by the administrator of another unit', ['ADMIN', 'finance'], 'clinic', { name: 'Khác' }, 'FORBIDDEN'],
    ['of another body', ['ADMIN'], 'otherUnit', { name: 'Khác' }, 'NODE_UNKNOWN'],
    ['to the code of another', ['ADMIN'], 'clinic', { code: 'TC' }, 'ORGANIZATION_CODE_TAKEN'],
    [
      'to days in the wrong order',
      ['ADMIN'],
      'clinic',
      { validFrom: '2026-02-02', validTo: '2026-02-01' },
      'VALIDITY_REVERSED',
    ],
  ])('is rejected %s', async (_, who, of, fields, code) => {
    signInAs(...who);
    const id = ids[of as keyof typeof ids];
    expect(
      await getErrorCode('changeOrganization', { id, expectedVersion: await readVersion(id), ...fields }),
    ).toBe(code);
  });

  it('succeeds for only one of two with the same version', async () => {
    const expectedVersion = await readVersion(ids.clinic);
    const both = await Promise.all(
      ['Một', 'Hai'].map((name) => mutate('changeOrganization', { id: ids.clinic, expectedVersion, name })),
    );
    expect(both.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['VERSION_STALE']);
    expect(await readVersion(ids.clinic)).toBe(expectedVersion + 1);
  });

  it('does not reveal the version of a hidden organization', async () => {
    const { errors } = await mutate('changeOrganization', {
      id: ids.otherUnit,
      expectedVersion: 99,
      name: 'Khác',
    });
    expect(errors).toMatchObject([{ code: 'NODE_UNKNOWN', currentVersion: null }]);
  });
});

describe('moving an organization', () => {
  const move = async (id: string, parent: string, fields?: string) =>
    mutate('moveOrganization', { id, parent, expectedVersion: await readVersion(id) }, fields);

  it('moves everything below it, too', async () => {
    const { node, errors } = await move(
      ids.finance,
      ids.clinic,
      'ancestors { nodes { id } } descendants { nodes { id } }',
    );
    expect(errors).toEqual([]);
    expect(node).toMatchObject({ descendants: { nodes: [{ id: ids.audit }] } });
    expect(JSON.stringify(node)).toContain(ids.clinic);
    const { data } = await office.graph.execute(
      `query ($id: ID!) { organization(by: { id: $id }) { ancestors { nodes { id } } } }`,
      { id: ids.audit },
    );
    expect(JSON.stringify(data)).toContain(ids.clinic);
    expect((await move(ids.finance, ids.town)).errors).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['below itself', 'finance', 'finance', 'ORGANIZATION_CYCLE'],
    ['below what stands below it', 'finance', 'audit', 'ORGANIZATION_CYCLE'],
    ['the whole body below a unit', 'town', 'audit', 'ORGANIZATION_CYCLE'],
    ['into a body of others', 'finance', 'other', 'NODE_UNKNOWN'],
  ])('is rejected %s', async (_, of, parent, code) => {
    const { errors } = await move(ids[of as keyof typeof ids], ids[parent as keyof typeof ids]);
    expect(errors.map((it) => it.code)).toEqual([code]);
  });

  it('is rejected into another body, even for a viewer who sees both', async () => {
    signInAs('ADMIN');
    office.graph.viewer.addGrant({ role: 'ADMIN', organizationId: ids.other, path: `${ids.other}/` });
    expect((await move(ids.clinic, ids.other)).errors).toMatchObject([{ code: 'ORGANIZATION_OTHER_BODY' }]);
  });

  it('is rejected for the administrator of a unit, out of that unit', async () => {
    signInAs('ADMIN', 'finance');
    expect((await move(ids.audit, ids.clinic)).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('never creates a cycle when two are moved below each other at the same time', async () => {
    const both = await Promise.all([move(ids.finance, ids.clinic), move(ids.clinic, ids.finance)]);
    expect(both.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['ORGANIZATION_CYCLE']);
  });
});

describe('abolishing an organization', () => {
  it('is rejected while it has units, and then stores the successor', async () => {
    const { node: old } = await mutate('createOrganization', {
      name: 'Phòng Cũ',
      kind: 'DEPARTMENT',
      parent: ids.town,
    });
    const { node: below } = await mutate('createOrganization', {
      name: 'Tổ Cũ',
      kind: 'OTHER',
      parent: old?.id,
    });
    const abolish = (id: unknown, version = 1) => ({
      id,
      expectedVersion: version,
      validTo: '2025-06-30',
      successor: ids.finance,
    });
    expect(await getErrorCode('abolishOrganization', abolish(old?.id))).toBe('ORGANIZATION_HAS_UNITS');
    expect(await getErrorCode('abolishOrganization', abolish(below?.id))).toBeUndefined();
    const { node, errors } = await mutate(
      'abolishOrganization',
      abolish(old?.id),
      'validTo successor { name } isActive(asOf: "2025-06-30") gone: isActive(asOf: "2025-07-01")',
    );
    expect(errors).toEqual([]);
    expect(node).toEqual({
      validTo: '2025-06-30',
      successor: { name: 'Phòng Tài chính' },
      isActive: true,
      gone: false,
    });
    expect(await getErrorCode('abolishOrganization', abolish(old?.id, 2))).toBe('ORGANIZATION_ABOLISHED');
    expect(await getErrorCode('createOrganization', { name: 'Tổ Mới', kind: 'OTHER', parent: old?.id })).toBe(
      'ORGANIZATION_ABOLISHED',
    );
    const { node: later } = await mutate('createOrganization', {
      name: 'Phòng Sau',
      kind: 'DEPARTMENT',
      parent: ids.town,
    });
    expect(await getErrorCode('abolishOrganization', { ...abolish(later?.id), successor: old?.id })).toBe(
      'SUCCESSOR_ENDED',
    );
    expect(await getErrorCode('abolishOrganization', { ...abolish(later?.id), successor: later?.id })).toBe(
      'SUCCESSION_CYCLE',
    );
    expect(
      await getErrorCode('changeOrganization', { id: old?.id, expectedVersion: 2, validTo: '2025-12-31' }),
    ).toBeUndefined();
    expect(
      await getErrorCode('abolishOrganization', { ...abolish(later?.id), successor: old?.id }),
    ).toBeUndefined();
  });

  it('is not allowed for the office', async () => {
    signInAs('OFFICE');
    expect(
      await getErrorCode('abolishOrganization', { id: ids.audit, expectedVersion: 1, validTo: '2025-06-30' }),
    ).toBe('FORBIDDEN');
  });
});

describe('an alias of an organization', () => {
  it('is added, and is ended without being deleted', async () => {
    const { node, errors } = await mutate(
      'addAlias',
      { organization: ids.town, name: 'TU Mây Trắng', validFrom: '2020-01-01', idempotencyKey: 'alias' },
      'id name version',
    );
    expect(errors).toEqual([]);
    const ended = await mutate(
      'endAlias',
      { id: node?.id, expectedVersion: 1, validTo: '2025-06-30' },
      'name validTo organization { aliases { totalCount } }',
    );
    expect(ended.node).toEqual({
      name: 'TU Mây Trắng',
      validTo: '2025-06-30',
      organization: { aliases: { totalCount: 1 } },
    });
    expect(await getErrorCode('endAlias', { id: node?.id, expectedVersion: 2, validTo: '2019-12-31' })).toBe(
      'VALIDITY_REVERSED',
    );
    expect(await getErrorCode('endAlias', { id: node?.id, expectedVersion: 1, validTo: '2025-12-31' })).toBe(
      'VERSION_STALE',
    );
    signInAs('OFFICE');
    expect(await getErrorCode('addAlias', { organization: ids.town, name: 'TU' })).toBe('FORBIDDEN');
  });
});
