import { unzipSync, zipSync } from 'fflate';
import { DomainError } from '../shared/domain-error.ts';
import { formatNumber, type ParserLimits, sourceError } from './source-document.ts';

/** The maximum number of parts. No document has more; each part costs time before it costs memory. */
const MAX_PARTS = 10_000;

const corruptFileError = () =>
  sourceError(
    'SOURCE_BROKEN',
    'This package is damaged or incomplete. Open it, save it again and send the new file.',
  );

/** Returns the unpacked parts that the filter selects. */
function readEntries(
  bytes: Buffer,
  filter: (part: { name: string; originalSize: number }) => boolean,
): Record<string, Uint8Array> {
  let parts = 0;
  try {
    return unzipSync(bytes, {
      filter: (part) => {
        parts += 1;
        if (parts > MAX_PARTS) throw zipBombError(`${formatNumber(MAX_PARTS)} parts and more`);
        return filter(part);
      },
    });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw corruptFileError();
  }
}

const zipBombError = (size: string) =>
  sourceError(
    'SOURCE_BOMB',
    `This package would unpack to ${size}, which is more than any document needs. Send the document itself.`,
  );

/** Returns the names of the entries in the directory of a package. Nothing is unpacked. */
export function listEntryNames(bytes: Buffer): string[] {
  const names: string[] = [];
  readEntries(bytes, ({ name }) => {
    names.push(name);
    return false;
  });
  return names;
}

/** Parts that contain text or refer to it. Pictures, fonts and embedded files stay packed. */
const TEXT_PARTS = /\.(?:xml|rels)$/i;

/** An entity can contain a hundred copies of another one. No part of an Office package may declare entities. */
const ENTITY_DECLARATION = /<!(?:DOCTYPE|ENTITY)/;

/**
 * Matches a part that has a macro type. It ignores `Default` entries: some writers declare the macro types without having such a
 * part.
 */
const MACRO_TYPES = /<(?:\w+:)?Override\b[^>]*(?:macroEnabled|vbaProject)/i;

/**
 * Unpacks the parts of a package that contain text, within the limits.
 *
 * The size that a package declares limits what is unpacked: a part with a false size gets no more memory than it declares and is
 * then an error. Errors: `SOURCE_BOMB`, `SOURCE_HAS_MACROS`, `SOURCE_BROKEN`.
 */
export function unzip(bytes: Buffer, limits: ParserLimits): Map<string, Buffer> {
  let total = 0;
  const parts = readEntries(bytes, ({ name, originalSize }) => {
    total += originalSize;
    if (total > limits.unpackedBytes)
      throw zipBombError(`more than ${formatNumber(limits.unpackedBytes)} bytes`);
    return TEXT_PARTS.test(name);
  });
  const unpacked = new Map(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part)] as const));
  for (const part of unpacked.values())
    if (ENTITY_DECLARATION.test(part.subarray(0, 4_096).toString('latin1')) || part.includes('<!ENTITY'))
      throw corruptFileError();
  if (MACRO_TYPES.test(unpacked.get('[Content_Types].xml')?.toString('utf8') ?? ''))
    throw sourceError(
      'SOURCE_HAS_MACROS',
      'This file declares that it contains macros. Save it without macros, as .docx or .xlsx, and send it again.',
    );
  return unpacked;
}

/** Packs the parts into a package again, so that the next reader can unpack nothing else. */
export const zip = (parts: ReadonlyMap<string, Uint8Array>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
