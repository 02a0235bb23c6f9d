import { setTimeout as pause } from 'node:timers/promises';
import { replyText, ticketText } from '../built.ts';
import { type Calls, upTo } from './call.ts';
import type { Operation } from './operation.ts';
import type { World } from './world.ts';

const CALLS = 600;
const PRIORITIES = ['low', 'medium', 'high'];
/** Milliseconds for what was under way when the run before was cut off. */
const SETTLE = 500;

/** A server that runs for days has compiled what some thousand writes need; the yardstick has little to compile. */
const write = { bar: 0.8, warmUp: 8, rate: 100, isMain: true, isSame: false } as const;

export const WRITES: readonly Operation[] = [
  {
    ...write,
    name: 'create',
    title: 'Create a ticket',
    calls: ({ random, agents, requesterIds }) =>
      upTo(CALLS, () => {
        const fields = { priority: random.pick(PRIORITIES), requesterId: random.pick(requesterIds) };
        return {
          as: random.pick(agents),
          method: 'POST',
          path: '/api/tickets',
          body: { ...ticketText(random), ...fields },
        };
      }),
  },
  {
    ...write,
    name: 'comment',
    title: 'Comment on a ticket',
    calls: ({ random, agents, ids }) =>
      upTo(CALLS, () => ({
        as: random.pick(agents),
        method: 'POST',
        path: `/api/tickets/${random.pick(ids)}/comments`,
        body: { body: replyText(random) },
      })),
  },
  { ...write, name: 'update', title: 'Change a ticket, with If-Match', calls: changes },
];

interface Ticket {
  readonly id: number;
  version: number;
  priority: string;
}

/**
 * Each call changes the next ticket to its next priority, from the version that the call before left behind. There
 * are so many tickets that the same one comes up again long after its change was answered.
 */
async function changes({ client, ids, random, agents }: World): Promise<Calls> {
  await pause(SETTLE);
  const { rows } = await client.query<Ticket>('SELECT id, version, priority FROM tickets WHERE id = ANY ($1)', [ids]);
  let next = 0;
  return () => {
    const ticket = rows[next++ % rows.length];
    if (!ticket) throw new Error('There is no ticket to change.');
    const ifMatch = `"${ticket.version++}"`;
    ticket.priority = PRIORITIES[(PRIORITIES.indexOf(ticket.priority) + 1) % PRIORITIES.length] ?? 'low';
    const path = `/api/tickets/${ticket.id}`;
    return { as: random.pick(agents), method: 'PATCH', path, body: { priority: ticket.priority }, ifMatch };
  };
}
