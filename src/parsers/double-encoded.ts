import { isUtf8 } from 'node:buffer';

/**
 * Text that was UTF-8, was decoded as windows-1252 and saved as UTF-8 again: "Sở" became "Sá»Ÿ".
 *
 * Programs that move text between systems do this. It can be undone as long as no character was lost.
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
  const original = Buffer.from(bytes);
  return isUtf8(original) ? original.toString('utf8') : line;
}

/** Returns each line as it was before the second encoding. Lines that were encoded only once stay unchanged. */
export const decodeDoubleUtf8 = (text: string): string => text.replace(/[^\r\n]+/g, decodeLine);
