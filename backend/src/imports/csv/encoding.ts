import { isUtf8 } from 'node:buffer';
import { codeOf } from '../../config/error-code.js';
import { InvalidInputError } from '../../shared/errors/domain-error.js';
import type { Encoding, EncodingChoice } from '../domain/import-words.js';

const BYTE_ORDER_MARKS: readonly [Encoding, Buffer][] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * What the file or its sender says; null when it must be guessed. A byte order mark outweighs every choice: it cannot
 * stand there by chance.
 */
export function knownEncoding(start: Buffer, choice: EncodingChoice): Encoding | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => start.subarray(0, mark.length).equals(mark))?.[0];
  return marked ?? (choice === 'auto' ? null : choice);
}

/** By the beginning of a file, or the whole of it; what follows may still prove UTF-8 wrong. */
export const guessEncoding = (start: Buffer, isWhole: boolean): Encoding =>
  isUtf8(isWhole ? start : withoutTornCharacter(start)) ? 'utf-8' : 'windows-1252';

/** The sample may end in the middle of a character of up to four bytes. */
function withoutTornCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
  }
  return bytes;
}

/** @throws InvalidInputError at `file` for what is no text: pictures, archives, spreadsheets, nothing. */
export function refuseBinary(start: Buffer, encoding: Encoding): void {
  if (start.length === 0) throw InvalidInputError.at('file', 'empty', 'The file is empty.');
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return;
  const isKnown = SIGNATURES.some((signature) => start.subarray(0, signature.length).equals(signature));
  const odd = start.reduce((sum, byte) => sum + (byte < 0x20 && !TEXT_CONTROLS.has(byte) ? 1 : 0), 0);
  if (!isKnown && odd <= Math.max(FEW, start.length / 100)) return;
  throw InvalidInputError.at(
    'file',
    'not_text',
    'This is not a CSV file but something binary. Save spreadsheets as CSV first; UTF-16 needs a byte order mark.',
  );
}

/** So many stray control characters make single rows wrong, not the whole file. */
const FEW = 4;

/** Zip (and with it xlsx), PDF, PNG, gzip, old Excel. */
const SIGNATURES = ['504b0304', '25504446', '89504e47', '1f8b', 'd0cf11e0'].map((hex) => Buffer.from(hex, 'hex'));
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d]);

/**
 * Bytes to text, chunk by chunk, without the byte order mark.
 * @throws InvalidInputError `wrong_encoding` at `file` for bytes that the encoding does not know.
 */
export async function* decoded(bytes: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) {
    const text = decode(() => decoder.decode(chunk, { stream: true }), encoding);
    if (text !== '') yield text;
  }
  const rest = decode(() => decoder.decode(), encoding);
  if (rest !== '') yield rest;
}

/** The text of the beginning of a file; a character torn at its end is left out unless it `isWhole`. */
export function decodedStart(start: Buffer, isWhole: boolean, encoding: Encoding): string {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return decode(() => decoder.decode(start, { stream: !isWhole }), encoding);
}

function decode(read: () => string, encoding: Encoding): string {
  try {
    return read();
  } catch (error) {
    if (codeOf(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw InvalidInputError.at('file', 'wrong_encoding', `The file is not valid ${encoding.toUpperCase()} text.`);
  }
}
