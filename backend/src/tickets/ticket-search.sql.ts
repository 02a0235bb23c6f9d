import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketScope } from './domain/ticket-visibility.js';

/** The column that belongs to the reader: notes are in one of them only. */
const searchedText = ({ scope }: TicketFilter) => sql.raw(scope.notes ? 'staff_text' : 'public_text');

const textQuery = sql`(plainto_tsquery('docket', ${slot('whole')}) && to_tsquery('docket', ${slot('started')}))`;

/** The numbers of the tickets that hold the words of a search, for a count: it stops early, whatever the words. */
export const selectFound = (filter: TicketFilter): RawBuilder<unknown> =>
  sql`select ticket_id from ticket_search where ${searchedText(filter)} @@ ${textQuery}`;

/** A list before it is searched, and how much of it is wanted. */
export interface Searched {
  readonly filter: TicketFilter;
  /** The list in its order, cut after so many. */
  readonly first: (most: number) => RawBuilder<unknown>;
  /** The list, but only those tickets of a query of numbers. */
  readonly among: (numbers: RawBuilder<unknown>, most: number) => RawBuilder<unknown>;
  readonly limit: number;
}

/**
 * The list's first tickets that hold the words. A common word is met soon on a walk along the list; a rare
 * one is found by the index on words. How common the words are together, and under this filter, nobody
 * knows beforehand: so the walk comes first and has an end, and only then the index is asked.
 */
export function searched({ filter, first, among, limit }: Searched): RawBuilder<unknown> {
  const steps = Math.max(LEAST_STEPS, limit * STEPS_FOR_EACH);
  const holds = sql`exists (select from ticket_search
    where ticket_id = candidate.id and ${searchedText(filter)} @@ (select words from query) offset 0)`;
  const byIndex = sql.raw(filter.scope.notes ? 'tickets_by_staff_text' : 'tickets_by_public_text');
  const rest = sql`(select number from query, ${byIndex}(query.words) as number where not (select done from walk))`;
  return sql`
    with query as materialized (select ${textQuery} as words),
    candidate as materialized (${first(steps)}),
    near as materialized (select * from candidate where ${holds} limit ${sql.lit(limit)}),
    walk as materialized (
      select (select count(*) from near) = ${sql.lit(limit)} or (select count(*) from candidate) < ${sql.lit(steps)} as done
    )
    select near.* from near where (select done from walk)
    union all
    select far.* from (${among(rest, limit)}) as far`;
}

/** Candidates that a walk looks at before it gives up, at some 3 µs each. */
const LEAST_STEPS = 4_000;
const STEPS_FOR_EACH = 40;

/** How alike two words are from 0 to 1: two swapped letters in a word of seven still pass, another word seldom does. */
const ALIKE = 0.3;
const MOST_ALIKE = 5;

/** An employee is corrected by the titles of their own tickets, the newest, and learns of no others. */
const OWN_TITLES = 500;

export interface Alike {
  asked: string;
  /** Null when the word asked for is like none that is known. */
  word: string | null;
}

/** For each word asked for the known ones that are spelled like it, the likest first. */
export function selectSimilar(db: Kysely<DB>, { requesterId }: TicketScope): CompiledQuery<Alike> {
  const likeness = sql`similarity(known.word, asked.word)`;
  const known = requesterId === null ? sql`ticket_words as known where known.word % asked.word` : sql`own as known`;
  return sql<Alike>`
    with asked as (select lexeme as word from unnest(to_tsvector('docket', ${slot('asked')})))
    ${requesterId === null ? sql`` : OWN_WORDS}
    select asked.word as asked, alike.word from asked left join lateral (
      select known.word, ${likeness} as likeness from ${known} order by likeness desc, known.word limit ${sql.lit(MOST_ALIKE)}
    ) as alike on alike.likeness >= ${sql.lit(ALIKE)}
    order by alike.likeness desc`.compile(db);
}

const OWN_WORDS = sql`, own as (
  select distinct lexeme as word
  from (
    select public_text from tickets join ticket_search on ticket_id = id
    where requester_id = ${slot('reader')} and deleted_at is null order by created_at desc limit ${sql.lit(OWN_TITLES)}
  ) as mine, unnest(mine.public_text) where 'A' = any (weights)
)`;
