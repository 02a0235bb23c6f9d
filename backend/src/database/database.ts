import { Injectable } from '@nestjs/common';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { DatabasePool } from './database-pool.js';
import type { DB } from './generated/kysely.js';

/** Typed SQL on the shared pool, for the hot reads. Names are camelCase here and snake_case in the database. */
@Injectable()
export class Database extends Kysely<DB> {
  constructor(pool: DatabasePool) {
    super({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    });
  }
}
