import { describe, expect, it } from 'vitest';
import type { ConnectedDatabase } from '../../src/database/connected-database.ts';
import { checkServer } from '../../src/database/server-version.ts';
import { expectDomainError } from '../support/expect-domain-error.ts';

const createFakeDriver = (version: string, major: number) => {
  const run = async () => [{ version, major, encoding: 'UTF8' }];
  return { displayName: 'db.example:5432/giaoban', statements: { run } } as unknown as ConnectedDatabase;
};

describe('the version of the server', () => {
  it('is rejected before 15', async () => {
    const { code, message } = await expectDomainError(checkServer(createFakeDriver('14.9', 14)));
    expect(code).toBe('DATABASE_TOO_OLD');
    expect(message).toBe(
      'The database db.example:5432/giaoban runs on PostgreSQL 14.9, which is too old. Use version 15 or newer.',
    );
  });

  it('is accepted from 15 on, and is shown without the name of the package', async () => {
    const { version } = await checkServer(createFakeDriver('15.20 (Debian 15.20-0+deb12u1)', 15));
    expect(version).toBe('15.20');
  });
});
