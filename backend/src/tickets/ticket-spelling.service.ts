import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Statements } from '../database/statements.js';
import type { SearchQuery } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { selectSimilar } from './ticket-spelling.sql.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** Forgives misspelt words, by the words that titles of tickets are made of. */
@Injectable()
export class TicketSpellingService {
  private readonly known = new LRUCache<string, SimilarWords>(REMEMBERED);

  constructor(private readonly statements: Statements) {}

  /** The same filter for words spelled much alike; null when some word is like none that is known. */
  async corrected(filter: TicketFilter): Promise<TicketFilter | null> {
    const { scope, search } = filter;
    if (!search || search.words.length === 0) return null;
    const words = search.words.join(' ').slice(0, MOST_LETTERS);
    const similar = scope.requesterId === null ? await this.knownTo(words, scope) : await this.similarTo(words, scope);
    if (!similar) return null;
    return { ...filter, search: { ...search, similar } };
  }

  /** For those who see all tickets: an employee's corrections are made of their own titles, for them alone. */
  private async knownTo(words: string, scope: TicketScope): Promise<SimilarWords | null> {
    const known = this.known.get(words);
    if (known) return known;
    const similar = await this.similarTo(words, scope);
    // A word that is like none today may be like one that comes tomorrow.
    if (similar) this.known.set(words, similar);
    return similar;
  }

  private async similarTo(words: string, scope: TicketScope): Promise<SimilarWords | null> {
    const rows = await this.statements.rows(`similar ${scopeShape(scope)}`, (db) => selectSimilar(db, scope), {
      asked: words,
      ...scopeValues(scope),
    });
    const similar = new Map<string, string[]>();
    for (const { asked, word } of rows) {
      if (word === null) return null;
      similar.set(asked, [...(similar.get(asked) ?? []), word]);
    }
    return similar.size === 0 ? null : [...similar].map(([asked, alike]) => exactly(asked, alike));
  }
}

/** Corrections of staff's words remembered at once, and for how many milliseconds. */
const REMEMBERED = { max: 1_000, ttl: 60_000 };

type SimilarWords = NonNullable<SearchQuery['similar']>;

/** Looking for what looks like a whole page of text would take long and find nothing. */
const MOST_LETTERS = 100;

/** A word that is known is spelled right. */
const exactly = (asked: string, alike: readonly string[]): readonly string[] =>
  alike.includes(asked) ? [asked] : alike;
