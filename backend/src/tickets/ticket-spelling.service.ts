import { Injectable } from '@nestjs/common';
import { Statements } from '../database/statements.js';
import type { TicketFilter } from './domain/ticket-filter.js';
import { selectSimilar } from './ticket-search.sql.js';
import { scopeShape, scopeValues } from './ticket-visibility.sql.js';

/** Forgives misspelt words, by the words that titles of tickets are made of. */
@Injectable()
export class TicketSpellingService {
  constructor(private readonly statements: Statements) {}

  /** The same filter for words spelled much alike; null when some word is like none that is known. */
  async corrected(filter: TicketFilter): Promise<TicketFilter | null> {
    const { scope, search } = filter;
    if (!search || search.words.length === 0) return null;
    const words = search.words.join(' ').slice(0, MOST_LETTERS);
    const rows = await this.statements.rows(`similar ${scopeShape(scope)}`, (db) => selectSimilar(db, scope), {
      asked: words,
      ...scopeValues(scope),
    });
    const similar = new Map<string, string[]>();
    for (const { asked, word } of rows) {
      if (word === null) return null;
      similar.set(asked, [...(similar.get(asked) ?? []), word]);
    }
    if (similar.size === 0) return null;
    return { ...filter, search: { ...search, similar: [...similar].map(([asked, alike]) => exactly(asked, alike)) } };
  }
}

/** Looking for what looks like a whole page of text would take long and find nothing. */
const MOST_LETTERS = 100;

/** A word that is known is spelled right. */
const exactly = (asked: string, alike: readonly string[]): readonly string[] =>
  alike.includes(asked) ? [asked] : alike;
