import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Env } from '../config/env.js';
import { PrismaService } from '../database/prisma.service.js';
import { ConflictError } from '../shared/errors/domain-error.js';
import { PasswordsService } from './passwords.service.js';

export interface FirstAdmin {
  email: string;
  name: string;
  password: string;
}

/** Makes the first admin, once: from the environment at the start, or through the set-up link. */
@Injectable()
export class FirstAdminService {
  private exists = false;

  constructor(
    private readonly prisma: PrismaService,
    private readonly passwords: PasswordsService,
    private readonly env: Env,
  ) {}

  /** Creates the admin of ADMIN_EMAIL and ADMIN_PASSWORD if there is no admin. Call it after migrating. */
  async ensure(): Promise<void> {
    if (!this.env.admin || !(await this.isNeeded())) return;
    try {
      await this.create({ ...this.env.admin, name: 'Admin' });
    } catch (error) {
      // Another process that starts at the same time was first.
      if (!(error instanceof ConflictError && error.code === 'already_set_up')) throw error;
    }
  }

  /** Whether ADMIN_EMAIL names nobody who is an admin: there was another one before it was set. Call it after `ensure`. */
  async isIgnored(): Promise<boolean> {
    if (!this.env.admin) return false;
    const email = { equals: this.env.admin.email, mode: 'insensitive' } as const;
    return (await this.prisma.user.count({ where: { email, role: 'admin', active: true } })) === 0;
  }

  /** Whether there is no active admin. Once there is one there always will be. */
  async isNeeded(): Promise<boolean> {
    this.exists ||= (await this.prisma.user.count({ where: { role: 'admin', active: true }, take: 1 })) > 0;
    return !this.exists;
  }

  /**
   * Somebody who is there already under this address becomes the admin.
   * @returns the admin's id.
   * @throws ConflictError `already_set_up` when there is an admin.
   */
  async create({ email, name, password }: FirstAdmin): Promise<string> {
    const passwordHash = await this.passwords.hash(password);
    return this.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('docket:first-admin', 0))`;
      if ((await tx.user.count({ where: { role: 'admin', active: true }, take: 1 })) > 0) {
        throw new ConflictError('already_set_up', 'There is an admin already. Sign in, or ask them.');
      }
      const [row] = await tx.$queryRaw<[{ id: string }]>`
        INSERT INTO users (id, email, name, role, password_hash, updated_at)
        VALUES (${uuidv7()}::uuid, ${email}, ${name}, 'admin', ${passwordHash}, now())
        ON CONFLICT (lower(email)) DO UPDATE
        SET role = 'admin', active = true, password_hash = excluded.password_hash,
            version = users.version + 1, updated_at = now()
        RETURNING id::text`;
      return row.id;
    });
  }
}
