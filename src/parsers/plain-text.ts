import { decodeText, mendLetters } from './encodings.ts';
import { CONTROL_CHARACTERS } from './forbidden-content.ts';
import {
  inFigures,
  type ReadingLimits,
  refusal,
  type SourceFormat,
  type SourceText,
} from './source-document.ts';

/**
 * A text as it may be kept: with words, not too long, and of characters that a text can hold.
 *
 * Half surrogates and U+0000 come from broken files and cannot be stored; they are replaced or left out, with a note.
 */
export function kept(
  read: { text: string; notes: readonly string[] },
  format: SourceFormat,
  limits: ReadingLimits,
): SourceText {
  const notes = [...read.notes];
  let text = read.text;
  if (!text.isWellFormed() || text.includes('\0')) {
    text = text.toWellFormed().replaceAll('\0', '');
    notes.push('Characters that no text can hold were left out or stand as \ufffd.');
  }
  if (!text.trim())
    throw refusal('SOURCE_WITHOUT_TEXT', 'There are no words in this file. Send one that holds text.');
  if (text.length > limits.units)
    throw refusal(
      'SOURCE_TOO_LARGE',
      `${inFigures(text.length)} characters are too many. Send at most ${inFigures(limits.units)} at once, a part at a time.`,
    );
  const mended = mendLetters(text);
  return { text: mended.text, format, encoding: mended.encoding, notes: [...notes, ...mended.notes] };
}

/** Plain text, exactly as read: its line ends and its composition stay. */
export function readPlainText(bytes: Buffer, limits: ReadingLimits): SourceText {
  const decoded = decodeText(bytes);
  if (CONTROL_CHARACTERS.test(decoded.text))
    throw refusal(
      'SOURCE_BINARY',
      'This file holds control characters, so it is no text, whatever its name says. Send the document itself.',
    );
  const read = kept(decoded, 'TEXT', limits);
  return { ...read, encoding: read.encoding ?? decoded.encoding };
}
