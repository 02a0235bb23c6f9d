import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { DatabasePool } from './database-pool.js';
import { PrismaClient } from './generated/prisma/client.js';

/** Prisma on the shared pool. */
@Injectable()
export class PrismaService extends PrismaClient implements OnModuleDestroy {
  constructor(pool: DatabasePool) {
    super({
      // Named statements are planned once per connection instead of once per query.
      adapter: new PrismaPg(pool, { statementNameGenerator: ({ sql }) => createHash('md5').update(sql).digest('hex') }),
      transactionOptions: { maxWait: 2_000, timeout: 10_000 },
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.$disconnect();
  }
}
