import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot, type Values } from '../database/statements.js';
import { type ByIndex, type Expected, LONGEST_STRETCH, type Way } from './domain/search-way.js';
import type { TicketFilter } from './domain/ticket-filter.js';

/** The column that belongs to the reader: notes are in one of them only. */
const columnOf = ({ scope }: TicketFilter) => (scope.notes ? 'staff_text' : 'public_text');
const searchedText = (filter: TicketFilter) => sql.raw(columnOf(filter));

/** What the parser makes of the last word, with its very end open: `nb-42` becomes nb followed by -42 and more. */
const startedPhrase = sql`coalesce((nullif(phraseto_tsquery('docket', ${slot('phrase')})::text, '') || ':*')::tsquery, '')`;

const wholeWords = sql`plainto_tsquery('docket', ${slot('whole')})`;
const lastWord = sql`(${startedPhrase} || to_tsquery('docket', ${slot('started')}))`;
const textQuery = sql`(${wholeWords} && ${lastWord})`;

/** The numbers of the tickets that hold the words of a search, for a count: it stops early, whatever the words. */
export const selectFound = (filter: TicketFilter): RawBuilder<unknown> =>
  sql`select ticket_id from ticket_search where ${searchedText(filter)} @@ ${textQuery}`;

const QUERY = sql`query as materialized (select ${textQuery} as words, ${wholeWords} as whole)`;

/** Words whose statistics are looked up one by one. */
const LOOKED_UP = 8;

/** A word that no text has, because the parser divides it. What the planner expects of it, it expects of all that it does not know. */
const NOWHERE = sql.lit("'no such word'");

/** A word that is not in the statistics makes what it stands in rare, whatever the planner guesses. */
export const selectExpected = (db: Kysely<DB>, filter: TicketFilter): CompiledQuery<Expected> => {
  const holding = (words: RawBuilder<unknown>) => sql`tickets_expected(${sql.lit(columnOf(filter))}, ${words})`;
  const unless = (rare: RawBuilder<unknown>, words: RawBuilder<unknown>) =>
    sql`case when ${rare} then 0 else ${holding(words)} end`;
  // Where punctuation is all there is of them, every ticket holds the whole words.
  const everyTicket = sql`numnode(${wholeWords}) = 0`;
  return sql<Expected>`
    with word as (
      select lexeme, '' as ending from unnest(to_tsvector('docket', ${slot('whole')}))
      union all select lexeme, ':*' from unnest(to_tsvector('docket', ${slot('phrase')}))
      limit ${sql.lit(LOOKED_UP)}
    ),
    term as (
      select ending, ('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''' || ending)::tsquery as words,
        (${NOWHERE} || ending)::tsquery as nowhere
      from word
    ),
    rare as materialized (
      select coalesce(bool_or(ending = ''), false) as whole, coalesce(bool_or(ending <> ''), false) as last
      from term where ${holding(sql`words`)} <= 1.05 * ${holding(sql`nowhere`)}
    ),
    size as materialized (
      select greatest(reltuples, 1)::float as tickets from pg_class where oid = 'ticket_search'::regclass
    )
    select tickets, ${unless(sql`rare.whole or rare.last`, textQuery)} as holding,
      case when ${everyTicket} then tickets else ${unless(sql`rare.whole`, wholeWords)} end as holding_whole,
      ${unless(sql`rare.last`, lastWord)} as holding_last
    from rare, size`.compile(db);
};

/** A list before it is searched. */
export interface Searched {
  readonly filter: TicketFilter;
  /** The `id` and the `key` of the list's next so many, in its order, or of those among them that are wanted. */
  readonly next: (most: number, isWanted?: RawBuilder<boolean>) => RawBuilder<unknown>;
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
  /** Of what may go on along the list: where it stopped. */
  readonly lastId?: number | null;
  readonly lastKey?: string | null;
  /** How far apart in number are those that a walk has passed; below 0 when a way by blocks led back. */
  readonly span?: number | null;
}

/** What tells the statements of different ways apart. */
export const wayShape = (way: Way): string => (way.by === 'blocks' ? way.by : JSON.stringify(way));

export const wayValues = (way: Way): Values => (way.by === 'blocks' ? { stretch: way.numbers } : {});

export function findingBy(way: Way, searched: Searched): Finding {
  switch (way.by) {
    case 'index':
      return byIndex(way, searched);
    case 'walk':
      return byWalk(way.steps, searched);
    case 'blocks':
      return byBlocks(searched);
  }
}

