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
    let expected = this.expected.get(words) ?? (await this.expect(words, filter));
    if (!isCommon(expected, limit)) {
      const near = await read({ by: 'index', most: READ_AT_MOST });
      if (near.done) return near.rows;
      expected = { ...expected, holding: READ_AT_MOST + 1, isKnown: true };
      this.expected.set(words, expected);
    }
    for (const most of walksFor(expected, limit)) {
      const walk = await read({ by: 'walk', most });
      if (walk.done) return walk.rows;
    }
    return (await read({ by: 'index', most: null })).rows;
  }

  private async expect(words: string, filter: TicketFilter): Promise<Expected> {
    const shape = `expected ${String(filter.scope.notes)}`;
    const row = await this.statements.row(shape, (db) => selectExpected(db, filter), filterValues(filter));
    const expected = row ?? { holding: 0, all: 0, isKnown: false };
    this.expected.set(words, expected);
    return expected;
  }
}

/** Tickets that the index is read for before it gives up, at some 15 µs each: they lie anywhere. */
const READ_AT_MOST = 4_000;

/** A ticket that the index finds costs as much as so many steps of a walk, which lie beside each other. */
const STEPS_FOR_ONE_READ = 5;

/** Steps that a walk takes before it gives up, at some 2 µs each. Few numbers, for each is a statement of its own. */
const SHORT_WALK = 8_000;
const LONG_WALK = 32_000;
/** For words that were said often, but not lately: so many tickets hold them that the index would take seconds. */
const LONGEST_WALK = 100_000;
/** However many tickets are asked for. */
const LEAST_STEPS_FOR_EACH = 40;
/** New tickets hold words less often than old ones: less has been said about them. */
const STEPS_TO_SPARE = 3;

/** A page is full after `limit * all / holding` steps; the index costs the same for each ticket that holds the words. */
const isCommon = ({ holding, all, isKnown }: Expected, limit: number): boolean =>
  isKnown && holding > Math.min(READ_AT_MOST, Math.sqrt((limit * all) / STEPS_FOR_ONE_READ));

/** How far to walk, and when that was in vain how far then. */
function walksFor({ holding, all }: Expected, limit: number): number[] {
  const isNear = STEPS_TO_SPARE * limit * all <= SHORT_WALK * holding;
  const first = Math.max(isNear ? SHORT_WALK : LONG_WALK, limit * LEAST_STEPS_FOR_EACH);
  const isDearByIndex = STEPS_FOR_ONE_READ * holding >= LONGEST_WALK;
  return isDearByIndex && first < LONGEST_WALK ? [first, LONGEST_WALK] : [first];
}
