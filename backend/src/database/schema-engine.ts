import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { Pool } from 'pg';
import type { QueryArrayConfig } from 'pg';
import { WITHOUT_LIMITS } from './session-settings.js';

const locate = createRequire(import.meta.url);

/** What is used of the standard WebAssembly interface, which Node's types leave to the browser's. */
interface WebAssemblyLoader {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: { __wbindgen_start: () => void } } }>;
}

/**
 * Prisma's migration engine as WebAssembly: the same `_prisma_migrations` table and checksums as
 * `prisma migrate deploy`, without a binary to download. Loading it takes a moment and some memory.
 * @param scripts what PostgreSQL is told in place of a script.
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
  scripts: ReadonlyMap<string, string> = new Map(),
): Promise<T> {
  const bindings = await (loading ??= load());
  // A pool of our own, so that no connection outlives the work.
  const pool = new Pool({ connectionString: databaseUrl, max: 1, options: WITHOUT_LIMITS });
  const adapter = bindMigrationAwareSqlAdapterFactory(new EngineAdapter(pool, scripts));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Once per process: the bindings are bound to the first instance for good. */
let loading: ReturnType<typeof load> | undefined;

async function load() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const folder = dirname(locate.resolve('@prisma/schema-engine-wasm'));
  const bytes = await readFile(join(folder, 'schema_engine_bg.wasm'));
  const loader = (globalThis as unknown as { WebAssembly: WebAssemblyLoader }).WebAssembly;
  // The limit of ten seconds for its lock is a timer that the engine never clears: it must not keep us running.
  const timer = Object.keys(bindings).filter((name) => name.startsWith('__wbg_setTimeout_'));
  const unreferenced = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds).unref();
  const imports = { ...bindings, ...Object.fromEntries(timer.map((name) => [name, unreferenced])) };
  const { instance } = await loader.instantiate(bytes, { './schema_engine_bg.js': imports });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}

/** PostgreSQL's one-byte type of its catalogues, and the character type to show it as. */
const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/** Mends two gaps between Prisma's adapter and Prisma's engine. */
class EngineAdapter extends PrismaPg {
  constructor(
    pool: Pool,
    private readonly scripts: ReadonlyMap<string, string>,
  ) {
    super(pool);
  }

  override async connect() {
    const adapter = await super.connect();
    // The adapter cuts scripts at every semicolon, also those in functions and comments. Sent whole, a
    // script is also one transaction: a migration is applied entirely or not at all.
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: this.scripts.get(script) ?? script, args: [], argTypes: [] });
    };
    // The adapter refuses a type of the catalogues, "char", which the engine reads to compare schemas.
    const pool = adapter.underlyingDriver();
    const query = pool.query.bind(pool);
    const charColumns = new Set<string>();
    const queryWithKnownTypes = async (config: QueryArrayConfig) => {
      const result = await query(config);
      // A script of several statements answers with a list, of which nothing is read.
      for (const field of Array.isArray(result) ? [] : result.fields) {
        if (field.dataTypeID !== CHAR_OID) continue;
        charColumns.add(field.name);
        field.dataTypeID = BPCHAR_OID;
      }
      return result;
    };
    Object.assign(pool, { query: queryWithKnownTypes });
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (sqlQuery) => {
      const result = await queryRaw(sqlQuery);
      const columnTypes = result.columnNames.map((name, index) =>
        charColumns.has(name) ? ColumnTypeEnum.Character : (result.columnTypes[index] ?? ColumnTypeEnum.Text),
      );
      return { ...result, columnTypes };
    };
    return adapter;
  }
}
