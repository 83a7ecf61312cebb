import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../../src/authorization/viewer.ts';
import { uploadedFile } from '../../../src/modules/files/attach-file.ts';
import type { Scope } from '../../../src/mutations/mutation-context.ts';
import { day } from '../../../src/shared/day.ts';
import { sha256Of } from '../../server/files/file-office.ts';
import { serveFiles } from '../../server/files/file-server.ts';
import { samples } from './sample-files.ts';

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
    await expect(uploadedFile(scopeOf(stranger), sha256, { path: ['evidence', 0] })).rejects.toMatchObject(
      refusal,
    );
    const reporter = account(served.office.reporter.id);
    await expect(
      uploadedFile(scopeOf(reporter), 'f'.repeat(64), { path: ['evidence', 0] }),
    ).rejects.toMatchObject(refusal);
    await expect(
      uploadedFile(scopeOf(reporter), '../x\u0000', { path: ['evidence', 0] }),
    ).rejects.toMatchObject(refusal);
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

  it('gives a file another name with the ending of its type', async () => {
    const reporter = scopeOf(account(served.office.reporter.id));
    expect(await uploadedFile(reporter, sha256, { fileName: 'Báo cáo.exe' })).toMatchObject({
      fileName: 'Báo cáo.exe.pdf',
    });
    expect(await uploadedFile(reporter, sha256, { fileName: ' ' })).toMatchObject({
      fileName: 'lần hai.pdf',
    });
  });
});

describe('reporting with a file', () => {
  const REPORT = `mutation ($input: ReportProgressInput!) {
    reportProgress(input: $input) {
      errors { code path }
      progressReport { evidence { nodes { fileName mediaType sizeBytes sha256 } } }
    }
  }`;
  const report = (authorization: string, evidence: { sha256: string; fileName?: string }[]) =>
    served.post(
      {
        query: REPORT,
        variables: { input: { directive: served.office.directive, claim: 'Đã xong.', evidence } },
      },
      { authorization },
    );

  it('shows it to who reads the report, who then may have it', async () => {
    const { token } = served.office.reporter;
    const { body: sent } = await served.send(samples.xlsx, 'Phụ lục.xlsx');
    const clerk = { authorization: served.office.clerk };
    expect((await served.fetchFile(sent.sha256 ?? '', clerk)).status).toBe(404);
    const { body } = await report(token, [{ sha256: sent.sha256 ?? '', fileName: 'Phụ lục số 1' }]);
    const shown = { ...sent, fileName: 'Phụ lục số 1.xlsx' };
    const { name: _, ...node } = shown;
    expect(body.data).toEqual({
      reportProgress: { errors: [], progressReport: { evidence: { nodes: [node] } } },
    });
    const response = await served.fetchFile(sent.sha256 ?? '', clerk);
    expect(response.headers.get('content-disposition')).toContain('filename="Phu luc so 1.xlsx"');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(samples.xlsx);
  });

  it('is refused when somebody else sent it', async () => {
    const { body: sent } = await served.send(samples.odt, 'mật.odt');
    const { body } = await report(served.office.colleague, [{ sha256: sent.sha256 ?? '' }]);
    expect(body.data).toMatchObject({
      reportProgress: {
        errors: [{ code: 'FILE_UNKNOWN', path: ['evidence', '0', 'sha256'] }],
        progressReport: null,
      },
    });
  });
});
