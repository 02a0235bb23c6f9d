import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CamelCasePlugin, CompiledQuery, type Kysely, type RawBuilder, sql, type UnknownRow } from 'kysely';
import { LRUCache } from 'lru-cache';
import { Database } from './database.js';
import { DatabasePool } from './database-pool.js';
import type { DB } from './generated/kysely.js';

export type Values = Readonly<Record<string, unknown>>;

/** A statement as it is built: typed SQL whose values are slots. */
export type Build<Row> = (db: Kysely<DB>) => CompiledQuery<Row>;

/** Where a value goes that is known only when the statement runs. */
class Slot {
  constructor(readonly name: string) {}
}

export const slot = <T>(name: string): RawBuilder<T> => sql<T>`${new Slot(name)}`;

interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
  /** Absent: planned anew each time, for the values it runs with. */
  readonly name: string | undefined;
}

interface Running {
  /** A transaction; otherwise each statement is one of its own. */
  readonly on?: Kysely<DB>;
  /** For searches and times: whether few or many rows match decides the plan. */
  readonly replan?: boolean;
}

const REMEMBERED_SHAPES = 1_000;

/** Named statements stay in the memory of every connection, so their number is bounded; later shapes run unnamed. */
const NAMED_SHAPES = 200;

/**
 * Builds each shape of a statement once and runs it with many values. PostgreSQL parses and plans a
 * named one once per connection, which is most of what a small read costs.
 */
@Injectable()
export class Statements {
  private readonly known = new LRUCache<string, Statement>({ max: REMEMBERED_SHAPES });
  private readonly names = new Set<string>();
  private readonly columns = new CamelCasePlugin({ maintainNestedObjectKeys: true });

  constructor(
    private readonly pool: DatabasePool,
    private readonly db: Database,
  ) {}

  /** @param shape tells statements apart: equal shapes must build equal text. */
  async rows<Row>(shape: string, build: Build<Row>, values: Values, { on, replan }: Running = {}): Promise<Row[]> {
    const { name, text, parameters } = this.known.get(shape) ?? this.remember(shape, build, replan === true);
    const filled = parameters.map((one) => (one instanceof Slot ? valueOf(one, values) : one));
    if (on?.isTransaction) return (await on.executeQuery<Row>(CompiledQuery.raw(text, filled))).rows;
    const { rows } = await this.pool.query<UnknownRow>({ name, text, values: filled });
    const result = await this.columns.transformResult({ result: { rows }, queryId: NO_QUERY });
    return result.rows as Row[];
  }

  /** The only row, or null. */
  async row<Row>(shape: string, build: Build<Row>, values: Values, running?: Running): Promise<Row | null> {
    const [row] = await this.rows(shape, build, values, running);
    return row ?? null;
  }

  private remember(shape: string, build: Build<unknown>, replan: boolean): Statement {
    const { sql: text, parameters } = build(this.db);
    const statement = { text, parameters, name: replan ? undefined : this.nameFor(text) };
    this.known.set(shape, statement);
    return statement;
  }

  private nameFor(text: string): string | undefined {
    const name = createHash('md5').update(text).digest('hex');
    if (!this.names.has(name) && this.names.size >= NAMED_SHAPES) return undefined;
    this.names.add(name);
    return name;
  }
}

const NO_QUERY = CompiledQuery.raw('').queryId;

function valueOf({ name }: Slot, values: Values): unknown {
  if (!(name in values)) throw new Error(`A statement ran without a value for ${name}`);
  return values[name];
}
