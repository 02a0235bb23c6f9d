import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { readOrCreatePrivateFile } from '../config/data-dir.js';
import { Env } from '../config/env.js';
import type { Prisma } from '../database/generated/prisma/client.js';
import { PrismaService } from '../database/prisma.service.js';
import { PasswordsService } from '../users/passwords.service.js';
import { cast, castMembers, emailOf } from './cast.js';
import type { CastMember } from './cast.js';
import { stage } from './stage.js';
import { stories } from './stories.js';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly role: 'employee' | 'agent' | 'admin';
  readonly password: string;
}

const PASSWORD_FILE = 'demo-passwords.json';

/** Sample people and tickets, for a first look. The people's passwords are made at random, once per DATA_DIR. */
@Injectable()
export class DemoService {
  constructor(
    private readonly env: Env,
    private readonly prisma: PrismaService,
    private readonly passwords: PasswordsService,
  ) {}

  /** Sets up what is missing of the demo, in one transaction. @returns its people; null without a demo. */
  async ensure(): Promise<readonly DemoPerson[] | null> {
    if (!this.env.demo) return null;
    const passwords = this.readOrCreatePasswords();
    const people = castMembers.map((member) => ({
      email: emailOf(member),
      ...cast[member],
      password: passwords[member] ?? '',
    }));
    if ((await this.prisma.user.count({ where: { email: { in: people.map(({ email }) => email) } } })) === 0)
      await this.create(people);
    return people;
  }

  private readOrCreatePasswords(): Readonly<Partial<Record<CastMember, string>>> {
    const path = join(this.env.dataDir, PASSWORD_FILE);
    const made = () => Object.fromEntries(castMembers.map((member) => [member, randomBytes(9).toString('base64url')]));
    return JSON.parse(readOrCreatePrivateFile(path, () => JSON.stringify(made()))) as Partial<
      Record<CastMember, string>
    >;
  }

  private async create(people: readonly DemoPerson[]): Promise<void> {
    const hashes = await Promise.all(people.map(({ password }) => this.passwords.hash(password)));
    await this.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('docket:demo', 0))`;
      // Another process that starts at the same moment may have been first.
      if ((await tx.user.count({ where: { email: { in: people.map(({ email }) => email) } } })) > 0) return;
      const ids = await this.addPeople(tx, people, hashes);
      await this.addTickets(tx, ids);
    });
  }

  private async addPeople(tx: Prisma.TransactionClient, people: readonly DemoPerson[], hashes: readonly string[]) {
    const rows = people.map(({ email, name, role }, index) => ({
      id: uuidv7(),
      email,
      name,
      role,
      passwordHash: hashes[index] ?? null,
    }));
    await tx.user.createMany({ data: rows });
    return Object.fromEntries(castMembers.map((member, index) => [member, rows[index]?.id])) as Record<
      CastMember,
      string
    >;
  }

  private async addTickets(tx: Prisma.TransactionClient, ids: Record<CastMember, string>): Promise<void> {
    const now = new Date();
    const staged = stories.map((story) => stage(story, ids, now));
    const tickets = await tx.ticket.createManyAndReturn({
      data: staged.map(({ ticket }) => ticket),
      select: { id: true },
    });
    const withTicket = <Row>(rows: readonly Row[], index: number) =>
      rows.map((row) => ({ ...row, ticketId: tickets[index]?.id ?? 0 }));
    await tx.comment.createMany({ data: staged.flatMap(({ comments }, index) => withTicket(comments, index)) });
    await tx.ticketEvent.createMany({ data: staged.flatMap(({ events }, index) => withTicket(events, index)) });
  }
}
