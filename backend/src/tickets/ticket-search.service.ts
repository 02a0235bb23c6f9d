import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Statements } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import { filterValues } from './ticket-filter.sql.js';
import { type Expected, selectExpected, type Way } from './ticket-search.sql.js';

/** What one way found. */
export interface Read<Row> {
  readonly rows: Row[];
  /** Whether it came to its end: otherwise the rows are not the list's first ones. */
  readonly done: boolean;
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

  /** The first tickets of a list that hold the words of its search. */
  async first<Row>(filter: TicketFilter, limit: number, read: (way: Way) => Promise<Read<Row>>): Promise<Row[]> {
    const words = JSON.stringify([filter.scope.notes, filter.search?.words, filter.search?.similar]);
    const expected = this.expected.get(words) ?? (await this.expect(words, filter));
    if (!isCommon(expected, limit)) {
      const near = await read({ by: 'index', most: COMMON });
      if (near.done) return near.rows;
      this.expected.set(words, { ...expected, holding: COMMON + 1 });
    }
    const walk = await read({ by: 'walk', most: Math.max(LEAST_STEPS, limit * STEPS_FOR_EACH) });
    if (walk.done) return walk.rows;
    return (await read({ by: 'index', most: null })).rows;
  }

  private async expect(words: string, filter: TicketFilter): Promise<Expected> {
    const shape = `expected ${String(filter.scope.notes)}`;
    const row = await this.statements.row(shape, (db) => selectExpected(db, filter), filterValues(filter));
    const expected = row ?? { holding: 0, all: 0 };
    this.expected.set(words, expected);
    return expected;
  }
}

/**
 * Tickets that the index is read for. Of a million the planner expects half a percent to hold a beginning of a word
 * that it does not know.
 */
const COMMON = 8_000;

/** Candidates that a walk looks at before it gives up, at some 3 µs each. */
const LEAST_STEPS = 8_000;
const STEPS_FOR_EACH = 40;

/**
 * The index costs as much for each ticket that holds the words as the walk for each step, and a page is full after
 * `limit * all / holding` steps.
 */
const isCommon = ({ holding, all }: Expected, limit: number): boolean =>
  holding > Math.min(COMMON, Math.sqrt(limit * all));
