import {
  CamelCasePlugin,
  Kysely,
  PostgresAdapter,
  DummyDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { DatabasePool } from '../../src/database/database-pool.js';
import type { Database } from '../../src/database/database.js';
import type { DB } from '../../src/database/generated/kysely.js';
import { Statements } from '../../src/database/statements.js';

export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Prepared under a name: after some runs PostgreSQL may plan it once for all values. */
  readonly isNamed: boolean;
}

const NOTHING = { rows: [], fields: [] };
/** Of a search: this way led to no end, so that the next one is taken. */
const NOT_DONE = { rows: [[null, false]], fields: [{ name: 'id' }, { name: 'done' }] };
/** Of what a search expects: rare words, so that the longest walk is the last way but one. */
const RARE = { rows: [[0, 1_000_000, true]], fields: [{ name: 'holding' }, { name: 'all' }, { name: 'is_known' }] };

/** Stands where the database would be, keeps what it was asked, and finds nothing, whichever way it looks. */
export class RecordedStatements {
  private readonly recorded: RecordedStatement[] = [];

  readonly db: Database = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: ({ query }) => {
      this.recorded.push({ text: query.sql, values: query.parameters, isNamed: false });
    },
  });

  readonly statements = new Statements(this.pool(), this.db);

  /** What some work asks. */
  async of(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
    this.recorded.length = 0;
    await work();
    return [...this.recorded];
  }

  private pool(): DatabasePool {
    const query = ({ name, text, values }: { name?: string; text: string; values: unknown[] }) => {
      this.recorded.push({ text, values, isNamed: name !== undefined });
      return Promise.resolve(text.includes('way.done') ? NOT_DONE : text.includes('tickets_expected') ? RARE : NOTHING);
    };
    return { query } as unknown as DatabasePool;
  }
}
