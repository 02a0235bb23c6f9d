import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketScope } from './domain/ticket-visibility.js';

/** The column that belongs to the reader: notes are in one of them only. */
const searchedText = ({ scope }: TicketFilter) => sql.raw(scope.notes ? 'staff_text' : 'public_text');

/** What the parser makes of the last word, with its very end open: `nb-42` becomes nb followed by -42 and more. */
const startedPhrase = sql`coalesce((nullif(phraseto_tsquery('docket', ${slot('phrase')})::text, '') || ':*')::tsquery, '')`;

const textQuery = sql`(
  plainto_tsquery('docket', ${slot('whole')}) && (${startedPhrase} || to_tsquery('docket', ${slot('started')}))
)`;

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
 * The list's first tickets that hold the words. A rare word is found by the index on words, a common one
 * is met soon on a walk along the list. The planner's statistics say which it is. When they are wrong, for
 * words that often stand together, or for a filter that lets few of them through, the way that was taken
 * has an end, and the other one follows.
 */
export function searched({ filter, first, among, limit }: Searched): RawBuilder<unknown> {
  const steps = Math.max(LEAST_STEPS, limit * STEPS_FOR_EACH);
  const column = filter.scope.notes ? 'staff_text' : 'public_text';
  const byIndex = sql.raw(`tickets_by_${column}`);
  const holds = sql`exists (select from ticket_search
    where ticket_id = candidate.id and ${sql.raw(column)} @@ (select words from query) offset 0)`;
  const numbers = sql`(
    select number from hits where not (select common from judged)
    union all
    select number from query, ${byIndex}(words, null) as number
    where (select common from judged) and not (select done from walk))`;
  return sql`
    with asked as materialized (select ${textQuery} as words),
    query as materialized (
      select words, tickets_expected(${sql.lit(column)}, words) > ${sql.lit(COMMON)} as expected_common from asked
    ),
    hits as materialized (
      select number from query, ${byIndex}(words, ${sql.lit(COMMON + 1)}) as number where not expected_common
    ),
    judged as materialized (
      select expected_common or (select count(*) from hits) > ${sql.lit(COMMON)} as common from query
    ),
    candidate as materialized (select * from (${first(steps)}) as list where (select common from judged)),
    near as materialized (select * from candidate where ${holds} limit ${sql.lit(limit)}),
    walk as materialized (
      select common and ((select count(*) from near) = ${sql.lit(limit)}
        or (select count(*) from candidate) < ${sql.lit(steps)}) as done from judged
    )
    select near.* from near where (select done from walk)
    union all
    select far.* from (${among(numbers, limit)}) as far`;
}

/** Tickets. Of a million the planner expects half a percent to hold a beginning of a word that it does not know. */
const COMMON = 8_000;

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
