import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '../../../seeds/may-trang/accounts.ts';
import { runCliProcess } from '../../support/cli-process.ts';
import { HttpClient } from '../../support/http-client.ts';
import { startSeededServer } from '../../support/seeded-server.ts';

let client: HttpClient;
let body: string;
const folder = mkdtempSync(join(tmpdir(), 'giaoban-import-'));
// Declared first, so that it runs last: the folder contains the files of the server.
afterAll(() => rm(folder, { recursive: true, force: true }));
const server = startSeededServer({ FILES_DIR: join(folder, 'files') });

beforeAll(async () => {
  client = await new HttpClient(server.url).signIn('demo-office', DEMO_PASSWORD);
  const { organizations } = await client.query<{ organizations: { nodes: { id: string }[] } }>(
    '{ organizations(filter: { name: { eq: "Thành ủy Mây Trắng" } }) { nodes { id } } }',
  );
  body = organizations.nodes[0]?.id ?? '';
});

const ORDER = 'Giao Sở Tài chính rà soát các khoản thu, hoàn thành trước ngày 15/12/2026';
const SECOND_ORDER = 'Giao Văn phòng Thành ủy tổng hợp báo cáo.';
const buildNotice = (number: number) =>
  `Thông báo kết luận giao ban số ${number}.\nKết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${ORDER}; ${SECOND_ORDER}`;

interface Draft {
  readonly id: string;
  readonly fileName: string;
  readonly documentKind: string;
  readonly text: string;
  readonly proposals: { readonly nodes: readonly { readonly quote: string; readonly start: number }[] };
}

const FILE_DRAFT_SELECTION = `id fileName documentKind text proposals { nodes { quote start end deadline { kind words dueOn } addressees { nodes { name role } } } }`;

async function importUploadedFile(
  name: string,
  bytes: string | Buffer,
  overrides: object = {},
): Promise<Draft> {
  const file = await client.upload(name, 'text/plain', Buffer.from(bytes) as Buffer<ArrayBuffer>, 'import');
  return client.mutate<Draft>('importDocument', 'draft', { body, file, ...overrides }, FILE_DRAFT_SELECTION);
}

describe('importing a file', () => {
  it('reads an HTML page without its scripts, and finds the same draft for the same bytes', async () => {
    const page = `<!doctype html><html><head><title>Bản tin</title><script>alert(1)</script></head><body><article><p>Thông báo số 1.</p><p>Kết luận hội nghị, đồng chí Chủ tịch chỉ đạo: ${ORDER}; ${SECOND_ORDER}</p></article></body></html>`;
    const draft = await importUploadedFile('bản tin.html', page);
    expect(draft.text).not.toContain('alert');
    expect(draft.proposals.nodes.map(({ quote }) => quote)).toEqual([ORDER, SECOND_ORDER]);
    for (const { quote, start } of draft.proposals.nodes)
      expect(draft.text.slice(start)).toMatch(new RegExp(`^${quote}`));
    expect((await importUploadedFile('cùng bản tin.html', page)).id).toBe(draft.id);
  });

  it('accepts a text in UTF-16', async () => {
    const draft = await importUploadedFile('kết luận.txt', Buffer.from(`\ufeff${buildNotice(2)}`, 'utf16le'));
    expect(draft.proposals.nodes).toHaveLength(2);
  });

  it('reads a register row by row: task, addressees, and the words of the deadline', async () => {
    const register = [
      'STT,Nội dung nhiệm vụ,Đơn vị chủ trì,Đơn vị phối hợp,Thời hạn',
      '1,Rà soát hộ nghèo,Sở Tài chính,"Sở Y tế; Công an",15/12/2026',
      '2,Báo cáo biên chế,Văn phòng Thành ủy,,Hằng tháng',
    ].join('\n');
    const draft = await importUploadedFile('sổ.csv', register, { kind: 'REGISTER' });
    expect(draft.documentKind).toBe('REGISTER');
    expect(draft.proposals.nodes).toMatchObject([
      {
        quote: 'Rà soát hộ nghèo',
        deadline: { kind: 'FIXED', words: '15/12/2026', dueOn: '2026-12-15' },
        addressees: {
          nodes: [
            { name: 'Sở Tài chính', role: 'LEAD' },
            { name: 'Sở Y tế', role: 'COORDINATE' },
            { name: 'Công an', role: 'COORDINATE' },
          ],
        },
      },
      { quote: 'Báo cáo biên chế', deadline: { words: 'Hằng tháng', dueOn: null } },
    ]);
  });

  it('imports nothing if a row of a register has a problem', async () => {
    const register = 'STT,Nội dung,Chủ trì\n1,Rà soát,Sở Tài chính\n2,,Sở Y tế';
    const file = await client.upload('hỏng.csv', 'text/plain', register);
    const input = { body, file, kind: 'REGISTER' };
    expect(await client.getErrorCode('importDocument', 'draft', input)).toBe('REGISTER_INVALID');
  });

  it('is rejected if the file is no text', async () => {
    const file = await client.upload('giả.txt', 'text/plain', `%PDF-1.4\n${'x'.repeat(50)}`, 'import');
    expect(await client.getErrorCode('importDocument', 'draft', { body, file })).toBe('SOURCE_BROKEN');
  });

  it('does not allow the file as evidence of a report', async () => {
    const page = '<!doctype html><html><body><p>Chào</p></body></html>';
    const file = await client.upload('trang.html', 'text/plain', page, 'import');
    const { directives } = await client.query<{ directives: { nodes: { id: string }[] } }>(
      `{ directives(filter: { body: { id: { eq: "${body}" } }, status: { eq: IN_PROGRESS } }, first: 1) { nodes { id } } }`,
    );
    const input = { directive: directives.nodes[0]?.id, summary: 'Xong', evidence: [{ sha256: file }] };
    expect(await client.getErrorCode('reportProgress', 'progressReport', input)).toMatch(
      /FILE_UNKNOWN|ASSIGNMENT/,
    );
  });
});