function byIndex({ on, most }: ByIndex, { filter }: Searched): Finding {
  const byText = sql.raw(`tickets_by_${columnOf(filter)}`);
  const isAll = most === null ? sql<boolean>`true` : sql<boolean>`(select count(*) <= ${sql.lit(most)} from indexed)`;
  const isHit = on === 'whole words' ? holdsWords(filter, sql`indexed.id`) : sql`true`;
  return {
    preparing: [
      QUERY,
      sql`indexed as materialized (
        select number as id
        from query, ${byText}(${on === 'whole words' ? sql`whole` : sql`words`}, ${most === null ? sql`null` : sql.lit(most + 1)}) as number
      )`,
      // Of some of them nobody knows which come first: they are not even read.
      sql`hits as materialized (select id from indexed where ${isAll} and ${isHit})`,
    ],
    within: sql`true`,
    progress: sql`select ${isAll} as done`,
  };
}

/** The texts of what the walk passes are looked up one by one, until there are enough. */
function byWalk(steps: number, searched: Searched): Finding {
  const { filter, next, limit } = searched;
  // When the page is full, nobody asks how to go on, and the list need not be read so far.
  const isPageOpen = sql`(select count(*) from hits) < ${sql.lit(limit)}`;
  return {
    preparing: [
      QUERY,
      sql`candidate as materialized (${next(steps)})`,
      sql`hits as materialized (
        select id from candidate where ${holdsWords(filter, sql`candidate.id`)} limit ${sql.lit(limit)}
      )`,
      sql`last as materialized (select id, key from candidate where ${isPageOpen} offset ${sql.lit(steps - 1)})`,
    ],
    within: untilLast(searched),
    progress: progressTo(sql`(select max(id) - min(id) from candidate)`),
  };
}

/** So many numbers, one after the other, are in the index on words as one block: 2 to the power of this. */
const BLOCK_BITS = 12;

/** Tickets that were filed together may stand in a list the other way round. */
const NEARLY_IN_ORDER = sql.lit(64);

/**
 * The next so many numbers, in a list that is nearly in their order. In each block the index finds what holds the whole
 * words; only of these the text is read. What counts are those that come before the first of the list that lies elsewhere.
 */
function byBlocks(searched: Searched): Finding {
  const { filter, next, direction } = searched;
  const from = sql`${slot('afterId')}::int`;
  const [low, high] =
    direction === 'asc'
      ? [sql`${from} - ${NEARLY_IN_ORDER}`, sql`${from} + ${slot('stretch')}::int`]
      : [sql`${from} - ${slot('stretch')}::int`, sql`${from} + ${NEARLY_IN_ORDER}`];
  return {
    preparing: [
      QUERY,
      sql`stretch as materialized (select ${low} as low, ${high} as high)`,
      sql`last as materialized (
        ${next(1, sql`tickets.id not between (select low from stretch) and (select high from stretch)`)}
      )`,
      sql`hits as materialized (
        ${hitsInBlocks(filter)}
        union all select id from last where ${holdsWords(filter, sql`last.id`)}
      )`,
    ],
    within: untilLast(searched),
    progress: progressTo(direction === 'asc' ? sql`last.id - ${from}` : sql`${from} - last.id`),
  };
}

/** So many blocks a stretch touches. */
const MOST_BLOCKS = sql.lit(Math.ceil(LONGEST_STRETCH / 2 ** BLOCK_BITS) + 2);

const hitsInBlocks = (filter: TicketFilter): RawBuilder<unknown> => {
  const blockOf = (number: RawBuilder<unknown>) => sql`${number} >> ${sql.lit(BLOCK_BITS)}`;
  return sql`
    select ticket_id as id
    from stretch cross join lateral (
        select generate_series(${blockOf(sql`low`)}, ${blockOf(sql`high`)}) as number limit ${MOST_BLOCKS}
      ) as block
      cross join lateral (
        select * from ticket_search
        where ${blockOf(sql`ticket_id`)} = block.number and ticket_id between low and high
          and ${searchedText(filter)} @@ (select whole from query) offset 0
      ) as text
    where ${searchedText(filter)} @@ (select words from query)`;
};

/** By its number: PostgreSQL need not think of the index on words. */
const holdsWords = (filter: TicketFilter, id: RawBuilder<unknown>): RawBuilder<unknown> => sql`exists (
  select from ticket_search where ticket_id = ${id} and ${searchedText(filter)} @@ (select words from query) offset 0)`;

/** What was found beyond the place where the way stopped waits for the next one. */
const untilLast = ({ key, direction }: Searched) => sql<boolean>`coalesce(
  (${key}, tickets.id) ${sql.raw(direction === 'asc' ? '<=' : '>=')} (select key, id from last), true)`;

const progressTo = (span: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select last.id is null as done, last.id as last_id, last.key::text as last_key,
    case when last.id is not null then ${span} end as span
  from (select) as always left join last on true`;
