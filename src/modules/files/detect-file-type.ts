import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { CONTROL_CHARACTERS, MACRO_ENTRIES } from '../../parsers/forbidden-content.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type FileTypeName, findFileType } from '../../shared/file-types.ts';

/** The beginning of text that a program would run or a browser would render: markup, scripts, PostScript, RTF. */
const EXECUTABLE_TEXT = /^\s*(<|#!|MZ|%!PS|\{\\rtf)/;

/** Whether a file is UTF-8 text that no program runs. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (CONTROL_CHARACTERS.test(text)) return false;
      if (!head.trim()) head = text.slice(0, 1_000);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return !EXECUTABLE_TEXT.test(head);
}

const MACRO_MARKERS = MACRO_ENTRIES.map((name) => Buffer.from(name));
const MAX_MARKER_BYTES = Math.max(...MACRO_MARKERS.map(({ length }) => length));

/**
 * Whether an Office file contains macros. The names of its ZIP entries are uncompressed, so they can be searched in the bytes.
 */
async function containsMacros(path: string): Promise<boolean> {
  let overlap = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([overlap, chunk as Buffer]);
    if (MACRO_MARKERS.some((name) => bytes.includes(name))) return true;
    overlap = bytes.subarray(-MAX_MARKER_BYTES);
  }
  return false;
}

const fileTypeError = (reason: string, allowed: readonly FileTypeName[]) =>
  new DomainError('FILE_TYPE_REFUSED', `${reason} Send one of these: ${allowed.join(', ')}.`);

const ZIP_TYPES: readonly FileTypeName[] = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'];

/**
 * Detects the type of an evidence file from its bytes; `parsers/detect-format.ts` does this for imported files. The media type that the client sent is ignored. Only the file name tells CSV from
 * other text.
 *
 * Throws `FILE_TYPE_REFUSED` if the type is unknown or not allowed, or if the file contains macros.
 */
export async function detectFileType(
  path: string,
  sentName: string,
  allowed: readonly FileTypeName[],
): Promise<FileTypeName> {
  const detected = await fileTypeFromFile(path);
  const knownType = detected && findFileType(detected.mime);
  // `file-type` detects a picture by two letters only. A form that begins with "BM-01" is still text.
  const type = knownType ?? ((await isText(path)) ? (/\.csv$/i.test(sentName) ? 'csv' : 'txt') : undefined);
  if (!type || !allowed.includes(type)) {
    const typeName = type ?? detected?.ext;
    throw fileTypeError(
      typeName
        ? `The file has the type ${typeName}, which is not allowed.`
        : 'The type of the file is unknown.',
      allowed,
    );
  }
  if (ZIP_TYPES.includes(type) && (await containsMacros(path)))
    throw fileTypeError(`The ${type} file contains macros.`, allowed);
  return type;
}
