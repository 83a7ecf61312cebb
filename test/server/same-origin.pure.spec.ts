import { describe, expect, it } from 'vitest';
import { assertSameOrigin } from '../../src/server/same-origin.ts';

const config = { CORS_ORIGINS: ['https://board.example.vn'], PUBLIC_URL: 'https://giaoban.example.vn/' };

describe('a request behind a proxy', () => {
  // The proxy uses a host name of the internal network.
  const host = '10.0.0.7:4000';

  it.each([
    ['this server', { 'sec-fetch-site': 'same-origin', origin: 'https://giaoban.example.vn' }, true],
    ['this server, in a browser without Sec-Fetch-Site', { origin: 'https://giaoban.example.vn' }, true],
    ['an allowed origin', { 'sec-fetch-site': 'cross-site', origin: 'https://board.example.vn' }, true],
    ['no page, from a program', {}, true],
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['another site, in a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }, false],
    ['another port of this server', { origin: 'https://giaoban.example.vn:8443' }, false],
    ['a page that hides its origin', { origin: 'null' }, false],
  ])('may come from a page of %s: %s', (_, headers, isAllowed) => {
    const check = () => assertSameOrigin({ headers, host }, config);
    if (isAllowed) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
