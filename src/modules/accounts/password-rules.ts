import { DomainError } from '../../shared/domain-error.ts';

const SHORTEST = 12;
const LONGEST = 200;

/** Passwords of twelve letters and more that everybody tries first, in small letters. */
const COMMONEST = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234',
  '123123123123',
  '121212121212',
  '111111111111',
  '000000000000',
  'aaaaaaaaaaaa',
  'abcdefghijkl',
  'abcd12345678',
  'abc123456789',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwerty123456',
  'asdfghjkl123',
  '1q2w3e4r5t6y',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'administrator',
  'adminadmin123',
  'admin1234567',
  'iloveyou1234',
  'letmein12345',
  'welcome12345',
  'matkhau12345',
  'matkhau123456',
  'matkhaumatkhau',
  'mật khẩu 123',
  'anhyeuem1234',
  'vietnam12345',
  'hochiminh123',
  'giaoban12345',
  'giaobangiaoban',
  'may-trang-giao-ban',
]);

const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();

/**
 * Refuses a password that would be guessed, as NIST SP 800-63B advises: by length and by what is known of its owner, never by which
 * sorts of letters it is made of.
 *
 * @param path where in the input it stands
 */
export function mustBeFitPassword(
  password: string,
  { login, name }: { readonly login: string; readonly name: string },
  path: readonly string[],
): void {
  const length = [...password.normalize('NFC')].length;
  if (length < SHORTEST)
    throw new DomainError(
      'PASSWORD_TOO_SHORT',
      `This password has ${length} characters, fewer than ${SHORTEST}. Take a longer one; a few words with blanks between them will do.`,
      { path },
    );
  if (length > LONGEST)
    throw new DomainError(
      'PASSWORD_TOO_LONG',
      `This password has ${length} characters, more than ${LONGEST}. Take a shorter one.`,
      { path },
    );
  if (COMMONEST.has(plain(password)) || [login, name].map(plain).includes(plain(password)))
    throw new DomainError(
      'PASSWORD_GUESSABLE',
      'This password is tried first by whoever guesses: it is among the commonest, or it is the name or login of the account. Take another.',
      { path },
    );
}
