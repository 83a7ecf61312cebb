import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { CONTROL_CHARACTERS, MACRO_ENTRIES } from '../../parsers/forbidden-content.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type FileTypeName, findFileType } from '../../shared/file-types.ts';

/** How text begins that a program would run or a browser would draw: markup, scripts, PostScript, RTF. */
const EXECUTABLE_TEXT = /^\s*(<|#!|MZ|%!PS|\{\\rtf)/;

/** Whether a file is UTF-8 text that nothing runs. */
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

/** Whether a package holds macros. Names of entries stand in it as they are; only their contents are packed. */
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
 * What a file is, told by its bytes; the type it was sent as is not asked. Of text only the name can tell whether it is CSV.
 *
 * Refuses with `FILE_TYPE_REFUSED` what is not allowed.
 */
export async function detectFileType(
  path: string,
  sentName: string,
  allowed: readonly FileTypeName[],
): Promise<FileTypeName> {
  const detected = await fileTypeFromFile(path);
  const knownType = detected && findFileType(detected.mime);
  // Two letters make a picture for `file-type`; a form that begins "BM-01" is text all the same.
  const type = knownType ?? ((await isText(path)) ? (/\.csv$/i.test(sentName) ? 'csv' : 'txt') : undefined);
  if (!type || !allowed.includes(type)) {
    const foundName = type ?? detected?.ext;
    throw fileTypeError(
      foundName ? `This is a file of the type ${foundName}.` : 'Nobody knows what this file is.',
      allowed,
    );
  }
  if (ZIP_TYPES.includes(type) && (await containsMacros(path)))
    throw fileTypeError(`This ${type} file holds macros.`, allowed);
  return type;
}
