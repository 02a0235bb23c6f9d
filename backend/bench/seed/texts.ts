import type { Client } from 'pg';
import { answerText, noteText, Random, replyText, ticketText } from '../built.ts';
import { INSERT_COMMENT_TEXTS, INSERT_TICKET_TEXTS } from './lives.sql.ts';

export const TICKET_TEXTS = 40_000;
/** Of each kind: replies, answers, notes. */
export const COMMENT_TEXTS = 8_000;

/**
 * Texts in the words of the product's own seeder. Tickets draw from this stock: common words stand in a third of
 * them, the number of a device in a few dozen, as in a real archive.
 */
export async function insertTexts(client: Client, seed: number): Promise<void> {
  const random = new Random(seed);
  const tickets = Array.from({ length: TICKET_TEXTS }, () => ticketText(random));
  await client.query(INSERT_TICKET_TEXTS, [
    tickets.map(({ title }) => title),
    tickets.map(({ description }) => description),
  ]);
  const comments = [
    { text: replyText, internal: false, byAgent: true },
    { text: answerText, internal: false, byAgent: false },
    { text: noteText, internal: true, byAgent: true },
  ].flatMap(({ text, ...kind }) => Array.from({ length: COMMENT_TEXTS }, () => ({ ...kind, body: text(random) })));
  await client.query(INSERT_COMMENT_TEXTS, [
    comments.map(({ body }) => body),
    comments.map(({ internal }) => internal),
    comments.map(({ byAgent }) => byAgent),
  ]);
}
