import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CamelCasePlugin, CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
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

/**
 * The values for an `= any (slot)`, as long as PostgreSQL takes an array for that it does not know. For a shorter one
 * it believes each time that a plan of its own pays, and plans anew, which costs more than to read four rows.
 */
export const forAny = <T>(values: readonly T[]): readonly T[] =>
  values.length === 0 ? values : [...values, ...Array<T>(Math.max(0, 10 - values.length)).fill(values[0] as T)];

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
  private readonly prepared = new Set<string>();
  private readonly names = new ColumnNames();

  constructor(
    private readonly pool: DatabasePool,
    private readonly db: Database,
  ) {}

  /** @param shape tells statements apart: equal shapes must build equal text. */
  async rows<Row>(shape: string, build: Build<Row>, values: Values, { on, replan }: Running = {}): Promise<Row[]> {
    const { name, text, parameters } = this.known.get(shape) ?? this.remember(shape, build, replan === true);
    const filled = parameters.map((one) => (one instanceof Slot ? valueOf(one, values) : one));
    if (on?.isTransaction) return (await on.executeQuery<Row>(CompiledQuery.raw(text, filled))).rows;
    const { rows, fields } = await this.pool.query<unknown[]>({ name, text, values: filled, rowMode: 'array' });
    const columns = fields.map((field) => this.names.camelCaseOf(field.name));
    return rows.map((row) => objectOf(columns, row) as Row);
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
    if (!this.prepared.has(name) && this.prepared.size >= NAMED_SHAPES) return undefined;
    this.prepared.add(name);
    return name;
  }
}

/** As everywhere else that Kysely reads. */
class ColumnNames extends CamelCasePlugin {
  private readonly known = new Map<string, string>();

  camelCaseOf(column: string): string {
    const known = this.known.get(column) ?? this.camelCase(column);
    this.known.set(column, known);
    return known;
  }
}

function objectOf(columns: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) object[column] = row[index];
  return object;
}

function valueOf({ name }: Slot, values: Values): unknown {
  if (!(name in values)) throw new Error(`A statement ran without a value for ${name}`);
  return values[name];
}
