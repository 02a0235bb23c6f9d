import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from './embedded/embedded-postgres.js';
import { migrate } from './migrate.js';
import { schemaFiles } from './migrations.js';
import { withSchemaEngine } from './schema-engine.js';

/** The SQL that would turn a freshly migrated database into prisma/schema.prisma; empty when they agree. */
async function missingMigration(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'docket-drift-'));
  const server = await EmbeddedPostgres.start({ dataDir, settings: { fsync: 'off' } });
  try {
    await server.ensureDatabase();
    await migrate(server.url());
    return await withSchemaEngine(server.url(), async (engine) => {
      const { stdout } = await engine.diff({
        from: { tag: 'schemaDatasource', ...schemaFiles(), configDir: '' },
        to: { tag: 'schemaDatamodel', ...schemaFiles() },
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      });
      return stdout ?? '';
    });
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const sql = await missingMigration();
const isEmpty = sql.split('\n').every((line) => line.trim() === '' || line.startsWith('--'));
if (!isEmpty) {
  console.error(`prisma/schema.prisma and prisma/migrations disagree. A new migration needs:\n\n${sql}`);
  process.exitCode = 1;
} else {
  console.log('Migrations and schema agree.');
}
