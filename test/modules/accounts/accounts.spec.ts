import { describe, expect, it } from 'vitest';
import { type AuthHeaders, PASSWORD, startSignInOffice } from '../auth/sign-in-office.ts';

const office = startSignInOffice();

const CREATE_ACCOUNT =
  'mutation ($input: CreateAccountInput!) { createAccount(input: $input) { account { id login name kind mustChangePassword grants { nodes { role organization { name } } } } oneTimePassword errors { code message path } } }';
const GRANT_ROLE =
  'mutation ($input: GrantRoleInput!) { grantRole(input: $input) { roleGrant { id role organization { name } account { name } } errors { code } } }';
const REVOKE_ROLE =
  'mutation ($input: RevokeRoleInput!) { revokeRole(input: $input) { account { name grants { totalCount } } errors { code node } } }';
const CHANGE_PASSWORD =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { account { mustChangePassword } errors { code path } } }';
const buildAccountMutation = (name: string, payloadFields = '') =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { payload: ${name}(input: $input) { account { name disabledAt } ${payloadFields} errors { code currentVersion } } }`;

const signIn = async (login: string) => (await office.signIn(login)).authHeaders;
const createAccount = async (credential: AuthHeaders, input: object) =>
  (await office.execute(credential, CREATE_ACCOUNT, { input })).data.createAccount;
const grantRole = async (credential: AuthHeaders, input: object) =>
  (await office.execute(credential, GRANT_ROLE, { input })).data.grantRole;

async function readVersion(login: string): Promise<number> {
  const [row] = await office.sql<{ version: number }>('select version from account where login = ?', [login]);
  return row?.version ?? 0;
}

async function mutateAccount(credential: AuthHeaders, name: string, login: string, payloadFields = '') {
  const input = { id: office.accounts[login], expectedVersion: await readVersion(login) };
  return (await office.execute(credential, buildAccountMutation(name, payloadFields), { input })).data
    .payload;
}

async function findGrantId(login: string, role: string): Promise<string> {
  const [row] = await office.sql<{ id: string }>(
    'select g.id from role_grant g join account a on a.id = g.account_id where a.login = ? and g.role = ? order by g.id desc',
    [login, role],
  );
  return row?.id ?? '';
}

const NEW_PASSWORD = 'nắng vàng sáng chủ nhật';

describe('creating an account', () => {
  it('returns a one-time password once, which must be changed before anything else', async () => {
    const created = await createAccount(await signIn('admin'), {
      login: 'Bui.Thi.Mua',
      name: 'Bùi Thị Mưa',
      roles: [{ role: 'UNIT', organization: office.department.id }],
    });
    expect(created).toMatchObject({
      account: {
        login: 'bui.thi.mua',
        kind: 'PERSON',
        mustChangePassword: true,
        grants: { nodes: [{ role: 'UNIT', organization: { name: 'Sở Tài chính' } }] },
      },
      errors: [],
    });
    const { payload, authHeaders } = await office.signIn('bui.thi.mua', created.oneTimePassword);
    expect(payload.viewer.mustChangePassword).toBe(true);
    const blocked = await office.execute(
      authHeaders,
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { errors { code } } }',
      { input: { name: 'x', scope: 'READ', expiresAt: new Date(Date.now() + 60_000) } },
    );
    expect(blocked.data.createToken.errors).toEqual([{ code: 'PASSWORD_CHANGE_REQUIRED' }]);
    const { data } = await office.execute(
      authHeaders,
      '{ organizations { totalCount } viewer { account { login } } }',
    );
    expect(data).toEqual({ organizations: { totalCount: 0 }, viewer: { account: { login: 'bui.thi.mua' } } });
    const input = { currentPassword: created.oneTimePassword, newPassword: NEW_PASSWORD };
    expect((await office.execute(authHeaders, CHANGE_PASSWORD, { input })).data.changePassword).toEqual({
      account: { mustChangePassword: false },
      errors: [],
    });
    expect(
      (await office.execute(authHeaders, '{ organizations { totalCount } }')).data.organizations.totalCount,
    ).toBe(2);
    expect((await office.signIn('bui.thi.mua', created.oneTimePassword)).payload.errors).toHaveLength(1);
    expect((await office.signIn('bui.thi.mua', NEW_PASSWORD)).payload.errors).toEqual([]);
  });

  it('of a program returns no password', async () => {
    const payload = await createAccount(await signIn('admin'), {
      login: 'bang-dien-tu',
      name: 'Bảng điện tử',
      kind: 'SERVICE',
    });
    expect(payload).toMatchObject({ account: { kind: 'SERVICE' }, oneTimePassword: null, errors: [] });
  });

  it('happens once with one idempotency key, and the password is returned once', async () => {
    const credential = await signIn('admin');
    const input = { login: 'once', name: 'Once', idempotencyKey: 'key-1' };
    const first = await createAccount(credential, input);
    expect(await createAccount(credential, input)).toMatchObject({
      account: { id: first.account.id },
      oneTimePassword: null,
      errors: [],
    });
    expect((await office.signIn('once', first.oneTimePassword)).payload.errors).toEqual([]);
  });

  it.each([
    ['a login that is taken', { login: 'CLERK' }, 'LOGIN_TAKEN'],
    ['a login of one letter', { login: 'a' }, 'LOGIN_MALFORMED'],
    ['a login with blanks', { login: 'bui thi mua' }, 'LOGIN_MALFORMED'],
    ['a login with other letters', { login: 'bùi.mưa' }, 'LOGIN_MALFORMED'],
    ['no name', { name: ' ' }, 'ACCOUNT_NAMELESS'],
    ['a person nobody knows', { person: `per_${'0'.repeat(32)}` }, 'NODE_UNKNOWN'],
    ['an organization that is none', { roles: [{ role: 'UNIT', organization: '7' }] }, 'ID_MALFORMED'],
  ])('is rejected with %s, and creates nothing', async (_, input, code) => {
    const credential = await signIn('admin');
    const before = await office.sql('select count(*) from account');
    const payload = await createAccount(credential, { login: 'fits', name: 'Fits', ...input });
    expect(payload).toMatchObject({ account: null, oneTimePassword: null, errors: [{ code }] });
    expect(await office.sql('select count(*) from account')).toEqual(before);
  });

  it('gives a login to only one of several requests at the same time', async () => {
    const credential = await signIn('admin');
    const all = await Promise.all(
      Array.from({ length: 4 }, () => createAccount(credential, { login: 'at-once', name: 'At once' })),
    );
    const codes = all.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['LOGIN_TAKEN', 'LOGIN_TAKEN', 'LOGIN_TAKEN']);
  });

  it('is allowed for administrators, within their organizations', async () => {
    const inCity = { login: 'x.y', name: 'X', roles: [{ role: 'UNIT', organization: office.city.id }] };
    expect((await createAccount({}, inCity)).errors).toMatchObject([{ code: 'SIGN_IN_REQUIRED' }]);
    for (const login of ['clerk', 'unit', 'keeper'])
      expect((await createAccount(await signIn(login), inCity)).errors).toMatchObject([
        { code: 'FORBIDDEN' },
      ]);
    // For an administrator of another body the city does not exist.
    expect((await createAccount(await signIn('stranger'), inCity)).errors).toMatchObject([
      { code: 'NODE_UNKNOWN' },
    ]);
    const inDepartment = { ...inCity, roles: [{ role: 'UNIT', organization: office.department.id }] };
    expect((await createAccount(await signIn('keeper'), inDepartment)).errors).toEqual([]);
  });
});

describe('granting and revoking roles', () => {
  it('has effect from the next request on', async () => {
    const admin = await signIn('admin');
    const unit = await signIn('unit');
    const roles = '{ viewer { account { grants { nodes { role } } } } }';
    const granted = await grantRole(admin, {
      account: office.accounts.unit,
      role: 'AUDITOR',
      organization: office.city.id,
    });
    expect(granted).toMatchObject({
      roleGrant: {
        role: 'AUDITOR',
        organization: { name: 'Thành ủy Mây Trắng' },
        account: { name: 'Account unit' },
      },
      errors: [],
    });
    expect((await office.execute(unit, roles)).data.viewer.account.grants.nodes).toHaveLength(2);
    const again = await grantRole(admin, {
      account: office.accounts.unit,
      role: 'AUDITOR',
      organization: office.city.id,
    });
    expect(again.roleGrant.id).toBe(granted.roleGrant.id);
    const { data } = await office.execute(admin, REVOKE_ROLE, { input: { id: granted.roleGrant.id } });
    expect(data.revokeRole).toEqual({
      account: { name: 'Account unit', grants: { totalCount: 1 } },
      errors: [],
    });
    expect((await office.execute(unit, roles)).data.viewer.account.grants.nodes).toEqual([{ role: 'UNIT' }]);
  });

  it('grants a role once if several requests grant it at the same time', async () => {
    const admin = await signIn('admin');
    const input = { account: office.accounts.unit, role: 'LEADER', organization: office.department.id };
    const all = await Promise.all(Array.from({ length: 4 }, () => grantRole(admin, input)));
    expect(all.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    expect(new Set(all.map(({ roleGrant }) => roleGrant.id)).size).toBe(1);
    await office.execute(admin, REVOKE_ROLE, { input: { id: all[0].roleGrant.id } });
  });

  it('is allowed only within the organizations of the administrator', async () => {
    const keeper = await signIn('keeper');
    const account = office.accounts.keeper;
    for (const [organization, code] of [
      [office.city.id, 'FORBIDDEN'],
      [office.otherCity.id, 'NODE_UNKNOWN'],
    ])
      expect((await grantRole(keeper, { account, role: 'ADMIN', organization })).errors).toEqual([{ code }]);
    const { data } = await office.execute(keeper, REVOKE_ROLE, {
      input: { id: await findGrantId('clerk', 'OFFICE') },
    });
    expect(data.revokeRole.errors).toMatchObject([{ code: 'NODE_UNKNOWN' }]);
  });

  it('never revokes the role of the last administrator of a top organization', async () => {
    const admin = await signIn('admin');
    const input = { id: await findGrantId('admin', 'ADMIN') };
    expect((await office.execute(admin, REVOKE_ROLE, { input })).data.revokeRole).toEqual({
      account: null,
      errors: [{ code: 'LAST_ADMIN', node: office.city.id }],
    });
    expect((await mutateAccount(admin, 'disableAccount', 'admin')).errors).toMatchObject([
      { code: 'LAST_ADMIN' },
    ]);
    // Accounts of the demonstration, of programs, and disabled accounts do not count as administrators.
    for (const login of ['demo-office', 'robot', 'gone'])
      await grantRole(admin, {
        account: office.accounts[login],
        role: 'ADMIN',
        organization: office.city.id,
      });
    expect((await mutateAccount(admin, 'disableAccount', 'admin')).errors).toMatchObject([
      { code: 'LAST_ADMIN' },
    ]);
  });

  it('leaves one of two administrators who disable each other at the same time', async () => {
    const admin = await signIn('admin');
    await grantRole(admin, { account: office.accounts.clerk, role: 'ADMIN', organization: office.city.id });
    const clerk = await signIn('clerk');
    const both = await Promise.all([
      mutateAccount(admin, 'disableAccount', 'clerk'),
      mutateAccount(clerk, 'disableAccount', 'admin'),
    ]);
    const codes = both.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code));
    expect(codes).toHaveLength(1);
    const rows = await office.sql(
      "select 1 from account where login in ('admin', 'clerk') and disabled_at is null",
    );
    expect(rows).toHaveLength(1);
    await office.sql("update account set disabled_at = null where login in ('admin', 'clerk')");
    await office.sql('delete from role_grant where id = ?', [await findGrantId('clerk', 'ADMIN')]);
  });
});

describe('resetting a password as an administrator', () => {
  it('ends the sessions, and the new password must be changed', async () => {
    const before = await signIn('clerk');
    const { oneTimePassword, errors } = await mutateAccount(
      await signIn('admin'),
      'resetPassword',
      'clerk',
      'oneTimePassword',
    );
    expect(errors).toEqual([]);
    expect((await office.execute(before, '{ viewer { kind } }')).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.signIn('clerk')).payload.errors).toHaveLength(1);
    const { payload, authHeaders } = await office.signIn('clerk', oneTimePassword);
    expect(payload.viewer.mustChangePassword).toBe(true);
    await office.execute(authHeaders, CHANGE_PASSWORD, {
      input: { currentPassword: oneTimePassword, newPassword: PASSWORD },
    });
    expect((await office.signIn('clerk')).payload.viewer.mustChangePassword).toBe(false);
  });

  it('needs administration of every organization in which the account has a role', async () => {
    const admin = await signIn('admin');
    const keeper = await signIn('keeper');
    expect((await mutateAccount(keeper, 'disableAccount', 'clerk')).errors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    await grantRole(admin, { account: office.accounts.unit, role: 'LEADER', organization: office.city.id });
    for (const name of ['resetPassword', 'disableAccount', 'enableAccount'])
      expect((await mutateAccount(keeper, name, 'unit')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    await office.execute(admin, REVOKE_ROLE, { input: { id: await findGrantId('unit', 'LEADER') } });
    expect((await mutateAccount(keeper, 'resetPassword', 'unit', 'oneTimePassword')).errors).toEqual([]);
  });

  it('is rejected for a program, and with an old version', async () => {
    const admin = await signIn('admin');
    expect((await mutateAccount(admin, 'resetPassword', 'robot')).errors).toMatchObject([
      { code: 'ACCOUNT_IS_SERVICE' },
    ]);
    const version = await readVersion('clerk');
    const input = { id: office.accounts.clerk, expectedVersion: version - 1 };
    const { data } = await office.execute(admin, buildAccountMutation('resetPassword'), { input });
    expect(data.payload.errors).toEqual([{ code: 'VERSION_STALE', currentVersion: version }]);
  });
});

describe('disabling an account', () => {
  it('ends its sessions and prevents its sign-in until it is enabled again', async () => {
    const session = await signIn('clerk');
    const admin = await signIn('admin');
    expect(await mutateAccount(admin, 'disableAccount', 'clerk')).toMatchObject({
      account: { disabledAt: expect.any(String) },
      errors: [],
    });
    expect((await office.execute(session, '{ viewer { kind } }')).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.signIn('clerk')).payload.errors).toMatchObject([{ code: 'SIGN_IN_FAILED' }]);
    expect((await mutateAccount(admin, 'enableAccount', 'clerk')).account.disabledAt).toBeNull();
    expect((await office.execute(session, '{ viewer { kind } }')).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.signIn('clerk')).payload.errors).toEqual([]);
  });
});

describe('changing the own password', () => {
  const changePassword = async (credential: AuthHeaders, currentPassword: string, newPassword: string) =>
    (await office.execute(credential, CHANGE_PASSWORD, { input: { currentPassword, newPassword } })).data
      .changePassword;

  it('ends the other sessions, but not this one', async () => {
    const other = await signIn('clerk');
    const here = await signIn('clerk');
    expect((await changePassword(here, PASSWORD, NEW_PASSWORD)).errors).toEqual([]);
    expect((await office.execute(other, '{ viewer { kind } }')).data.viewer.kind).toBe('ANONYMOUS');
    expect((await office.execute(here, '{ viewer { kind } }')).data.viewer.kind).toBe('ACCOUNT');
    expect((await changePassword(here, NEW_PASSWORD, PASSWORD)).errors).toEqual([]);
  });

  it.each([
    ['a wrong present one', 'a wrong password', NEW_PASSWORD, 'PASSWORD_WRONG'],
    ['the same again', PASSWORD, PASSWORD, 'PASSWORD_UNCHANGED'],
    ['a short one', PASSWORD, 'mưa', 'PASSWORD_TOO_SHORT'],
    ['a long one', PASSWORD, 'mưa '.repeat(51), 'PASSWORD_TOO_LONG'],
    ['the name of the account', PASSWORD, 'account clerk', 'PASSWORD_GUESSABLE'],
    ['one that everybody tries', PASSWORD, 'matkhau12345', 'PASSWORD_GUESSABLE'],
  ])('is rejected with %s', async (_, present, next, code) => {
    expect((await changePassword(await signIn('clerk'), present, next)).errors).toMatchObject([{ code }]);
    expect((await office.signIn('clerk')).payload.errors).toEqual([]);
  });

  it('counts a wrong current password like a failed sign-in', async () => {
    const credential = await signIn('stranger');
    for (let i = 0; i < 5; i++) await changePassword(credential, 'a wrong password', NEW_PASSWORD);
    expect((await changePassword(credential, PASSWORD, NEW_PASSWORD)).errors).toMatchObject([
      { code: 'PASSWORD_WRONG' },
    ]);
    expect((await office.signIn('stranger')).payload.errors).toHaveLength(1);
  });

  it('is not allowed for an anonymous viewer', async () => {
    expect((await changePassword({}, PASSWORD, NEW_PASSWORD)).errors).toMatchObject([
      { code: 'SIGN_IN_REQUIRED' },
    ]);
  });
});

describe('an administrator of the demonstration', () => {
  it('creates only accounts of the demonstration, and changes no others', async () => {
    const admin = await signIn('admin');
    await grantRole(admin, {
      account: office.accounts['demo-office'],
      role: 'ADMIN',
      organization: office.city.id,
    });
    const demo = await signIn('demo-office');
    expect((await createAccount(demo, { login: 'played', name: 'Played' })).errors).toEqual([]);
    expect(await office.sql("select demonstration from account where login = 'played'")).toEqual([
      { demonstration: true },
    ]);
    expect((await createAccount(admin, { login: 'earnest', name: 'Earnest' })).errors).toEqual([]);
    expect(await office.sql("select demonstration from account where login = 'earnest'")).toEqual([
      { demonstration: false },
    ]);
    for (const name of ['resetPassword', 'disableAccount', 'enableAccount'])
      expect((await mutateAccount(demo, name, 'unit')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });
});
