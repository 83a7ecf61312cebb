import { isUtf8 } from 'node:buffer';

/**
 * Text that was UTF-8, was taken for windows-1252, and was saved as UTF-8 again: "Sở" became "Sá»Ÿ".
 *
 * Programs that move text between systems do this, and it can be undone as long as nothing was lost.
 */

const windows1252 = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 256 }, (_, byte) => byte),
);
const byteOf = new Map([...windows1252].map((letter, byte) => [letter, byte] as const));

function decodeLine(line: string): string {
  const bytes: number[] = [];
  for (const letter of line) {
    const byte = byteOf.get(letter);
    if (byte === undefined) return line;
    bytes.push(byte);
  }
  const before = Buffer.from(bytes);
  return isUtf8(before) ? before.toString('utf8') : line;
}

/** Each line as it was before, or as it is where it was never encoded twice. */
export const decodeDoubleUtf8 = (text: string): string => text.replace(/[^\r\n]+/g, decodeLine);
