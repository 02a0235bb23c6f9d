import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;
/** Bytes; below it the headers outweigh the gain. */
const WORTH_IT = 512;
/** Brotli looks at so much at once, 2 to the power of this: the largest script as a whole is smaller than in pieces. */
const WHOLE_FILES = 20;

/** Puts a .br and a .gz beside every text file, for a server that sends them instead of compressing each time. */
export function compressFolder(folder) {
  for (const entry of readdirSync(folder, { recursive: true })) {
    const path = join(folder, entry);
    if (!TEXT.test(path) || existsSync(`${path}.br`)) continue;
    const content = readFileSync(path);
    if (content.length < WORTH_IT) continue;
    const params = {
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      [constants.BROTLI_PARAM_LGBLOCK]: WHOLE_FILES,
    };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}
