import { type FileTypeName, fileTypeOf, fileTypes } from '../../shared/file-types.ts';

const LONGEST = 150;

/** Controls; marks that turn the reading direction and so hide an ending; what Windows allows in no name. */
const UNSPEAKABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu;

/**
 * The name a file is shown and served under. Never a path of ours: files are kept under their hash.
 *
 * Folders are dropped, and a name that does not end as files of its type do gets the ending: bytes that are text never reach a
 * desk as `.bat`.
 */
export function fileName(sent: string, type: FileTypeName): string {
  const last = sent.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replaceAll('\uFFFD', '')
    .replace(UNSPEAKABLE, '')
    .normalize('NFC')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const { endings } = fileTypes[type];
  const has = endings.find((ending) => name.toLowerCase().endsWith(`.${ending}`));
  const ending = has ? name.slice(-has.length) : endings[0];
  const stem = has ? name.slice(0, -has.length - 1) : name;
  const short = [...stem].slice(0, LONGEST).join('').trim();
  return `${short || 'file'}.${ending}`;
}

/** The same of a file whose media type was found before; a name stays as it is where that is none of ours. */
export function nameAs(sent: string, mediaType: string): string {
  const type = fileTypeOf(mediaType);
  return type ? fileName(sent, type) : sent;
}

/** As RFC 8187 writes a value in a header. */
const extended = (text: string) =>
  `UTF-8''${encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** The same name for clients that know only ASCII: without diacritics. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^ -~]|["\\%]/gu, '_');

/** The header `Content-Disposition` (RFC 6266) under which a browser saves a file and never shows it. */
export const savedAs = (name: string): string =>
  `attachment; filename="${plain(name)}"; filename*=${extended(name.toWellFormed())}`;
