import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Statements } from '../database/statements.js';
import type { SimilarWords } from './domain/search-query.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import type { TicketScope } from './domain/ticket-visibility.js';
import { selectSimilar } from './ticket-spelling.sql.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** Forgives misspelt words, by the words that titles of tickets are made of. */
@Injectable()
export class TicketSpellingService {
  private readonly known = new LRUCache<string, SimilarWords>(REMEMBERED);

  constructor(private readonly statements: Statements) {}

  /** Words spelled much like those of a search, for each of them; null when some word is like none that is known. */
  async similarTo({ scope, search }: TicketFilter): Promise<SimilarWords | null> {
    if (!search || search.words.length === 0) return null;
    const words = search.words.join(' ').slice(0, MOST_LETTERS);
    return scope.requesterId === null ? this.knownTo(words, scope) : this.read(words, scope);
  }

  /** For those who see all tickets: an employee's corrections are made of their own titles, for them alone. */
  private async knownTo(words: string, scope: TicketScope): Promise<SimilarWords | null> {
    const known = this.known.get(words);
    if (known) return known;
    const similar = await this.read(words, scope);
    // A word that is like none today may be like one that comes tomorrow.
    if (similar) this.known.set(words, similar);
    return similar;
  }

  private async read(words: string, scope: TicketScope): Promise<SimilarWords | null> {
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

/** Looking for what looks like a whole page of text would take long and find nothing. */
const MOST_LETTERS = 100;

/** A word that is known is spelled right. */
const exactly = (asked: string, alike: readonly string[]): readonly string[] =>
  alike.includes(asked) ? [asked] : alike;
