import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';

/** The column that belongs to the reader: notes are in one of them only. */
const columnOf = ({ scope }: TicketFilter) => (scope.notes ? 'staff_text' : 'public_text');
const searchedText = (filter: TicketFilter) => sql.raw(columnOf(filter));

/** What the parser makes of the last word, with its very end open: `nb-42` becomes nb followed by -42 and more. */
const startedPhrase = sql`coalesce((nullif(phraseto_tsquery('docket', ${slot('phrase')})::text, '') || ':*')::tsquery, '')`;

const textQuery = sql`(
  plainto_tsquery('docket', ${slot('whole')}) && (${startedPhrase} || to_tsquery('docket', ${slot('started')}))
)`;

/** The numbers of the tickets that hold the words of a search, for a count: it stops early, whatever the words. */
export const selectFound = (filter: TicketFilter): RawBuilder<unknown> =>
  sql`select ticket_id from ticket_search where ${searchedText(filter)} @@ ${textQuery}`;

const QUERY = sql`query as materialized (select ${textQuery} as words)`;

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
 * list, of which so many are looked at.
 */
export type Way =
  { readonly by: 'index'; readonly most: number | null } | { readonly by: 'walk'; readonly most: number };

/** A list before it is searched. */
export interface Searched {
  readonly filter: TicketFilter;
  /** The numbers of the list in its order, cut after so many. */
  readonly first: (most: number) => RawBuilder<unknown>;
  /** The same for those of them that are among other numbers. */
  readonly among: (numbers: RawBuilder<unknown>) => RawBuilder<unknown>;
  readonly limit: number;
}

/** How to find the list's first tickets that hold the words. */
export interface Finding {
  /** What goes into the statement's WITH. */
  readonly preparing: readonly RawBuilder<unknown>[];
  /** Numbers. */
  readonly found: RawBuilder<unknown>;
  /** Whether the way led to its end: otherwise nothing is known. */
  readonly done: RawBuilder<boolean>;
}

export const findingBy = (way: Way, searched: Searched): Finding =>
  way.by === 'index' ? byIndex(way.most, searched) : byWalk(way.most, searched);

function byIndex(most: number | null, { filter, among }: Searched): Finding {
  const byText = sql.raw(`tickets_by_${columnOf(filter)}`);
  const done = most === null ? sql<boolean>`true` : sql<boolean>`(select count(*) <= ${sql.lit(most)} from hits)`;
  return {
    preparing: [
      QUERY,
      sql`hits as materialized (
        select number from query, ${byText}(words, ${most === null ? sql`null` : sql.lit(most + 1)}) as number
      )`,
    ],
    found: among(sql`(select number from hits where ${done})`),
    done,
  };
}

function byWalk(most: number, { filter, first, limit }: Searched): Finding {
  return {
    preparing: [
      QUERY,
      sql`candidate as materialized (${first(most)})`,
      sql`near as materialized (
        select id from candidate
        where exists (select from ticket_search
          where ticket_id = candidate.id and ${searchedText(filter)} @@ (select words from query) offset 0)
        limit ${sql.lit(limit)}
      )`,
    ],
    found: sql`select id from near`,
    done: sql`(select count(*) from near) = ${sql.lit(limit)} or (select count(*) from candidate) < ${sql.lit(most)}`,
  };
}
