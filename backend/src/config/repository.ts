import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository: from the sources, from the build and from the one-file build alike. */
export const REPOSITORY = folderAbove(dirname(fileURLToPath(import.meta.url)));

function folderAbove(folder: string): string {
  if (existsSync(join(folder, 'prisma/schema.prisma'))) return folder;
  if (dirname(folder) === folder) throw new Error('prisma/schema.prisma is missing above the program');
  return folderAbove(dirname(folder));
}
