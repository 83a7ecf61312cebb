import { create } from 'content-disposition';
import { type FileTypeName, fileTypes, findFileType } from '../../shared/file-types.ts';
import { foldDiacritics } from '../../shared/fold-diacritics.ts';

const MAX_STEM_CHARACTERS = 150;

/**
 * Control characters, marks that change the text direction and so hide an ending, and characters that Windows does not allow in
 * names.
 */
const FORBIDDEN_FILE_NAME_CHARACTERS = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"|?*]/gu;

/**
 * Returns a safe name under which a file is shown and downloaded. It is never a path on the server, because files are stored
 * under their hash.
 *
 * Folders are removed. A name without an ending of its type gets one, so that nobody downloads text as `.bat`.
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

/** Returns a safe name for a file whose media type is known. A name of an unsupported media type stays unchanged. */
export function fileNameFor(sent: string, mediaType: string): string {
  const type = findFileType(mediaType);
  return type ? sanitizeFileName(sent, type) : sent;
}

/** Returns a name in ASCII, without diacritics, for clients that support only ASCII. */
const toAscii = (name: string) => foldDiacritics(name).replace(/[^ -~]|["\\%]/gu, '_');

/**
 * Returns the header `Content-Disposition` (RFC 6266) for a download. A browser saves the file under this name and does not show
 * it.
 */
export const contentDisposition = (name: string): string =>
  create(name.toWellFormed(), { fallback: toAscii(name) });
