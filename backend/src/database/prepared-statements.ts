import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CamelCasePlugin, type CompiledQuery, type UnknownRow } from 'kysely';
import { DatabasePool } from './database-pool.js';

/**
 * Runs typed SQL as named statements: PostgreSQL parses each text once per connection
 * and, when plans turn out alike, plans it once. Only for reads of few shapes whose best
 * plan does not depend on the values; a search's does.
 */
@Injectable()
export class PreparedStatements {
  private readonly columns = new CamelCasePlugin({ maintainNestedObjectKeys: true });

  constructor(private readonly pool: DatabasePool) {}

  async rows<T>(query: { compile(): CompiledQuery<T> }): Promise<T[]> {
    const { sql, parameters, queryId } = query.compile();
    const name = createHash('md5').update(sql).digest('hex');
    const { rows } = await this.pool.query<UnknownRow>({ name, text: sql, values: [...parameters] });
    const result = await this.columns.transformResult({ result: { rows }, queryId });
    return result.rows as T[];
  }
}
