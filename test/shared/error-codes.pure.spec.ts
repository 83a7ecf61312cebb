import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mutations } from '../../src/mutations/transactional-mutation.ts';
import { ErrorCode, httpStatusFor } from '../../src/shared/error-codes.ts';
import '../../src/server/schema.ts';

// TypeScript checks that every thrown code is in the table: `DomainError` accepts no other.
describe('the table of error codes', () => {
  it('contains no code that is never thrown', () => {
    const sources = globSync('src/**/*.ts')
      .filter((file) => file !== 'src/shared/error-codes.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(Object.keys(ErrorCode).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });

  it('contains every code that a mutation lists', () => {
    const listed = [...mutations.values()].flatMap(({ errorCodes }) => errorCodes);
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.filter((code) => !(code in ErrorCode))).toEqual([]);
  });

  it('has an HTTP status for each code, and 500 for all other errors', () => {
    const statuses = Object.keys(ErrorCode).map(httpStatusFor);
    expect(statuses.filter((status) => status < 400 || status > 503)).toEqual([]);
    expect(httpStatusFor('NO_SUCH_CODE')).toBe(500);
  });
});
