import { describe, expect, it } from 'vitest';
import { describeSettings, readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('needs no setting', () => {
    expect(readConfig({})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4000,
      TIME_ZONE: 'Asia/Ho_Chi_Minh',
      MAX_DEPTH: 12,
    });
  });

  it.each([
    ['PORT', 'eighty', 'a whole number from 0 to 65535'],
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['TIME_ZONE', 'Hanoi', 'an IANA time zone'],
    ['INTROSPECTION', 'maybe', 'true or false'],
    ['LOG_LEVEL', 'loud', 'fatal, error, warn'],
    ['FILE_TYPES', 'pdf, exe', 'some of pdf,jpeg,png'],
    ['CORS_ORIGINS', 'board.example.vn', 'origins such as'],
  ])('rejects %s with the value "%s", and says which values are valid', (name, value, expected) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name} is "${value}". It takes ${expected}`);
  });

  it('names all invalid settings at once', () => {
    expect(() => readConfig({ PORT: 'x', MAX_PAGE: '0' })).toThrow(/PORT[\s\S]*MAX_PAGE/);
  });

  it('describes every setting for --help', () => {
    expect(describeSettings()).toMatch(/DATABASE_URL[\s\S]*DATA_DIR[\s\S]*MAX_COST/);
  });
});
