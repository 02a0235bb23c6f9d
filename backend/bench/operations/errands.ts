import { median } from '../load/statistics.ts';
import type { Sides } from '../load/compare.ts';
import { highestWhile } from '../memory.ts';
import type { Errand } from '../result.ts';
import { type Call, requestTo, type Side } from './call.ts';
import type { World } from './world.ts';

/** The most that one request may change. */
const BULK = 500;
const BULK_REQUESTS = 2;
const EXPORTED = 100_000;
const PRIORITIES = ['low', 'medium', 'high'];

export const ERRANDS = [
  { name: 'bulk', run: changeManyTickets },
  { name: 'export', run: exportTickets },
];

async function changeManyTickets(sides: Sides, world: World, tickets: number, rounds: number): Promise<Errand> {
  const as = world.random.pick(world.agents);
  const seconds: Record<Side, number[]> = { product: [], rows: [], json: [] };
  let turn = 0;
  const change = async (side: Side): Promise<void> => {
    // Another priority than any of them has, so that each one changes.
    const ids = await idsToChange(world, PRIORITIES[turn % PRIORITIES.length] ?? 'low', BULK * BULK_REQUESTS);
    const changes = { priority: PRIORITIES[turn++ % PRIORITIES.length] };
    const begun = performance.now();
    for (let from = 0; from < ids.length; from += BULK) {
      const body = { ids: ids.slice(from, from + BULK), changes };
      const answer = await send(sides, side, { as, method: 'POST', path: '/api/tickets/bulk', body });
      const { items } = (await answer.json()) as { items: { status: number }[] };
      if (items.some(({ status }) => status !== 200)) throw new Error(`The ${side} did not change all tickets.`);
    }
    seconds[side].push((performance.now() - begun) / 1000);
  };
  const highestMemory = await highestWhile(sides.pid, async () => {
    for (let round = 0; round < rounds; round++)
      for (const side of ['product', 'rows', 'json'] as const) await change(side);
  });
  const rows = BULK * BULK_REQUESTS;
  const medians = { product: median(seconds.product), rows: median(seconds.rows), json: median(seconds.json) };
  return { tickets, name: 'bulk', title: `Change ${rows} tickets alike`, seconds: medians, rows, highestMemory };
}

async function idsToChange({ client }: World, priority: string, count: number): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    'SELECT id FROM tickets WHERE deleted_at IS NULL AND priority <> $1 ORDER BY hashint4(id + $2::int) LIMIT $3',
    [priority, PRIORITIES.indexOf(priority), count],
  );
  return rows.map(({ id }) => id);
}

/** The newest 100,000 tickets, or all of a smaller archive. */
async function exportTickets(sides: Sides, world: World, tickets: number, rounds: number): Promise<Errand> {
  const { rows: found } = await world.client.query<{ since: Date; count: number }>(
    `SELECT min(created_at) AS since, count(*)::int AS count
     FROM (SELECT created_at FROM tickets WHERE deleted_at IS NULL ORDER BY created_at DESC LIMIT $1) AS newest`,
    [EXPORTED],
  );
  const { since, count } = found[0] ?? { since: new Date(0), count: 0 };
  const as = world.random.pick(world.agents);
  const path = `/api/tickets/export.csv?createdFrom=${since.toISOString()}`;
  const seconds: number[] = [];
  const read = async (): Promise<void> => {
    const begun = performance.now();
    const answer = await send(sides, 'product', { as, path });
    await answer.body?.pipeTo(new WritableStream());
    seconds.push((performance.now() - begun) / 1000);
  };
  const highestMemory = await highestWhile(sides.pid, async () => {
    for (let round = 0; round < rounds; round++) await read();
  });
  const title = `Export ${count.toLocaleString('en')} tickets`;
  const medians = { product: median(seconds), rows: null, json: null };
  return { tickets, name: 'export', title, seconds: medians, rows: count, highestMemory };
}

async function send({ addresses }: Sides, side: Side, call: Call): Promise<Response> {
  const { method, path, headers, body } = requestTo(side, call);
  const answer = await fetch(new URL(path, addresses[side]), { method, headers, body });
  if (!answer.ok) throw new Error(`The ${side} answered ${method} ${path} with ${answer.status}`);
  return answer;
}
