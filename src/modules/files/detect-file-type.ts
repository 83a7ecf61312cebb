import { createReadStream } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { CONTROL_CHARACTERS, MACRO_ENTRIES } from '../../parsers/forbidden-content.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { type FileTypeName, fileTypeOf } from '../../shared/file-types.ts';

/** How text begins that a program would run or a browser would draw: markup, scripts, PostScript, RTF. */
const ACTIVE = /^\s*(<|#!|MZ|%!PS|\{\\rtf)/;

/** Whether a file is UTF-8 text that nothing runs. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let beginning = '';
  try {
    for await (const chunk of createReadStream(path)) {
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (CONTROL_CHARACTERS.test(text)) return false;
      if (!beginning.trim()) beginning = text.slice(0, 1_000);
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  return !ACTIVE.test(beginning);
}

const MACROS = MACRO_ENTRIES.map((name) => Buffer.from(name));
const LONGEST_NAME = Math.max(...MACROS.map(({ length }) => length));

/** Whether a package holds macros. Names of entries stand in it as they are; only their contents are packed. */
async function holdsMacros(path: string): Promise<boolean> {
  let before = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([before, chunk as Buffer]);
    if (MACROS.some((name) => bytes.includes(name))) return true;
    before = bytes.subarray(-LONGEST_NAME);
  }
  return false;
}

const refused = (what: string, allowed: readonly FileTypeName[]) =>
  new DomainError('FILE_TYPE_REFUSED', `${what} Send one of these: ${allowed.join(', ')}.`);

const PACKAGES: readonly FileTypeName[] = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp'];

/**
 * What a file is, told by its bytes; the type it was sent as is not asked. Of text only the name can tell whether it is CSV.
 *
 * Refuses with `FILE_TYPE_REFUSED` what is not allowed.
 */
export async function judge(
  path: string,
  sentName: string,
  allowed: readonly FileTypeName[],
): Promise<FileTypeName> {
  const detected = await fileTypeFromFile(path);
  const known = detected && fileTypeOf(detected.mime);
  // Two letters make a picture for `file-type`; a form that begins "BM-01" is text all the same.
  const type = known ?? ((await isText(path)) ? (/\.csv$/i.test(sentName) ? 'csv' : 'txt') : undefined);
  if (!type || !allowed.includes(type)) {
    const found = type ?? detected?.ext;
    throw refused(
      found ? `This is a file of the type ${found}.` : 'Nobody knows what this file is.',
      allowed,
    );
  }
  if (PACKAGES.includes(type) && (await holdsMacros(path)))
    throw refused(`This ${type} file holds macros.`, allowed);
  return type;
}
