import { decodeText, repairLetters } from './encodings.ts';
import { CONTROL_CHARACTERS } from './forbidden-content.ts';
import {
  formatNumber,
  type ParsedDocument,
  type ParserLimits,
  type SourceFormat,
  sourceError,
} from './source-document.ts';

/**
 * A text as it may be kept: with words, not too long, and of characters that a text can hold.
 *
 * Half surrogates and U+0000 come from broken files and cannot be stored; they are replaced or left out, with a note.
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
    notes.push('Characters that no text can hold were left out or stand as \ufffd.');
  }
  if (!text.trim())
    throw sourceError('SOURCE_WITHOUT_TEXT', 'There are no words in this file. Send one that holds text.');
  if (text.length > limits.textLength)
    throw sourceError(
      'SOURCE_TOO_LARGE',
      `${formatNumber(text.length)} characters are too many. Send at most ${formatNumber(limits.textLength)} at once, a part at a time.`,
    );
  const repaired = repairLetters(text);
  return { text: repaired.text, format, encoding: repaired.encoding, notes: [...notes, ...repaired.notes] };
}

/** Plain text, exactly as read: its line ends and its composition stay. */
export function parsePlainText(bytes: Buffer, limits: ParserLimits): ParsedDocument {
  const decoded = decodeText(bytes);
  if (CONTROL_CHARACTERS.test(decoded.text))
    throw sourceError(
      'SOURCE_BINARY',
      'This file holds control characters, so it is no text, whatever its name says. Send the document itself.',
    );
  const read = buildParsedDocument(decoded, 'TEXT', limits);
  return { ...read, encoding: read.encoding ?? decoded.encoding };
}
