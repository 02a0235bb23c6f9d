import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '../database/database.js';

/** Somebody who may sign in, with the hash of the password that they must know. */
export interface Account {
  id: string;
  email: string;
  passwordHash: string;
}

@Injectable()
export class AccountsService {
  constructor(private readonly db: Database) {}

  /** Compared without case; null for an unknown, deactivated or password-less person. */
  async byEmail(email: string): Promise<Account | null> {
    return this.find(sql<boolean>`lower(email) = lower(${email})`);
  }

  async byId(id: string): Promise<Account | null> {
    return this.find(sql<boolean>`id = ${id}::uuid`);
  }

  private async find(who: ReturnType<typeof sql<boolean>>): Promise<Account | null> {
    const row = await this.db
      .selectFrom('users')
      .select(['id', 'email', 'passwordHash'])
      .where(who)
      .where('active', '=', true)
      .executeTakeFirst();
    return row?.passwordHash ? { ...row, passwordHash: row.passwordHash } : null;
  }
}
