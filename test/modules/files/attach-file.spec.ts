import { beforeAll, describe, expect, it } from 'vitest';
import { Viewer } from '../../../src/authorization/viewer.ts';
import { findUpload } from '../../../src/modules/files/find-upload.ts';
import type { MutationContext } from '../../../src/mutations/mutation-context.ts';
import { hashBytes } from '../../server/files/file-office.ts';
import { startFileServer } from '../../server/files/file-server.ts';
import { LOCAL_ACTOR } from '../../support/local-actor.ts';
import { sampleFiles } from './sample-files.ts';

const server = startFileServer();
const sha256 = hashBytes(sampleFiles.pdf);

const createMutationContext = (viewer: Viewer): MutationContext => ({
  em: server.application.database.orm.em.fork() as MutationContext['em'],
  ...LOCAL_ACTOR,
  viewer,
});

const createAccountViewer = (accountId: string) =>
  Viewer.forAccount({
    accountId,
    name: '',
    personId: null,
    grants: [],
    isReadOnly: false,
    mustChangePassword: false,
  });

beforeAll(async () => {
  await server.send(sampleFiles.pdf, 'lần một.pdf');
  await server.send(sampleFiles.pdf, 'lần hai.pdf');
});

describe('attaching a file', () => {
  it('is allowed for its sender, with the latest name', async () => {
    expect(
      await findUpload(createMutationContext(createAccountViewer(server.office.reporter.id)), sha256),
    ).toEqual({
      sha256,
      sizeBytes: sampleFiles.pdf.length,
      mediaType: 'application/pdf',
      fileName: 'lần hai.pdf',
    });
  });

  it('is rejected for others who know the hash, and for a file that was not uploaded', async () => {
    const stranger = createAccountViewer('acc_00000000000000000000000000000000');
    const unknownFileError = { code: 'FILE_UNKNOWN', extensions: { path: ['evidence', 0] } };
    await expect(
      findUpload(createMutationContext(stranger), sha256, { path: ['evidence', 0] }),
    ).rejects.toMatchObject(unknownFileError);
    const reporter = createAccountViewer(server.office.reporter.id);
    await expect(
      findUpload(createMutationContext(reporter), 'f'.repeat(64), { path: ['evidence', 0] }),
    ).rejects.toMatchObject(unknownFileError);
    await expect(
      findUpload(createMutationContext(reporter), '../x\u0000', { path: ['evidence', 0] }),
    ).rejects.toMatchObject(unknownFileError);
    await expect(findUpload(createMutationContext(Viewer.anonymous), sha256)).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    });
  });

  it('is allowed for local access', async () => {
    expect(await findUpload(createMutationContext(Viewer.local), sha256)).toMatchObject({
      fileName: 'lần hai.pdf',
    });
  });

  it('detects CSV and text of the same bytes by the name', async () => {
    const { body } = await server.send(sampleFiles.csv, 'bảng.csv');
    const reporter = createMutationContext(createAccountViewer(server.office.reporter.id));
    const csv = await findUpload(reporter, body.sha256 ?? '');
    expect(csv).toMatchObject({ mediaType: 'text/csv', fileName: 'bảng.csv' });
    await server.send(sampleFiles.csv, 'bảng.txt');
    const text = await findUpload(
      createMutationContext(createAccountViewer(server.office.reporter.id)),
      body.sha256 ?? '',
    );
    expect(text).toMatchObject({ mediaType: 'text/plain', fileName: 'bảng.txt' });
  });

  it('accepts another name and adds the ending of the type', async () => {
    const reporter = createMutationContext(createAccountViewer(server.office.reporter.id));
    expect(await findUpload(reporter, sha256, { fileName: 'Báo cáo.exe' })).toMatchObject({
      fileName: 'Báo cáo.exe.pdf',
    });
    expect(await findUpload(reporter, sha256, { fileName: ' ' })).toMatchObject({
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
    server.post(
      {
        query: REPORT,
        variables: { input: { directive: server.office.directive, summary: 'Đã xong.', evidence } },
      },
      { authorization },
    );

  it('lets the readers of the report see and download the file', async () => {
    const { token } = server.office.reporter;
    const { body: sent } = await server.send(sampleFiles.xlsx, 'Phụ lục.xlsx');
    const clerk = { authorization: server.office.clerk };
    expect((await server.fetchFile(sent.sha256 ?? '', clerk)).status).toBe(404);
    const { body } = await report(token, [{ sha256: sent.sha256 ?? '', fileName: 'Phụ lục số 1' }]);
    const attached = { ...sent, fileName: 'Phụ lục số 1.xlsx' };
    const { name: _, ...node } = attached;
    expect(body.data).toEqual({
      reportProgress: { errors: [], progressReport: { evidence: { nodes: [node] } } },
    });
    const response = await server.fetchFile(sent.sha256 ?? '', clerk);
    expect(response.headers.get('content-disposition')).toContain('filename="Phu luc so 1.xlsx"');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(sampleFiles.xlsx);
  });

  it('is rejected if another account uploaded the file', async () => {
    const { body: sent } = await server.send(sampleFiles.odt, 'mật.odt');
    const { body } = await report(server.office.colleague, [{ sha256: sent.sha256 ?? '' }]);
    expect(body.data).toMatchObject({
      reportProgress: {
        errors: [{ code: 'FILE_UNKNOWN', path: ['evidence', '0', 'sha256'] }],
        progressReport: null,
      },
    });
  });
});
