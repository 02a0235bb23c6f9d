import { Injectable } from '@nestjs/common';
import { toDomainError } from '../database/database-errors.js';
import { DatabasePool } from '../database/database-pool.js';
import { isUpToDate } from '../database/migrate.js';
import { readMigrations } from '../database/migrations.js';

@Injectable()
export class HealthService {
  private readonly migrations = readMigrations();

  constructor(private readonly pool: DatabasePool) {}

  async isReady(): Promise<boolean> {
    try {
      return await isUpToDate(this.pool, this.migrations);
    } catch (error) {
      if (toDomainError(error)?.status === 503) return false;
      throw error;
    }
  }
}
