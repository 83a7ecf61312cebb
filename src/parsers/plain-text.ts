import { decodeText, repairLetters } from './encodings.ts';
import { CONTROL_CHARACTERS } from './forbidden-content.ts';
import {
  formatNumber,
  type ParsedDocument,
  type ParserLimits,
  type SourceFormat,
  sourceError,
  tooLargeError,
} from './source-document.ts';

/**
 * Builds a document that can be stored: it has words, is not too long, and contains only valid characters.
 *
 * Half surrogates and U+0000 come from damaged files and cannot be stored. They are replaced or removed, with a note.
 */
export function buildParsedDocument(
  source: { text: string; notes: readonly string[] },
  format: SourceFormat,
  limits: ParserLimits,
): ParsedDocument {
  const notes = [...source.notes];
  let text = source.text;
  if (!text.isWellFormed() || text.includes('\0')) {
    text = text.toWellFormed().replaceAll('\0', '');
    notes.push('Characters that a text cannot contain were removed or replaced by \ufffd.');
  }
  if (!text.trim())
    throw sourceError('SOURCE_WITHOUT_TEXT', 'There are no words in this file. Send a file with text.');
  if (text.length > limits.textLength)
    throw tooLargeError(`${formatNumber(text.length)} characters`, limits.textLength);
  const repaired = repairLetters(text);
  return { text: repaired.text, format, encoding: repaired.encoding, notes: [...notes, ...repaired.notes] };
}

/** Parses plain text. Its line ends and the composition of its letters stay unchanged. */
export function parsePlainText(bytes: Buffer, limits: ParserLimits): ParsedDocument {
  const decoded = decodeText(bytes);
  if (CONTROL_CHARACTERS.test(decoded.text))
    throw sourceError(
      'SOURCE_BINARY',
      'This file contains control characters, so it is not a text. Send the document itself.',
    );
  const document = buildParsedDocument(decoded, 'TEXT', limits);
  return { ...document, encoding: document.encoding ?? decoded.encoding };
}
