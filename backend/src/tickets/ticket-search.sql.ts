import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import { hasSeveralWords } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';

/** The column that belongs to the reader: notes are in one of them only. */
const columnOf = ({ scope }: TicketFilter) => (scope.notes ? 'staff_text' : 'public_text');
const searchedText = (filter: TicketFilter) => sql.raw(columnOf(filter));

/** What the parser makes of the last word, with its very end open: `nb-42` becomes nb followed by -42 and more. */
const startedPhrase = sql`coalesce((nullif(phraseto_tsquery('docket', ${slot('phrase')})::text, '') || ':*')::tsquery, '')`;

const wholeWords = sql`plainto_tsquery('docket', ${slot('whole')})`;
const textQuery = sql`(${wholeWords} && (${startedPhrase} || to_tsquery('docket', ${slot('started')})))`;

/** The numbers of the tickets that hold the words of a search, for a count: it stops early, whatever the words. */
export const selectFound = (filter: TicketFilter): RawBuilder<unknown> =>
  sql`select ticket_id from ticket_search where ${searchedText(filter)} @@ ${textQuery}`;

const QUERY = sql`query as materialized (select ${textQuery} as words, ${wholeWords} as whole)`;

/** Words whose statistics are looked up one by one. */
const LOOKED_UP = 8;

/** A word that no text has, because the parser divides it. What the planner expects of it, it expects of all that it does not know. */
const NOWHERE = sql.lit("'no such word'");

export const selectExpected = (db: Kysely<DB>, filter: TicketFilter): CompiledQuery<Expected> => {
  const holding = (words: RawBuilder<unknown>) => sql`tickets_expected(${sql.lit(columnOf(filter))}, ${words})`;
  return sql<Expected>`
    with word as (
      select lexeme, '' as ending from unnest(to_tsvector('docket', ${slot('whole')}))
      union all select lexeme, ':*' from unnest(to_tsvector('docket', ${slot('phrase')}))
      limit ${sql.lit(LOOKED_UP)}
    ),
    term as (
      select ('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' || ending)::tsquery as words,
        (${NOWHERE} || ending)::tsquery as nowhere
      from word
    )
    select ${holding(textQuery)} as holding,
      (select greatest(reltuples, 0)::float from pg_class where oid = 'ticket_search'::regclass) as all,
      not exists (select from term where ${holding(sql`words`)} <= 1.05 * ${holding(sql`nowhere`)}) as is_known`.compile(
    db,
  );
};

/** Tickets that the planner's statistics expect to hold the words, and how many there are. */
export interface Expected {
  readonly holding: number;
  readonly all: number;
  /** All words are in the statistics, otherwise the numbers are guesses. */
  readonly isKnown: boolean;
}

/**
 * Which way a search goes: by the index on words, which is read for so many tickets (null for all), or along the
 * list, of which the next so many are looked at.
 */
export type Way =
  { readonly by: 'index'; readonly most: number | null } | { readonly by: 'walk'; readonly steps: number };

/** A list before it is searched. */
export interface Searched {
  readonly filter: TicketFilter;
  /** The `id` and the `key` of the list's next so many, in its order. */
  readonly next: (most: number) => RawBuilder<unknown>;
  /** What the list is sorted by, of `tickets`. */
  readonly key: RawBuilder<unknown>;
  readonly direction: 'asc' | 'desc';
  /** So many are wanted. */
  readonly limit: number;
}

/** How to find tickets that hold the words. */
export interface Finding {
  /** What goes into the statement's WITH: `hits` are the numbers of what was found. */
  readonly preparing: readonly RawBuilder<unknown>[];
  /** Which hits count. */
  readonly within: RawBuilder<boolean>;
  /** A row of `Progress`. */
  readonly progress: RawBuilder<unknown>;
}

/** How far a way led, in every row. */
export interface Progress {
  /** Whether it came to its end: all that hold the words are among what was found. */
  readonly done: boolean;
  /** Of a walk that may go on: where it stopped. */
  readonly lastId?: number | null;
  readonly lastKey?: string | null;
}

