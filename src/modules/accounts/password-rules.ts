import { DomainError } from '../../shared/domain-error.ts';

const MIN_LENGTH = 12;
const MAX_LENGTH = 200;

/**
 * The lowest accepted score of zxcvbn, from 0 to 4. 3 means: hard to guess even for somebody who has stolen the hash, because our hash is
 * slow to compute.
 */
const MIN_SCORE = 3;

/**
 * Words that are common in Vietnamese passwords but missing in the word lists of zxcvbn. The last is the password of the demo
 * accounts.
 */
const LOCAL_COMMON_WORDS = [
  'giaoban',
  'giao ban',
  'matkhau',
  'mật khẩu',
  'anhyeuem',
  'vietnam',
  'hochiminh',
  'hanoi',
  'may-trang-giao-ban',
];

type Estimator = import('@zxcvbn-ts/core').ZxcvbnFactory;
let estimator: Promise<Estimator> | undefined;

/** Loads the estimator and its word lists at the first use, because few requests set a password. */
function loadEstimator(): Promise<Estimator> {
  estimator ??= (async () => {
    const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ]);
    return new ZxcvbnFactory({
      dictionary: { ...dictionary, commonHere: LOCAL_COMMON_WORDS },
      graphs: adjacencyGraphs,
    });
  })();
  return estimator;
}

/**
 * Throws unless a password is long enough and hard to guess. As NIST SP 800-63B advises, it does not matter which kinds of
 * characters it is made of.
 *
 * `path` is the field of the input. Throws `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_LONG` or `PASSWORD_GUESSABLE`.
 */
export async function assertStrongPassword(
  password: string,
  { login, name }: { readonly login: string; readonly name: string },
  path: readonly string[],
): Promise<void> {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < MIN_LENGTH)
    throw new DomainError(
      'PASSWORD_TOO_SHORT',
      `The password has ${length} characters, fewer than ${MIN_LENGTH}. Take a longer one; a few words with spaces between them are fine.`,
      { path },
    );
  if (length > MAX_LENGTH)
    throw new DomainError(
      'PASSWORD_TOO_LONG',
      `The password has ${length} characters, more than ${MAX_LENGTH}. Take a shorter one.`,
      { path },
    );
  const { score } = (await loadEstimator()).check(text, [login, name, ...name.split(' ')]);
  if (score < MIN_SCORE)
    throw new DomainError(
      'PASSWORD_GUESSABLE',
      'The password is easy to guess: it is common, repeats itself, or is like the name or login of the account. Take a few words that do not belong together.',
      { path },
    );
}
