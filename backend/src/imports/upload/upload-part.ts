import type { Readable } from 'node:stream';

/** Bytes. A file of 1 GiB holds millions of rows; the whole upload must arrive within the request timeout. */
export const MAX_FILE_BYTES = 1024 ** 3;

/** Bytes. A mapping with five hundred words each way stays far below. */
export const MAX_MAPPING_BYTES = 256 * 1024;

/** One part of an uploaded form as it arrives. Must be read to its end before the next one comes. */
export interface UploadPart {
  /** The form field's name. */
  name: string;
  /** As the client says; null when it says none. Never used as a path. */
  fileName: string | null;
  content: Readable;
}

export type UploadParts = AsyncIterable<UploadPart>;
