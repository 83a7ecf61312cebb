import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../src/access/viewer.ts';
import type { Scope } from '../../src/acts/scope.ts';
import { Evidence } from '../../src/directives/progress.entity.ts';
import { uploadedFile } from '../../src/files/attaching.ts';
import { day } from '../../src/shared/day.ts';
import { sha256Of } from './office.ts';
import { samples } from './samples.ts';
import { serveFiles } from './served.ts';

const served = serveFiles();
const sha256 = sha256Of(samples.pdf);

const scopeOf = (viewer: Viewer): Scope => ({
  em: served.installation.storage.orm.em.fork() as Scope['em'],
  viewer,
  today: day('2026-11-25'),
  timeZone: 'Asia/Ho_Chi_Minh',
  now: new Date(),
});

const account = (accountId: string) =>
  Viewer.of({
    accountId,
    name: '',
    personId: null,
    grants: [],
    readsOnly: false,
    mustChangePassword: false,
  });

beforeAll(async () => {
  await served.send(samples.pdf, 'lần một.pdf');
  await served.send(samples.pdf, 'lần hai.pdf');
});

describe('attaching a file', () => {
  it('takes what its sender sent, under the name they last gave it', async () => {
    expect(await uploadedFile(scopeOf(account(served.office.reporter.id)), sha256)).toEqual({
      sha256,
      sizeBytes: samples.pdf.length,
      mediaType: 'application/pdf',
      fileName: 'lần hai.pdf',
    });
  });

  it('is refused to who only knows the hash, as is a file that nobody sent', async () => {
    const stranger = account('acc_00000000000000000000000000000000');
    const refusal = { code: 'FILE_UNKNOWN', extensions: { path: ['evidence', 0] } };
    await expect(uploadedFile(scopeOf(stranger), sha256, ['evidence', 0])).rejects.toMatchObject(refusal);
    const reporter = account(served.office.reporter.id);
    await expect(uploadedFile(scopeOf(reporter), 'f'.repeat(64), ['evidence', 0])).rejects.toMatchObject(
      refusal,
    );
    await expect(uploadedFile(scopeOf(reporter), '../x\u0000', ['evidence', 0])).rejects.toMatchObject(
      refusal,
    );
    await expect(uploadedFile(scopeOf(Viewer.anonymous), sha256)).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    });
  });

  it('is open to who works at the machine itself', async () => {
    expect(await uploadedFile(scopeOf(Viewer.local), sha256)).toMatchObject({ fileName: 'lần hai.pdf' });
  });

  it('takes CSV and text of the same bytes for what their names say', async () => {
    const { body } = await served.send(samples.csv, 'bảng.csv');
    const reporter = scopeOf(account(served.office.reporter.id));
    const csv = await uploadedFile(reporter, body.sha256 ?? '');
    expect(csv).toMatchObject({ mediaType: 'text/csv', fileName: 'bảng.csv' });
    await served.send(samples.csv, 'bảng.txt');
    const text = await uploadedFile(scopeOf(account(served.office.reporter.id)), body.sha256 ?? '');
    expect(text).toMatchObject({ mediaType: 'text/plain', fileName: 'bảng.txt' });
  });

  it('gives evidence all it must say of its file', async () => {
    const file = await uploadedFile(scopeOf(account(served.office.reporter.id)), sha256);
    await served.office.show(file.sha256, file.fileName, file.mediaType);
    const em = served.installation.storage.orm.em.fork();
    expect(await em.findOneOrFail(Evidence, { sha256 })).toMatchObject({ fileName: 'lần hai.pdf' });
  });
});
