import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '../config/repository.js';
import type { MigrationList } from '@prisma/schema-engine-wasm';

const PRISMA_FOLDER = join(REPOSITORY, 'prisma');
const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, 'migrations');

export interface Migration {
  readonly name: string;
  readonly script: string;
  /** As Prisma computes it: SHA-256 of the script, in hex. */
  readonly checksum: string;
}

/** All migrations, oldest first. */
export function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The same, in the words of the schema engine. */
export function migrationList(migrations: readonly Migration[]): MigrationList {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: {
      path: 'migration_lock.toml',
      content: readFileSync(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

/** The data model as a target to compare a database with. */
export function schemaFiles(): { files: { path: string; content: string }[] } {
  const path = join(PRISMA_FOLDER, 'schema.prisma');
  return { files: [{ path, content: readFileSync(path, 'utf8') }] };
}
