import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { DB } from '../database/generated/kysely.js';
import { slot } from '../database/statements.js';
import type { TicketScope } from './domain/ticket-visibility.js';

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
