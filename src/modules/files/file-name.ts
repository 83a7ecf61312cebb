import { create } from 'content-disposition';
import { type FileTypeName, fileTypes, findFileType } from '../../shared/file-types.ts';

const MAX_STEM_CHARACTERS = 150;

/** Controls; marks that turn the reading direction and so hide an ending; what Windows allows in no name. */
const FORBIDDEN_FILE_NAME_CHARACTERS = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu;

/**
 * The name a file is shown and served under. Never a path of ours: files are kept under their hash.
 *
 * Folders are dropped, and a name that does not end as files of its type do gets the ending: bytes that are text never reach a
 * desk as `.bat`.
 */
export function sanitizeFileName(sent: string, type: FileTypeName): string {
  const last = sent.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replaceAll('\uFFFD', '')
    .replace(FORBIDDEN_FILE_NAME_CHARACTERS, '')
    .normalize('NFC')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  const { endings } = fileTypes[type];
  const knownEnding = endings.find((ending) => name.toLowerCase().endsWith(`.${ending}`));
  const ending = knownEnding ? name.slice(-knownEnding.length) : endings[0];
  const stem = knownEnding ? name.slice(0, -knownEnding.length - 1) : name;
  const shortStem = [...stem].slice(0, MAX_STEM_CHARACTERS).join('').trim();
  return `${shortStem || 'file'}.${ending}`;
}

/** The same of a file whose media type was found before; a name stays as it is where that is none of ours. */
export function fileNameFor(sent: string, mediaType: string): string {
  const type = findFileType(mediaType);
  return type ? sanitizeFileName(sent, type) : sent;
}

/** The same name in ASCII, without diacritics, for clients that know nothing else. */
const toAscii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .replace(/[^ -~]|["\\%]/gu, '_');

/** The header `Content-Disposition` (RFC 6266): a browser saves the file under this name and never shows it. */
export const contentDisposition = (name: string): string =>
  create(name.toWellFormed(), { fallback: toAscii(name) });
