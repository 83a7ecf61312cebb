import { beforeAll, describe, expect, it } from 'vitest';
import { sampleFiles } from '../../modules/files/sample-files.ts';
import { fc } from '../../support/random.ts';
import { hashBytes } from './file-office.ts';
import { startFileServer } from './file-server.ts';

const server = startFileServer();
const FILE_NAME = 'Báo cáo ‘quý I’ của Đơn vị (100%).pdf';
const sha256 = hashBytes(sampleFiles.pdf);

beforeAll(async () => {
  await server.send(sampleFiles.pdf, 'bản nháp.pdf');
  await server.office.attachEvidence(sha256, FILE_NAME);
});

const buildAuthHeaders = (
  who: 'clerk' | 'colleague' | 'coordinator' | 'auditor' | 'leader' | 'neighbour' | 'readOnly',
) => ({
  authorization: server.office[who],
});

describe('a file attached to a report', () => {
  it.each(['clerk', 'auditor', 'leader', 'readOnly'] as const)(
    'can be downloaded by a reader of the report: %s',
    async (who) => {
      const response = await server.fetchFile(sha256, buildAuthHeaders(who));
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(sampleFiles.pdf);
    },
  );

  it('is sent with its name as an attachment, which a browser saves and does not show', async () => {
    const { headers } = await server.fetchFile(sha256, buildAuthHeaders('clerk'));
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(sampleFiles.pdf.length),
      'content-disposition': `attachment; filename="Bao cao _quy I_ cua Don vi (100_).pdf"; filename*=UTF-8''${[
        'B%C3%A1o%20c%C3%A1o%20%E2%80%98qu%C3%BD%20I%E2%80%99%20c%E1%BB%A7a%20',
        '%C4%90%C6%A1n%20v%E1%BB%8B%20%28100%25%29.pdf',
      ].join('')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, immutable',
      etag: `"${sha256}"`,
    });
  });

  it('does not exist for all others', async () => {
    const responses = await Promise.all(
      [
        server.fetchFile(sha256, buildAuthHeaders('neighbour')),
        server.fetchFile(sha256, {}),
        server.fetchFile(hashBytes(Buffer.from('nobody sent this')), buildAuthHeaders('clerk')),
        server.fetchFile('..%2f..%2fetc%2fpasswd', buildAuthHeaders('clerk')),
        server.fetchFile(sha256.toUpperCase(), buildAuthHeaders('clerk')),
      ].map(async (response) => {
        const { status, headers } = await response;
        return [status, await (await response).text(), headers.get('etag')];
      }),
    );
    expect(responses[0]).toEqual([404, expect.stringContaining('NOT_FOUND'), null]);
    for (const response of responses) expect(response).toEqual(responses[0]);
  });

  it('does not exist for others with the headers of a cache, too', async () => {
    const known = await server.fetchFile(sha256, {
      ...buildAuthHeaders('clerk'),
      'if-none-match': `"x", W/"${sha256}"`,
    });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const hidden = await server.fetchFile(sha256, {
      ...buildAuthHeaders('neighbour'),
      'if-none-match': `"${sha256}"`,
    });
    expect(hidden.status).toBe(404);
  });

  it('has its size in the response to HEAD', async () => {
    const { status, headers } = await server.fetchFile(sha256, buildAuthHeaders('clerk'), 'HEAD');
    expect([status, headers.get('content-length')]).toEqual([200, String(sampleFiles.pdf.length)]);
  });

  it.each([
    ['bytes=0-3', 206, '%PDF', '0-3'],
    ['bytes=-6', 206, '%%EOF\n', `${sampleFiles.pdf.length - 6}-${sampleFiles.pdf.length - 1}`],
    ['bytes=1-3,5-7', 200, sampleFiles.pdf.toString(), undefined],
    ['bytes=3-1', 200, sampleFiles.pdf.toString(), undefined],
  ])('can be downloaded in part: %s', async (range, status, text, part) => {
    const response = await server.fetchFile(sha256, { ...buildAuthHeaders('clerk'), range });
    expect([response.status, await response.text()]).toEqual([status, text]);
    expect(response.headers.get('content-range')).toBe(
      part ? `bytes ${part}/${sampleFiles.pdf.length}` : null,
    );
  });

  it('has no part beyond its end, and is sent whole if the client has another version', async () => {
    const beyond = await server.fetchFile(sha256, { ...buildAuthHeaders('clerk'), range: 'bytes=99999-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([
      416,
      `bytes */${sampleFiles.pdf.length}`,
    ]);
    const other = await server.fetchFile(sha256, {
      ...buildAuthHeaders('clerk'),
      range: 'bytes=0-3',
      'if-range': '"x"',
    });
    expect(other.status).toBe(200);
  });
});

describe('a file that is not attached to a report', () => {
  it('can be downloaded only by its sender, with the name of the upload', async () => {
    const bytes = Buffer.from('Danh sách kèm theo');
    const { body } = await server.send(bytes, 'Danh sách.txt');
    const own = await server.fetchFile(body.sha256 ?? '');
    expect(own.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(own.headers.get('content-disposition')).toContain('filename="Danh sach.txt"');
    expect(await own.text()).toBe('Danh sách kèm theo');
    expect((await server.fetchFile(body.sha256 ?? '', buildAuthHeaders('clerk'))).status).toBe(404);
  });
});

describe('a file attached to a draft report', () => {
  it('can be downloaded in the unit of the report, and by another unit only after the report is submitted', async () => {
    const { body } = await server.send(sampleFiles.png, 'ảnh.png');
    const hash = body.sha256 ?? '';
    const statuses = async () => [
      (await server.fetchFile(hash, buildAuthHeaders('colleague'))).status,
      (await server.fetchFile(hash, buildAuthHeaders('coordinator'))).status,
    ];
    expect(await statuses()).toEqual([404, 404]);
    await server.office.attachEvidenceToDraft(hash, 'ảnh.png');
    expect(await statuses()).toEqual([200, 404]);
    await server.office.attachEvidence(hash, 'ảnh.png', 'image/png');
    expect(await statuses()).toEqual([200, 200]);
  });
});

describe('evidence with a name that does not fit its type', () => {
  it('is sent with a name that fits its type', async () => {
    const { body } = await server.send(Buffer.from('del *.*'), 'a.txt');
    await server.office.attachEvidence(body.sha256 ?? '', '../dọn "dẹp".bat', 'text/plain');
    const { headers } = await server.fetchFile(body.sha256 ?? '', buildAuthHeaders('clerk'));
    expect(headers.get('content-disposition')).toContain('filename="don dep.bat.txt"');
  });
});

describe('evidence without its file in the folder', () => {
  it('is returned by the graph, but its file cannot be downloaded', async () => {
    const lost = hashBytes(Buffer.from('lost'));
    await server.office.attachEvidence(lost, 'mất.pdf');
    expect((await server.fetchFile(lost, buildAuthHeaders('clerk'))).status).toBe(404);
  });
});

describe('any bytes', () => {
  it('are downloaded as they were uploaded', async () => {
    const bytes = fc.oneof(
      // A few bytes repeated: generating 200 000 random bytes takes longer than sending them.
      fc
        .tuple(fc.uint8Array({ minLength: 1, maxLength: 1_000 }), fc.nat({ max: 200_000 }))
        .map(([some, size]) => Buffer.concat([sampleFiles.pdf, Buffer.alloc(size, some)])),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => Buffer.from(`Báo cáo: ${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, fc.string({ unit: 'binary' }), fc.boolean(), async (sent, name, isForm) => {
        const form = new FormData();
        form.append('file', new Blob([sent]), name);
        const { status, body } = isForm
          ? await server.sendForm(form)
          : await server.send(sent, name.toWellFormed());
        expect([status, body.sha256]).toEqual([201, hashBytes(sent)]);
        const response = await server.fetchFile(body.sha256 ?? '');
        const back = Buffer.from(await response.arrayBuffer());
        expect(back.equals(sent)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
