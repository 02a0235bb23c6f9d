import type { Readable } from 'node:stream';
import { type FieldError, InvalidInputError } from '../../shared/errors/domain-error.js';
import { shownFileName } from './file-name.js';
import { MAX_MAPPING_BYTES, type UploadPart, type UploadParts } from './upload-part.js';

/** The parts of an import's form, each seen once. */
export interface ReceivedForm {
  fileName: string;
  fileDigest: string;
  /** Parsed, not validated. */
  mapping: unknown;
}

interface Receivers {
  /** Takes the file in and answers with its digest. */
  saveFile: (content: Readable) => Promise<string>;
}

/**
 * Reads a form to its very end, whatever is wrong with it, so that its sender hears what that is.
 * @throws InvalidInputError with a fault for each part that is missing, superfluous or malformed.
 */
export async function receiveImport(parts: UploadParts, { saveFile }: Receivers): Promise<ReceivedForm> {
  const faults: FieldError[] = [];
  const refuse = (field: string, code: string, message: string) => faults.push({ field, code, message });
  let file: { fileName: string; fileDigest: string } | null = null;
  let mapping: { value: unknown } | null = null;
  for await (const part of parts) {
    if (part.name === 'file' && !file) {
      file = { fileName: shownFileName(part.fileName), fileDigest: await saveFile(part.content) };
    } else if (part.name === 'mapping' && !mapping) {
      mapping = await readMapping(part, refuse);
    } else {
      part.content.resume();
      const isSecond = part.name === 'file' || part.name === 'mapping';
      if (isSecond) refuse(part.name, 'only_one', 'Send this part once.');
      else refuse(part.name, 'unknown', 'There is no such part: send file and mapping.');
    }
  }
  if (!file) refuse('file', 'required', 'Send the CSV file in a part named file.');
  if (!mapping) refuse('mapping', 'required', 'Send the mapping as JSON in a part named mapping.');
  if (faults.length > 0 || !file || !mapping) throw new InvalidInputError(faults);
  return { ...file, mapping: mapping.value };
}

async function readMapping(
  { content }: UploadPart,
  refuse: (field: string, code: string, message: string) => void,
): Promise<{ value: unknown }> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_MAPPING_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_MAPPING_BYTES) {
    refuse('mapping', 'too_long', 'The mapping is larger than 256 KiB.');
    return { value: null };
  }
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString()) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuse('mapping', 'malformed_json', 'This is not valid JSON.');
    return { value: null };
  }
}
