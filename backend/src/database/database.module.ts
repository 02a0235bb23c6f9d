import { Global, Module } from '@nestjs/common';
import { DatabasePool } from './database-pool.js';
import { Database } from './database.js';
import { PreparedStatements } from './prepared-statements.js';
import { PrismaService } from './prisma.service.js';

@Global()
@Module({
  providers: [DatabasePool, PrismaService, Database, PreparedStatements],
  exports: [DatabasePool, PrismaService, Database, PreparedStatements],
})
export class DatabaseModule {}
