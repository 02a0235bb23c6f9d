import { Global, Module } from '@nestjs/common';
import { Announcements } from './announcements.js';
import { DatabasePool } from './database-pool.js';
import { Database } from './database.js';
import { PreparedStatements } from './prepared-statements.js';
import { PrismaService } from './prisma.service.js';

@Global()
@Module({
  providers: [DatabasePool, Announcements, PrismaService, Database, PreparedStatements],
  exports: [DatabasePool, Announcements, PrismaService, Database, PreparedStatements],
})
export class DatabaseModule {}
