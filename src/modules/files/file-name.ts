import { create } from 'content-disposition';
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

/** The same name in ASCII, without diacritics, for clients that know nothing else. */
const asciiName = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^ -~]|["\\%]/gu, '_');

/** The header `Content-Disposition` (RFC 6266): a browser saves the file under this name and never shows it. */
export const contentDisposition = (name: string): string =>
  create(name.toWellFormed(), { fallback: asciiName(name) });
