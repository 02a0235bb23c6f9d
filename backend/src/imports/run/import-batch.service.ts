import { Injectable } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { Database } from '../../database/database.js';
import type { DB } from '../../database/generated/kysely.js';
import type { RowError, TicketRow } from '../rows/ticket-row.js';
import { ImportClaimsService } from './import-claims.service.js';
import { ImportKeysService, type KeyedGroup } from './import-keys.service.js';
import { ImportedPeopleService } from './imported-people.service.js';
import { ImportedTicketsService } from './imported-tickets.service.js';
import type { RowGroup } from './row-group.js';
import { type Progress, type RunningImport, withErrors } from './running-import.js';
import { changedTicket, type KnownTicket, newsOf, newTicket, peopleOf, unassignable } from './ticket-plan.js';

export interface BatchOutcome {
  progress: Progress;
  /** The job was asked to stop. */
  stop: boolean;
}

/** A ticket with the rows that bring it something. */
interface Work {
  group: KeyedGroup;
  known: KnownTicket | undefined;
  news: TicketRow[];
}

/** Writes one batch of rows and the job's progress in one transaction: both, or neither. */
@Injectable()
export class ImportBatchService {
  constructor(
    private readonly database: Database,
    private readonly claims: ImportClaimsService,
    private readonly keys: ImportKeysService,
    private readonly people: ImportedPeopleService,
    private readonly tickets: ImportedTicketsService,
  ) {}

  /** @throws ClaimLostError when another worker has the job now; nothing is written then. */
  async write(job: RunningImport, groups: readonly RowGroup[], assignees: ReadonlySet<string>): Promise<BatchOutcome> {
    return this.database.transaction().execute(async (transaction) => {
      const { groups: identified, errors } = await this.keys.identify(transaction, job, groups);
      const keys = identified.map(({ key }) => key);
      const known = await this.tickets.known(transaction, job.mapping.source, keys);
      const work = identified.map((group): Work => {
        const ticket = known.get(group.key);
        return { group, known: ticket, news: newsOf(group, ticket) };
      });
      const written = await this.carryOut(transaction, job, work, assignees);
      await this.keys.markWritten(transaction, job, [...written.created, ...written.updated]);
      const records = groups.reduce((sum, group) => sum + group.records, 0);
      const progress = advanced(job.progress, work, written, records, [...errors, ...written.errors]);
      return { progress, stop: await this.claims.advance(transaction, job, progress) };
    });
  }

  private async carryOut(
    transaction: Kysely<DB>,
    job: RunningImport,
    work: readonly Work[],
    assignees: ReadonlySet<string>,
  ): Promise<Carried> {
    const { dryRun } = job;
    const named = work.flatMap(({ news }) => peopleOf(news));
    const people = await this.people.resolve(transaction, { people: named, assignees, dryRun });
    const errors = new Map(work.map(({ group, news }) => [group.key, unassignable(news, people)]));
    const sound = work.filter(({ group, news }) => news.length > 0 && errors.get(group.key)?.length === 0);

    const fresh = sound.filter(({ known }) => !known);
    const made = fresh.map(({ group, news }) => newTicket(group.key, news, people, job));
    const created = dryRun
      ? made.map(({ key }) => key)
      : await this.tickets.insert(transaction, job.mapping.source, made);

    const updated: string[] = [];
    for (const { group, known, news } of sound) {
      const change = known && changedTicket(known, news, people, job);
      if (!change) continue;
      if (!dryRun) await this.tickets.update(transaction, known.id, change);
      updated.push(group.key);
    }
    return { created: new Set(created), updated: new Set(updated), errors: [...errors.values()].flat() };
  }
}

interface Carried {
  created: ReadonlySet<string>;
  updated: ReadonlySet<string>;
  errors: RowError[];
}

/** Counts each ticket once, whatever the number of batches its rows fall into. */
function advanced(
  before: Progress,
  work: readonly Work[],
  { created, updated, errors: refusals }: Carried,
  records: number,
  errors: readonly RowError[],
): Progress {
  const progress = withErrors(
    { ...before, done: before.done + records },
    [...errors].sort((a, b) => a.row - b.row),
  );
  const refused = new Set(refusals.map(({ row }) => row));
  for (const { group, news } of work) {
    if (group.wrote || news.some(({ row }) => refused.has(row))) continue;
    if (created.has(group.key)) progress.created++;
    else if (updated.has(group.key)) progress.updated++;
    else if (!group.seen) progress.skipped++;
    // An earlier batch may have counted it as left alone.
    if (group.seen && updated.has(group.key)) progress.skipped = Math.max(0, progress.skipped - 1);
  }
  return progress;
}
