import { Global, Module } from '@nestjs/common';
import { DatabasePool } from './database-pool.js';
import { Database } from './database.js';
import { PrismaService } from './prisma.service.js';

@Global()
@Module({
  providers: [DatabasePool, PrismaService, Database],
  exports: [DatabasePool, PrismaService, Database],
})
export class DatabaseModule {}
