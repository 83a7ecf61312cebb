import { describe, expect, it } from 'vitest';
import {
  DUMMY_HASH,
  generateOneTimePassword,
  hashPassword,
  verifyHash,
} from '../../../src/modules/accounts/password-hash.ts';
import { assertStrongPassword } from '../../../src/modules/accounts/password-rules.ts';
import { findErrorCode } from '../../support/find-error-code.ts';

/** A text of more than two hundred characters without repetition. */
const RAIN =
  'Mưa đầu mùa rơi trên mái ngói cũ, gió thổi qua hàng cau sau vườn, lũ trẻ chạy ra sân tắm mát, bà ngồi bên hiên têm trầu kể chuyện ngày xưa, ông pha ấm chè xanh mời khách, xa xa tiếng chuông chùa vọng lại giữa chiều muộn.';

const OWNER = { login: 'pham.thu.sao', name: 'Phạm Thu Sao Mai' };

const findPasswordErrorCode = (password: string) =>
  findErrorCode(assertStrongPassword(password, OWNER, ['newPassword']));

describe('the hash of a password', () => {
  it('is argon2id with 19 MiB, two passes, one lane, and a salt of its own', async () => {
    const [one, other] = await Promise.all([hashPassword('giao ban'), hashPassword('giao ban')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(one).not.toBe(other);
  });

  it('verifies the password, and no other', async () => {
    const hash = await hashPassword('mưa rào chiều thứ sáu');
    expect(await verifyHash('mưa rào chiều thứ sáu', hash)).toBe(true);
    expect(await verifyHash('mưa rào chiều thứ sáu ', hash)).toBe(false);
    expect(await verifyHash('', hash)).toBe(false);
  });

  it('is verified with the parameters in the hash', async () => {
    // From the reference implementation: argon2 somesalt -id -t 2 -k 256 -p 1.
    const hash = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4';
    expect(await verifyHash('password', hash)).toBe(true);
    expect(await verifyHash('passworD', hash)).toBe(false);
  });

  it.each([
    ['nothing', ''],
    ['another kind', '$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
    ['no salt', '$argon2id$v=19$m=256,t=2,p=1$$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
    ['an unknown account', DUMMY_HASH],
  ])('matches no password if it is of %s', async (_, hash) => {
    expect(await verifyHash('password', hash)).toBe(false);
  });
});

describe('choosing a password', () => {
  it.each([
    ['eleven characters', 'mưa rào chi', 'PASSWORD_TOO_SHORT'],
    ['twelve', 'mưa rào chiề', undefined],
    ['two hundred', RAIN.slice(0, 200), undefined],
    ['two hundred and one', RAIN.slice(0, 201), 'PASSWORD_TOO_LONG'],
    ['one word again and again', 'mưa '.repeat(50), 'PASSWORD_GUESSABLE'],
    ['keys beside each other', 'qwertyuiopasdf', 'PASSWORD_GUESSABLE'],
    ['a common word of the country and a number', 'matkhau12345', 'PASSWORD_GUESSABLE'],
    ['nothing', '', 'PASSWORD_TOO_SHORT'],
    ['eleven letters written with 22 signs', 'é'.normalize('NFD').repeat(11), 'PASSWORD_TOO_SHORT'],
    ['eleven pictures', '🌧️'.slice(0, 2).repeat(11), 'PASSWORD_TOO_SHORT'],
    ['the login', 'Pham.Thu.Sao', 'PASSWORD_GUESSABLE'],
    ['the name', 'phạm thu sao mai', 'PASSWORD_GUESSABLE'],
    ['one that everybody tries', 'Password1234', 'PASSWORD_GUESSABLE'],
    ['the password of the demonstration', 'may-trang-giao-ban', 'PASSWORD_GUESSABLE'],
    ['small letters only', 'mây trắng bay', undefined],
  ])('accepts or rejects %s', async (_, password, code) => {
    expect(await findPasswordErrorCode(password)).toBe(code);
  });

  it('generates one-time passwords that are valid, legible and different', async () => {
    const passwords = Array.from({ length: 200 }, generateOneTimePassword);
    expect(new Set(passwords).size).toBe(200);
    expect(passwords.filter((it) => !/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/.test(it))).toEqual([]);
    expect((await Promise.all(passwords.map(findPasswordErrorCode))).filter(Boolean)).toEqual([]);
  });
});
