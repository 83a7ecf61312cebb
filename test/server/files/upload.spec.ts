import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { FileUpload, StoredFile } from '../../../src/entities/files/stored-file.entity.ts';
import { rejectedSampleFiles, sampleFiles } from '../../modules/files/sample-files.ts';
import { WAIT_OPTIONS } from '../../support/wait-options.ts';
import { hashBytes } from './file-office.ts';
import { startFileServer } from './file-server.ts';

const MAX_FILE_BYTES = 300_000;
const ALLOWED_ORIGIN = 'https://board.example.vn';
const server = startFileServer({
  MAX_FILE_BYTES: String(MAX_FILE_BYTES),
  MAX_BODY_BYTES: '1000',
  CORS_ORIGINS: ALLOWED_ORIGIN,
});

const createPdfOfSize = (size: number) =>
  Buffer.concat([sampleFiles.pdf, Buffer.alloc(size - sampleFiles.pdf.length, 7)]);

function createForm(...files: [Uint8Array, string, string?][]): FormData {
  const form = new FormData();
  form.append('note', 'kèm theo báo cáo');
  for (const [bytes, name, type] of files)
    form.append('file', new Blob([bytes as never], type === undefined ? {} : { type }), name);
  return form;
}

describe('uploading a file', () => {
  it('stores it under the hash of its bytes and returns its hash, type and name', async () => {
    const sha256 = hashBytes(sampleFiles.pdf);
    const { status, body } = await server.send(sampleFiles.pdf, 'Báo cáo quý I.pdf');
    expect([status, body]).toEqual([
      201,
      { sha256, sizeBytes: sampleFiles.pdf.length, mediaType: 'application/pdf', name: 'Báo cáo quý I.pdf' },
    ]);
    expect(await server.listFiles()).toContain(`${sha256.slice(0, 2)}/${sha256.slice(2)}`);
  });

  it('accepts a form with one file, too', async () => {
    const { status, body } = await server.sendForm(createForm([sampleFiles.png, 'Ảnh hiện trường.png']));
    expect([status, body]).toEqual([
      201,
      {
        sha256: hashBytes(sampleFiles.png),
        sizeBytes: sampleFiles.png.length,
        mediaType: 'image/png',
        name: 'Ảnh hiện trường.png',
      },
    ]);
  });

  it('stores the same bytes once, and each of their senders', async () => {
    const bytes = createPdfOfSize(1_000);
    const { clerk } = server.office;
    const sent = await Promise.all([
      server.send(bytes, 'một.pdf'),
      server.send(bytes, 'hai.pdf'),
      server.sendForm(createForm([bytes, 'ba.pdf']), { authorization: clerk }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201]);
    const sha256 = hashBytes(bytes);
    expect((await server.listFiles()).filter((name) => name.includes(sha256.slice(2)))).toHaveLength(1);
    const em = server.application.database.orm.em.fork();
    expect(await em.count(StoredFile, { sha256 })).toBe(1);
    expect(await em.count(FileUpload, { file: sha256 })).toBe(3);
  });

  it('leaves no temporary file', async () => {
    expect((await server.listFiles()).filter((name) => name.startsWith('arriving/'))).toEqual([]);
  });
});

describe('the type of a file', () => {
  it.each(Object.entries(sampleFiles))('is detected by the bytes: %s', async (type, bytes) => {
    const { status, body } = await server.send(bytes, `tệp.${type}`, {
      authorization: server.office.reporter.token,
      'content-type': 'text/html',
    });
    expect(body).toMatchObject({ sha256: hashBytes(bytes) });
    expect([status, body.name]).toEqual([201, type === 'jpeg' ? 'tệp.jpeg' : `tệp.${type}`]);
  });

  it.each(Object.entries(rejectedSampleFiles))(
    'is rejected if it is %s, whatever type the request names',
    async (_, bytes) => {
      const before = await server.listFiles();
      const response = await server.sendForm(createForm([bytes, 'báo cáo.pdf', 'application/pdf']));
      expect([response.status, response.code]).toEqual([415, 'FILE_TYPE_REFUSED']);
      expect(await server.listFiles()).toEqual(before);
    },
  );

  it('is rejected if the file is empty', async () => {
    expect((await server.send(Buffer.alloc(0))).code).toBe('FILE_EMPTY');
    expect((await server.sendForm(createForm([Buffer.alloc(0), 'trống.pdf']))).code).toBe('FILE_EMPTY');
  });

  it('determines the ending of the name, so that a text cannot look like a program', async () => {
    const { body } = await server.send(Buffer.from('del *.*'), 'dọn dẹp.bat');
    expect([body.name, body.mediaType]).toEqual(['dọn dẹp.bat.txt', 'text/plain']);
  });
});

describe('the name of an uploaded file', () => {
  it.each([
    '../../../../etc/cron.d/evil.pdf',
    '..\\..\\windows\\evil.pdf',
    '/etc/evil.pdf',
    '\u202Eevil.pdf',
    '..evil.pdf',
    'ev\u0000il.pdf',
  ])('is never a path: %j', async (name) => {
    const bytes = createPdfOfSize(500 + name.length);
    const { body } = await server.send(bytes, name);
    expect(body.name).toBe('evil.pdf');
    const sha256 = hashBytes(bytes);
    expect(await server.listFiles()).toContain(`${sha256.slice(0, 2)}/${sha256.slice(2)}`);
  });

  it('may be missing', async () => {
    expect((await server.send(sampleFiles.pdf, '')).body.name).toBe('file.pdf');
  });
});

describe('a file that is too large', () => {
  it('is accepted at the limit, and rejected one byte above it', async () => {
    expect((await server.send(createPdfOfSize(MAX_FILE_BYTES))).status).toBe(201);
    expect((await server.sendForm(createForm([createPdfOfSize(MAX_FILE_BYTES - 1), 'a.pdf']))).status).toBe(
      201,
    );
    for (const response of [
      await server.send(createPdfOfSize(MAX_FILE_BYTES + 1)),
      await server.sendForm(createForm([createPdfOfSize(MAX_FILE_BYTES + 1), 'a.pdf'])),
    ])
      expect([response.status, response.code]).toEqual([413, 'FILE_TOO_LARGE']);
  });

  it('is rejected during the upload if its size was not announced', async () => {
    let pieces = 0;
    const endless = new ReadableStream({
      pull: async (controller) => {
        controller.enqueue(pieces++ ? Buffer.alloc(50_000, 7) : sampleFiles.pdf);
        await new Promise((resolve) => setTimeout(resolve, 5));
      },
    });
    const response = await server.send(endless);
    expect([response.status, response.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect((await server.listFiles()).filter((name) => name.startsWith('arriving/'))).toEqual([]);
    const readiness = async () => (await fetch(`${server.url}/readyz`)).status;
    await expect.poll(readiness, WAIT_OPTIONS).toBe(200);
  });

  it('is not read for ever: the connection is closed', async () => {
    const { host } = new URL(server.url);
    const [address, port] = host.split(':');
    const socket = connect(Number(port), address);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    let response = '';
    socket.on('data', (data) => (response += data));
    socket.write(
      `POST /files HTTP/1.1\r\nHost: ${host}\r\nAuthorization: ${server.office.reporter.token}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const talk = setInterval(() => socket.write(`c350\r\n${'x'.repeat(50_000)}\r\n`), 20);
    await closed;
    clearInterval(talk);
    expect(response).toMatch(/^HTTP\/1.1 413 /);
  });

  it('has a limit of its own: GraphQL requests still have theirs', async () => {
    const { status } = await server.post({ query: `{ viewer { kind } } # ${'x'.repeat(2_000)}` });
    expect(status).toBe(413);
  });
});

describe('the right to upload a file', () => {
  it.each(['clerk', 'leader', 'neighbour'] as const)(
    'belongs to everyone who works in the body: %s',
    async (who) => {
      const response = await server.send(sampleFiles.pdf, 'a.pdf', { authorization: server.office[who] });
      expect(response.status).toBe(201);
    },
  );

  it.each([
    ['an anonymous viewer', () => ({}), 401, 'SIGN_IN_REQUIRED'],
    ['a token that may only read', () => ({ authorization: server.office.readOnly }), 403, 'FORBIDDEN'],
    ['an auditor', () => ({ authorization: server.office.auditor }), 403, 'FORBIDDEN'],
    ['an unknown token', () => ({ authorization: 'Bearer gbt_none' }), 401, 'TOKEN_INVALID'],
  ])('does not belong to %s', async (_, headers, status, code) => {
    const before = await server.listFiles();
    const response = await server.send(createPdfOfSize(4_321), 'a.pdf', headers());
    expect([response.status, response.code]).toEqual([status, code]);
    expect(await server.listFiles()).toEqual(before);
  });
});

/** Posts like a browser, with headers that `fetch` does not allow. */
function postFromBrowser(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { cookie } = server.office.reporter;
    const sending = request(`${server.url}/files`, { method: 'POST', headers: { cookie, ...headers } });
    sending.once('response', (response) => resolve(response.resume().statusCode));
    sending.once('error', reject);
    sending.end(sampleFiles.pdf);
  });
}

describe('a signed-in browser', () => {
  it.each([
    ['our own page', () => ({ 'sec-fetch-site': 'same-origin', origin: server.url }), 201],
    ['our own page in an older browser', () => ({ origin: server.url }), 201],
    ['a page of an allowed origin', () => ({ 'sec-fetch-site': 'cross-site', origin: ALLOWED_ORIGIN }), 201],
    ['a program with the cookie', () => ({}), 201],
    ['another site', () => ({ 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }), 403],
    ['a neighbouring site', () => ({ 'sec-fetch-site': 'same-site', origin: 'https://x.example.vn' }), 403],
    ['another site in an older browser', () => ({ origin: 'https://evil.example' }), 403],
    ['a page that hides its origin', () => ({ origin: 'null' }), 403],
  ])('uploads from %s', async (_, headers, status) => {
    expect(await postFromBrowser(headers())).toBe(status);
  });
});

describe('a form', () => {
  it('must contain exactly one file', async () => {
    const none = await server.sendForm(createForm());
    const two = await server.sendForm(createForm([sampleFiles.pdf, 'a.pdf'], [sampleFiles.png, 'b.png']));
    expect([none.status, none.code, two.status, two.code]).toEqual([
      400,
      'UPLOAD_BROKEN',
      400,
      'UPLOAD_BROKEN',
    ]);
  });

  it.each([
    [
      'without its end',
      '--x\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF-1.7 half',
    ],
    ['that is none', 'no form at all'],
    ['with nothing in it', ''],
  ])('is rejected %s', async (_, text) => {
    const response = await server.send(Buffer.from(text), '', {
      authorization: server.office.reporter.token,
      'content-type': 'multipart/form-data; boundary=x',
    });
    expect([response.status, response.code]).toEqual([400, 'UPLOAD_BROKEN']);
    expect((await server.listFiles()).filter((name) => name.startsWith('arriving/'))).toEqual([]);
  });
});
