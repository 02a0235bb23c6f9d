import { ticketNumber } from './ticket-number.js';

/** For each word of a search those that are spelled much like it. */
export type SimilarWords = readonly (readonly string[])[];

/** What `q` asks for. All of it must be met. */
export interface SearchQuery {
  /** From `#1042`: the ticket's own number. */
  readonly numbers: readonly number[];
  readonly words: readonly string[];
  /** When the words were looked for as they stand in vain. */
  readonly similar?: SimilarWords;
}

const NUMBER = /^#(\d+)$/;

/** Splits what somebody typed at white space: every `#1042` is a number, the rest are words, also in `List<Invoice>`. */
export function parseSearch(q: string): SearchQuery {
  const tokens = q.split(/\s+/u).filter((token) => token !== '');
  const numbers = tokens.flatMap((token) => NUMBER.exec(token)?.[1] ?? []);
  return {
    numbers: [...new Set(numbers.map((digits) => ticketNumber(Number(digits))))],
    words: tokens.filter((token) => !NUMBER.test(token)).flatMap(wordsIn),
  };
}

/** The search index, too, reads the text without angle brackets: PostgreSQL would take `<Invoice>` for a tag. */
function wordsIn(token: string): string[] {
  const words = token.split(/[<>]+/).filter((word) => word !== '');
  // Nothing but brackets is still something to look for, in vain.
  return words.length > 0 ? words : [token];
}

/** Whole words to match, and the last one, which its reader may still be typing. */
export function splitLastWord({ words }: SearchQuery): { whole: string; started: string | null } {
  return { whole: words.slice(0, -1).join(' '), started: words.at(-1) ?? null };
}

/**
 * What a started word finds besides what the parser makes of it, in the language of PostgreSQL's
 * `to_tsquery`: the parts into which punctuation divides it. For `hp-42`, which the parser takes for hp
 * followed by minus 42. An address may begin anywhere within what the parser takes for one. Empty where
 * there is nothing to divide.
 */
export function startedTerm(word: string): string {
  const parts = word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (parts.length < 2) return '';
  const divided = `${parts.map(quoted).join(' & ')}:*`;
  return /[./:@]/.test(word) ? `${quoted(word)}:* | (${divided})` : divided;
}

/** What the words of a misspelt search find: for each of them any that is spelled alike. */
export const similarTerm = (words: SimilarWords): string =>
  words.map((alike) => `(${alike.map(quoted).join(' | ')})`).join(' & ');

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '$&$&')}'`;