describe('giaoban import', () => {
  const put = async (name: string, words: string) => {
    const path = join(folder, name);
    await writeFile(path, words);
    return path;
  };

  it('imports files into a running server, and prints a line for each and which were rejected', async () => {
    const admin = await new HttpClient(server.url).signIn('demo-office', DEMO_PASSWORD);
    const { createToken } = await admin.query<{ createToken: { secret: string } }>(
      'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret errors { message } } }',
      {
        input: {
          name: 'nhập tệp',
          scope: 'WRITE',
          expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
        },
      },
    );
    const one = await put('một.txt', buildNotice(11));
    const two = await put('hai.txt', '');
    const command = [
      'import',
      one,
      two,
      join(folder, 'không có.txt'),
      '--url',
      server.url,
      '--body',
      'thành ủy mây trắng',
    ];
    const { exitCode, stdout, stderr } = await runCliProcess(command, {
      ...server.environment,
      GIAOBAN_TOKEN: createToken.secret,
    });
    expect(stderr).toBe('');
    const lines = stdout.trim().split('\n');
    expect(lines[0]).toMatch(/một\.txt: 2 clauses, 2 to decide · OPEN · drf_/);
    expect(lines[1]).toMatch(/hai\.txt: SOURCE_EMPTY: The file is empty/);
    expect(lines[2]).toMatch(/không có\.txt: FILE_UNREADABLE: The file cannot be read \(ENOENT\)/);
    expect(exitCode).toBe(1);
    const again = await runCliProcess(command.slice(0, 2).concat(command.slice(4)), {
      ...server.environment,
      GIAOBAN_TOKEN: createToken.secret,
    });
    expect(again.stdout.trim()).toBe(lines[0]);
    expect(again.exitCode).toBe(0);
  }, 120_000);

  it.each([
    ['without a token', ['--url', 'http://127.0.0.1:1'], /GIAOBAN_TOKEN/],
    ['with a kind that is none', ['--kind', 'BOOK'], /--kind is "BOOK"\. It takes one of/],
  ])('prints what is missing %s', async (_, options, sentence) => {
    const { stderr, exitCode } = await runCliProcess(['import', 'x.txt', ...options], server.environment);
    expect(stderr).toMatch(sentence);
    expect(exitCode).toBe(1);
  });

  it('imports into the database if no server is running', async () => {
    await server.stop();
    const path = await put('ba.txt', buildNotice(12));
    const unsaid = await runCliProcess(['import', path], server.environment);
    expect(unsaid.stderr).toMatch(/--body is missing\. Set --body to one of: .*"Thành ủy Mây Trắng"/);
    const { stdout, exitCode } = await runCliProcess(
      ['import', path, '--body', 'Thành ủy Mây Trắng'],
      server.environment,
    );
    expect(stdout).toMatch(/ba\.txt: 2 clauses, 2 to decide · OPEN · drf_/);
    expect(exitCode).toBe(0);
    const meeting = await runCliProcess(['import', path, '--meeting', '1999-01'], server.environment);
    expect(meeting.stderr).toMatch(/No meeting has the period or code "1999-01"/);
  }, 180_000);
});
