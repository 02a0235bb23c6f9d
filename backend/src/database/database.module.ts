import { Global, Module } from '@nestjs/common';
import { Announcements } from './announcements.js';
import { DatabasePool } from './database-pool.js';
import { Database } from './database.js';
import { Statements } from './statements.js';
import { PrismaService } from './prisma.service.js';

@Global()
@Module({
  providers: [DatabasePool, Announcements, PrismaService, Database, Statements],
  exports: [DatabasePool, Announcements, PrismaService, Database, Statements],
})
export class DatabaseModule {}
