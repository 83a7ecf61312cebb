import { beforeEach, describe, expect, it } from 'vitest';
import { createUnitsOffice } from './units-office.ts';

const office = createUnitsOffice();
const { ids, signInAs, mutate, getErrorCode, countRows } = office;

beforeEach(() => signInAs('ADMIN'));

describe('creating an organization', () => {
  it('creates it below another, with its code', async () => {
    const { node, errors } = await mutate(
      'createOrganization',
      { name: '  Phòng Nội vụ ', kind: 'DEPARTMENT', parent: ids.town, code: 'NV', validFrom: '2025-07-01' },
      'name code kind validFrom version parent { name }',
    );
    expect(errors).toEqual([]);
    expect(node).toEqual({
      name: 'Phòng Nội vụ',
      code: 'NV',
      kind: 'DEPARTMENT',
      validFrom: '2025-07-01',
      version: 1,
      parent: { name: 'Thành ủy Mây Trắng' },
    });
  });

  it('happens once with one idempotency key, and returns the same node', async () => {
    const input = { name: 'Phòng Văn hóa', kind: 'DEPARTMENT', parent: ids.town, idempotencyKey: 'once' };
    const before = await countRows('organization');
    const first = await mutate('createOrganization', input);
    expect(await mutate('createOrganization', input)).toEqual(first);
    expect(await countRows('organization')).toBe(before + 1);
    expect(await getErrorCode('createOrganization', { ...input, name: 'Phòng khác' })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await countRows('organization')).toBe(before + 1);
  });

  it('creates a governing body that its creator administers and sees at once', async () => {
    const { node, errors } = await mutate(
      'createOrganization',
      { name: 'Xã Đồng Xanh', kind: 'COMMUNE' },
      'id parent { id } grants { nodes { role account { login } } }',
    );
    expect(errors).toEqual([]);
    expect(node).toMatchObject({
      parent: null,
      grants: { nodes: [{ role: 'ADMIN', account: { login: 'admin' } }] },
    });
    expect(
      await getErrorCode('createOrganization', { name: 'Thôn Một', kind: 'OTHER', parent: node?.id }),
    ).toBeUndefined();
  });

  it.each<[string, Parameters<typeof signInAs>, Record<string, unknown>, string]>([
    ['an anonymous viewer', ['nobody'], { parent: 'town' }, 'SIGN_IN_REQUIRED'],
    ['an anonymous viewer, at the top', ['nobody'], {}, 'SIGN_IN_REQUIRED'],
    ['the office', ['OFFICE'], { parent: 'town' }, 'FORBIDDEN'],
    ['an administrator of a unit, at the top', ['ADMIN', 'finance'], {}, 'FORBIDDEN'],
    ['an administrator of a unit, beside it', ['ADMIN', 'finance'], { parent: 'clinic' }, 'FORBIDDEN'],
    ['an administrator, in a body of others', ['ADMIN'], { parent: 'other' }, 'NODE_UNKNOWN'],
    ['a code of another unit', ['ADMIN'], { parent: 'town', code: 'TC' }, 'ORGANIZATION_CODE_TAKEN'],
    ['a blank name', ['ADMIN'], { parent: 'town', name: ' ' }, 'TEXT_INVALID'],
    ['a character no text has', ['ADMIN'], { parent: 'town', name: 'a\0b' }, 'TEXT_INVALID'],
  ])('is rejected: %s', async (_, who, { parent, ...fields }, code) => {
    const before = await countRows('organization');
    signInAs(...who);
    const above = parent ? { parent: ids[parent as keyof typeof ids] } : {};
    expect(
      await getErrorCode('createOrganization', { name: 'Phòng X', kind: 'DEPARTMENT', ...above, ...fields }),
    ).toBe(code);
    expect(await countRows('organization')).toBe(before);
  });

  it('accepts a code that only another body uses', async () => {
    expect(
      await getErrorCode('createOrganization', {
        name: 'Phòng NN',
        kind: 'DEPARTMENT',
        parent: ids.town,
        code: 'NN',
      }),
    ).toBeUndefined();
  });

  it.each([['not an id'], ['dir_0192f3a07c1b7d2e8f4a5b6c7d8e9f01']])(
    'is rejected below %s',
    async (parent) => {
      expect(await getErrorCode('createOrganization', { name: 'Phòng X', kind: 'DEPARTMENT', parent })).toBe(
        'ID_MALFORMED',
      );
    },
  );

  it('returns the same error below an organization of others as below an unknown one', async () => {
    const input = { name: 'Phòng X', kind: 'DEPARTMENT' };
    const none = 'org_0192f3a07c1b7d2e8f4a5b6c7d8e9f01';
    const { errors: ofOthers } = await mutate('createOrganization', { ...input, parent: ids.other });
    const { errors: ofNone } = await mutate('createOrganization', { ...input, parent: none });
    expect(JSON.stringify(ofOthers).replaceAll(ids.other, none)).toBe(JSON.stringify(ofNone));
  });
});
