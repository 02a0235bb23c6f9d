import { type FieldError, InvalidInputError } from '../../shared/errors/domain-error.js';
import { shownFileName } from './file-name.js';
import type { UploadParts } from './upload-part.js';

/** The first `bytes` bytes of the form's file; the rest is read and forgotten. */
export async function receiveBeginning(
  parts: UploadParts,
  bytes: number,
): Promise<{ fileName: string; start: Buffer }> {
  const faults: FieldError[] = [];
  let file: { fileName: string; start: Buffer } | null = null;
  for await (const { name, fileName, content } of parts) {
    if (name === 'file' && !file) {
      file = { fileName: shownFileName(fileName), start: await beginningOf(content as AsyncIterable<Buffer>, bytes) };
      continue;
    }
    content.resume();
    if (name === 'file') faults.push({ field: name, code: 'only_one', message: 'Send this part once.' });
    else faults.push({ field: name, code: 'unknown', message: 'There is no such part: send file.' });
  }
  if (!file) faults.unshift({ field: 'file', code: 'required', message: 'Send the CSV file in a part named file.' });
  if (faults.length > 0 || !file) throw new InvalidInputError(faults);
  return file;
}

async function beginningOf(content: AsyncIterable<Buffer>, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of content) {
    if (length < bytes) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).subarray(0, bytes);
}
