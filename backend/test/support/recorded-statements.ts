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
import type { Expected } from '../../src/tickets/domain/search-way.js';
import type { Place } from '../../src/tickets/domain/ticket-sort.js';
import type { Progress } from '../../src/tickets/ticket-search.sql.js';

export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Prepared under a name: after some runs PostgreSQL may plan it once for all values. */
  readonly isNamed: boolean;
}

/** Of what a search expects: rare words, so that it begins with the index; all that come before the last one are none, or rare. */
const RARE_WORD: Expected = { tickets: 1_000_000, holding: 300, holdingWhole: 1_000_000, holdingLast: 300 };
const RARE_WORDS: Expected = { tickets: 1_000_000, holding: 100, holdingWhole: 300, holdingLast: 20_000 };

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

  /** @param stop where a way along a list stops; null for what takes no such way. */
  constructor(private readonly stop: Place | null = null) {}

  /** What some work asks. */
  async of(work: () => Promise<unknown>): Promise<RecordedStatement[]> {
    this.recorded.length = 0;
    await work();
    return [...this.recorded];
  }

  private pool(): DatabasePool {
    const query = ({ name, text, values }: { name?: string; text: string; values: unknown[] }) => {
      this.recorded.push({ text, values, isNamed: name !== undefined });
      return Promise.resolve(this.answerTo(text, values));
    };
    return { query } as unknown as DatabasePool;
  }

  private answerTo(text: string, [first]: readonly unknown[]): Answered {
    if (text.includes('tickets_expected')) return oneRow(first === '' ? RARE_WORD : RARE_WORDS);
    // This way led to no end, so that the next one is taken: by blocks, where so few steps lie no further apart.
    if (text.includes('way.*'))
      return oneRow({ id: null, done: false, lastId: this.stop?.id, lastKey: this.stop?.key, span: 500 });
    return { rows: [], fields: [] };
  }
}

interface Answered {
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly { readonly name: string }[];
}

const oneRow = (row: Expected | ({ readonly id: null } & Progress)): Answered => ({
  rows: [Object.values(row)],
  fields: Object.keys(row).map((name) => ({ name })),
});
