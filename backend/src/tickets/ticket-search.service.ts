import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Statements } from '../database/statements.js';
import { byIndex, type Expected, isCommon, READ_AT_MOST, thanExpected, Walk, type Way } from './domain/search-way.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { Place } from './domain/ticket-sort.js';
import { filterValues } from './ticket-filter.sql.js';
import { selectExpected } from './ticket-search.sql.js';

/** What one way found. */
export interface Read<Row> {
  readonly rows: Row[];
  /** Whether it came to its end: nothing else holds the words. */
  readonly done: boolean;
  /** Where a way along the list stopped. What it found lies before that, and nothing else that holds the words does. */
  readonly last?: Place;
  /** How far apart in number those are that it has passed. */
  readonly span?: number;
}

/** Which part of a list. */
interface Part {
  readonly filter: TicketFilter;
  /** Null for the beginning. */
  readonly after: Place | null;
  readonly limit: number;
}

/**
 * A rare word is found by the index on words, a common one is met soon on a walk along the list. The planner's
 * statistics say which it is. When they are wrong, for words that often stand together, or for a filter that lets
 * few of them through, the way that was taken has an end, and the other one follows.
 */
@Injectable()
export class TicketSearchService {
  /** Statistics change slowly, and a wrong guess costs no more than a detour. */
  private readonly expected = new LRUCache<string, Expected>({ max: 5_000, ttl: 10 * 60_000 });

  constructor(private readonly statements: Statements) {}

  /** The first tickets of a part of a list that hold the words of its search. */
  async first<Row extends { id: number }>(
    { filter, after, limit }: Part,
    read: (way: Way, after: Place | null) => Promise<Read<Row>>,
  ): Promise<Row[]> {
    const words = JSON.stringify([filter.scope.notes, filter.search?.words, filter.search?.similar]);
    let expected = this.expected.get(words) ?? (await this.expect(words, filter));
    if (!isCommon(expected, limit)) {
      const way = byIndex(expected, READ_AT_MOST);
      const near = await read(way, after);
      if (near.done) return near.rows;
      expected = thanExpected(expected, way);
      this.expected.set(words, expected);
    }
    const walk = new Walk(expected, limit);
    // By number: what changes meanwhile may be met again.
    const found = new Map<number, Row>();
    let from = after;
    for (let way = walk.next(0); way !== null; way = walk.next(found.size)) {
      const { rows, done, last, span = 0 } = await read(way, from);
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
      if (done || last === undefined || found.size >= limit) return [...found.values()].slice(0, limit);
      walk.went(way, span);
      from = last;
    }
    return (await read(byIndex(expected, null), after)).rows;
  }

  private async expect(words: string, filter: TicketFilter): Promise<Expected> {
    const shape = `expected ${String(filter.scope.notes)}`;
    const row = await this.statements.row(shape, (db) => selectExpected(db, filter), filterValues(filter));
    if (!row) throw new Error('PostgreSQL expects nothing');
    this.expected.set(words, row);
    return row;
  }
}
