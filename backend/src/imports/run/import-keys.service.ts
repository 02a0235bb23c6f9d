import { Injectable } from '@nestjs/common';
import { type Kysely, sql } from 'kysely';
import type { DB } from '../../database/generated/kysely.js';
import type { RowError, TicketRow } from '../rows/ticket-row.js';
import type { RowGroup } from './row-group.js';
import type { RunningImport } from './running-import.js';

/** A ticket's rows in one batch, under the key that makes it the same ticket in every run. */
export interface KeyedGroup {
  key: string;
  rows: TicketRow[];
  /** An earlier batch of this run had rows of the ticket. */
  seen: boolean;
  /** That batch created or updated it. */
  wrote: boolean;
}

export interface Identified {
  groups: KeyedGroup[];
  errors: RowError[];
}

/** What earlier batches of this run met, kept in the database so that a file's size costs no memory. */
interface Met {
  before: number;
  wrote: boolean;
}

/** Tells which rows of a file are the same ticket, within a run and between runs. */
@Injectable()
export class ImportKeysService {
  async identify(transaction: Kysely<DB>, job: RunningImport, groups: readonly RowGroup[]): Promise<Identified> {
    const sound = job.mapping.rows === 'history' ? joined(groups) : groups.filter(({ errors }) => errors.length === 0);
    const errors = groups.flatMap((group) => group.errors);
    const keys = sound.flatMap(({ key }) => key ?? []);
    const met = await this.meet(transaction, job.id, keys);
    if (job.mapping.rows === 'history') {
      return { errors, groups: sound.map((group) => known(group.key ?? '', group.rows, met)) };
    }
    return numbered(sound, met, errors);
  }

  async markWritten(transaction: Kysely<DB>, job: RunningImport, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await sql`UPDATE import_job_keys SET wrote = true
      WHERE job_id = ${job.id} AND key = ANY(${keys}::text[])`.execute(transaction);
  }

  private async meet(transaction: Kysely<DB>, jobId: string, keys: readonly string[]): Promise<Map<string, Met>> {
    if (keys.length === 0) return new Map();
    const { rows } = await sql<{ key: string; before: number; wrote: boolean }>`
      WITH now_met AS (SELECT key, count(*)::int AS rows FROM unnest(${keys}::text[]) AS key GROUP BY key),
      kept AS (
        INSERT INTO import_job_keys (job_id, key, rows, wrote) SELECT ${jobId}::uuid, key, rows, false FROM now_met
        ON CONFLICT (job_id, key) DO UPDATE SET rows = import_job_keys.rows + excluded.rows
        RETURNING key, rows, wrote)
      SELECT key, kept.rows - now_met.rows AS before, wrote FROM kept JOIN now_met USING (key)`.execute(transaction);
    return new Map(rows.map(({ key, before, wrote }) => [key, { before, wrote }]));
  }
}

/** Parts of one history that other rows stand between are one; with a fault in any of them it is left out whole. */
function joined(groups: readonly RowGroup[]): RowGroup[] {
  const byKey = new Map<string, RowGroup>();
  for (const group of groups) {
    if (group.key === null) continue;
    const { rows = [], errors = [] } = byKey.get(group.key) ?? {};
    byKey.set(group.key, { ...group, rows: [...rows, ...group.rows], errors: [...errors, ...group.errors] });
  }
  return [...byKey.values()].filter(({ errors }) => errors.length === 0);
}

/** Rows without a number of their own that are alike in every cell are still different tickets: the first, the second, … */
function numbered(groups: readonly RowGroup[], met: ReadonlyMap<string, Met>, errors: RowError[]): Identified {
  const times = new Map<string, number>();
  const identified: Identified = { groups: [], errors: [...errors] };
  for (const { rows } of groups) {
    const [row] = rows;
    if (!row) continue;
    const nth = (times.get(row.key) ?? met.get(row.key)?.before ?? 0) + 1;
    times.set(row.key, nth);
    if (nth === 1) identified.groups.push({ key: row.key, rows, seen: false, wrote: false });
    else if (!row.hasOwnId) identified.groups.push({ key: `${row.key}#${nth}`, rows, seen: false, wrote: false });
    else identified.errors.push({ row: row.row, field: 'externalId', code: 'duplicate_id', message: DUPLICATE });
  }
  return identified;
}

function known(key: string, rows: TicketRow[], met: ReadonlyMap<string, Met>): KeyedGroup {
  const { before, wrote } = met.get(key) ?? { before: 0, wrote: false };
  return { key, rows, seen: before > 0, wrote };
}

const DUPLICATE =
  'An earlier row of this file has the same id. If several rows tell the life of one ticket, import it as a history.';
