import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Statements } from '../database/statements.js';
import { hasSeveralWords } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { Place } from './domain/ticket-sort.js';
import { filterValues } from './ticket-filter.sql.js';
import { type Expected, selectExpected, type Way } from './ticket-search.sql.js';

/** What one way found. */
export interface Read<Row> {
  readonly rows: Row[];
  /** Whether it came to its end: nothing else holds the words. */
  readonly done: boolean;
  /** Where a walk stopped. What it found lies before that, and nothing else that holds the words does. */
  readonly last?: Place;
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
    part: Part,
    read: (way: Way, after: Place | null) => Promise<Read<Row>>,
  ): Promise<Row[]> {
    const { filter, after, limit } = part;
    const words = JSON.stringify([filter.scope.notes, filter.search?.words, filter.search?.similar]);
    let expected = this.expected.get(words) ?? (await this.expect(words, filter));
    if (!isCommon(expected, part)) {
      const near = await read({ by: 'index', most: READ_AT_MOST }, after);
      if (near.done) return near.rows;
      expected = { ...expected, holding: READ_AT_MOST + 1, isKnown: true };
      this.expected.set(words, expected);
    }
    // By number: what changes meanwhile may be met again.
    const found = new Map<number, Row>();
    const most = mostSteps(expected, part);
    let from = after;
    for (let walked = 0; walked < most;) {
      const steps = walked === 0 ? firstStride(expected, limit) : nextStride(walked, found.size, limit);
      const { rows, done, last } = await read({ by: 'walk', steps }, from);
      for (const row of rows) if (!found.has(row.id)) found.set(row.id, row);
      if (done || last === undefined || found.size >= limit) return [...found.values()].slice(0, limit);
      from = last;
      walked += steps;
    }
    return (await read({ by: 'index', most: null }, after)).rows;
  }

  private async expect(words: string, filter: TicketFilter): Promise<Expected> {
    const shape = `expected ${String(filter.scope.notes)}`;
    const row = await this.statements.row(shape, (db) => selectExpected(db, filter), filterValues(filter));
    const expected = row ?? { holding: 0, all: 0, isKnown: false };
    this.expected.set(words, expected);
    return expected;
  }
}

/** Tickets that the index is read for before it gives up, at some 10 µs each: they lie anywhere. */
const READ_AT_MOST = 4_000;

/** Tickets that the index is read for at all: on a slow machine it takes seconds. */
const READABLE = 100_000;

/** What the index costs, in steps of a walk: for each ticket that it finds, and for a last word that has no end. */
interface Price {
  readonly each: number;
  readonly atAll: number;
}

const ONE_WORD: Price = { each: 2, atAll: 0 };
/** Where whole words come first, a walk asks the index for them, and takes its steps five times as fast. */
const SEVERAL_WORDS: Price = { each: 10, atAll: 30_000 };

/** How many steps a walk takes at a time. Few numbers, for each is a statement of its own. */
const STRIDES = [500, 2_000, 4_000, 8_000, 16_000];
const LONGEST = 16_000;
/** Then it is known how often the words stand here. */
const FIRST_AT_MOST = 4_000;

/** A page that is full after so many steps on average is so after some more nearly always. */
const TO_SPARE = 1.2;

/** A page is full after so many steps, when the words stand as often in this list as in others. */
const stepsToFill = ({ holding, all }: Expected, limit: number): number => (limit * all) / holding;

/** The index costs the same for each ticket that holds the words, however many are asked for. */
const priceOfAll = ({ holding }: Expected, filter: TicketFilter): number => {
  const { each, atAll } = hasSeveralWords(filter.search) ? SEVERAL_WORDS : ONE_WORD;
  return atAll + each * holding;
};

const isCommon = (expected: Expected, { filter, limit }: Part): boolean =>
  expected.isKnown && (expected.holding > READ_AT_MOST || priceOfAll(expected, filter) > stepsToFill(expected, limit));

/** How far to walk before the index follows; to the end where it would run into the limit of a statement. */
const mostSteps = (expected: Expected, { filter, limit }: Part): number =>
  expected.holding > READABLE ? Infinity : stepsToFill(expected, limit) + priceOfAll(expected, filter);

const firstStride = (expected: Expected, limit: number): number =>
  Math.min(FIRST_AT_MOST, strideOver(TO_SPARE * stepsToFill(expected, limit)));

/** As far as what was found so far lets expect, or as far again when that was nothing. */
const nextStride = (walked: number, found: number, limit: number): number =>
  strideOver(found === 0 ? walked : (TO_SPARE * limit * walked) / found - walked);

const strideOver = (steps: number): number => STRIDES.find((stride) => stride >= steps) ?? LONGEST;