export const findingBy = (way: Way, searched: Searched): Finding =>
  way.by === 'index' ? byIndex(way.most, searched) : byWalk(way.steps, searched);

function byIndex(most: number | null, { filter }: Searched): Finding {
  const byText = sql.raw(`tickets_by_${columnOf(filter)}`);
  const isAll = most === null ? sql<boolean>`true` : sql<boolean>`(select count(*) <= ${sql.lit(most)} from hits)`;
  return {
    preparing: [
      QUERY,
      sql`hits as materialized (
        select number as id from query, ${byText}(words, ${most === null ? sql`null` : sql.lit(most + 1)}) as number
      )`,
    ],
    // Of some of the hits nobody knows which come first: they are not even read.
    within: isAll,
    progress: sql`select ${isAll} as done`,
  };
}

function byWalk(steps: number, searched: Searched): Finding {
  const { filter, next, key, direction } = searched;
  // The index has no one entry for a last word without an end; it has for those before it.
  const isByBlocks = steps >= STEPS_OF_BLOCKS && hasSeveralWords(filter.search);
  const blocks = steps / STEPS_FOR_ONE_BLOCK;
  const hits = isByBlocks
    ? sql`${hitsInBlocks(filter, blocks)} union all (${hitsOneByOne(searched, sql`not (select are_near from span)`)})`
    : hitsOneByOne(searched, sql`true`);
  return {
    preparing: [
      QUERY,
      sql`candidate as materialized (${next(steps)})`,
      ...(isByBlocks ? [span(blocks)] : []),
      sql`hits as materialized (${hits})`,
      sql`last as materialized (
        select id, key from candidate where ${isByBlocks ? sql`true` : isPageOpen(searched)} offset ${sql.lit(steps - 1)}
      )`,
    ],
    // A block holds more than what the walk has passed.
    within: sql<boolean>`coalesce(
      (${key}, tickets.id) ${sql.raw(direction === 'asc' ? '<=' : '>=')} (select key, id from last), true)`,
    progress: sql`
      select last.id is null as done, last.id as last_id, last.key::text as last_key
      from (select) as always left join last on true`,
  };
}

/** When the page is full, nobody asks how to go on, and the list need not be read so far. */
const isPageOpen = ({ limit }: Searched) => sql`(select count(*) from hits) < ${sql.lit(limit)}`;

/** The texts of what the walk passes are looked up one by one, until there are enough. */
const hitsOneByOne = ({ filter, limit }: Searched, isWanted: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select id from candidate
  where ${isWanted} and exists (
    select from ticket_search where ticket_id = id and ${searchedText(filter)} @@ (select words from query) offset 0)
  limit ${sql.lit(limit)}`;

/** So many numbers, one after the other, are in the index on words as one block: 2 to the power of this. */
const BLOCK = sql.lit(12);

/** Shorter walks end before a block would have been read. */
const STEPS_OF_BLOCKS = 4_000;

/** In a list that is not in the order of numbers a block is searched for a few tickets; it costs as much as so many steps. */
const STEPS_FOR_ONE_BLOCK = 400;

/** Which blocks the walk passes, and whether they are so few that it pays to search each of them. */
const span = (most: number): RawBuilder<unknown> => sql`
  span as materialized (
    select first, last, last - first < ${sql.lit(most)} and numnode(whole) > 0 as are_near
    from query, (select min(id) >> ${BLOCK} as first, max(id) >> ${BLOCK} as last from candidate) as blocks
  )`;

/** In each block the index finds what holds the whole words; only of these the text is read. */
const hitsInBlocks = (filter: TicketFilter, most: number): RawBuilder<unknown> => sql`
  select ticket_id as id
  from span cross join lateral (select generate_series(first, last) as block limit ${sql.lit(most)}) as blocks
    cross join lateral (
      select * from ticket_search
      where ticket_id >> ${BLOCK} = block and ${searchedText(filter)} @@ (select whole from query) offset 0
    ) as text
  where are_near and ${searchedText(filter)} @@ (select words from query)`;
