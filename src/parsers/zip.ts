import { unzipSync, zipSync } from 'fflate';
import { DomainError } from '../shared/domain-error.ts';
import { formatNumber, type ParserLimits, sourceError } from './source-document.ts';

/** More parts than any document has; each costs time before it costs room. */
const MAX_PARTS = 10_000;

const corruptFileError = () =>
  sourceError(
    'SOURCE_BROKEN',
    'This package is broken or did not come whole. Open it, save it anew and send that.',
  );

/** The parts the filter wants, unpacked. */
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
    `This package would unpack to ${size}, which no document needs. Send the document itself.`,
  );

/** The names in a package, by its directory; nothing is unpacked. */
export function listEntryNames(bytes: Buffer): string[] {
  const names: string[] = [];
  readEntries(bytes, ({ name }) => {
    names.push(name);
    return false;
  });
  return names;
}

/** Parts that hold words or say where words are; pictures, fonts and embedded files are left packed. */
const TEXT_PARTS = /\.(?:xml|rels)$/i;

/** An entity can hold a hundred more of itself; no part of an Office package may declare any. */
const ENTITY_DECLARATION = /<!(?:DOCTYPE|ENTITY)/;

/** A part that is of such a type; some writers declare the types themselves and have no such part. */
const MACRO_TYPES = /<(?:\w+:)?Override\b[^>]*(?:macroEnabled|vbaProject)/i;

/**
 * The parts of a package that hold words, unpacked within bounds.
 *
 * What a package says of its own size bounds what is unpacked of it: a part that lies gets no more room than it said, and
 * is then broken. Refuses with `SOURCE_BOMB`, `SOURCE_HAS_MACROS`, `SOURCE_BROKEN`.
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
      'This file says that it holds macros. Save it without them, as .docx or .xlsx, and send it again.',
    );
  return unpacked;
}

/** The parts as a package again, so that whoever reads it next can unpack nothing else. */
export const zip = (parts: ReadonlyMap<string, Uint8Array>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }));
