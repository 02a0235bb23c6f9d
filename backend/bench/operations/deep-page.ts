import type { Call } from './call.ts';
import type { World } from './world.ts';

const PAGES_DEEP = 1_000;
const PAGE = 25;
const WALKERS = 2;
/** Walked in the biggest steps the API allows: the limit may change between pages. */
const STEP = 100;

interface Page {
  items: { id: number; createdAt: string }[];
  nextCursor: string | null;
}

/** The page behind 1,000 pages of 25, or as deep as a smaller archive goes; each walker has a cursor of their own. */
export async function deepPage({ agents, product }: World): Promise<Call[]> {
  const calls: Call[] = [];
  for (const as of agents.slice(0, WALKERS)) {
    let query = '';
    let call: Call | null = null;
    for (let walked = 0; walked < PAGES_DEEP * PAGE; walked += STEP) {
      const answer = await fetch(`${product}/api/tickets?limit=${STEP}${query}`, {
        headers: { authorization: as.authorization },
      });
      if (!answer.ok) throw new Error(`Walking the list was refused: ${answer.status} ${await answer.text()}`);
      const { items, nextCursor } = (await answer.json()) as Page;
      const last = items.at(-1);
      if (nextCursor === null || !last) break;
      query = `&cursor=${nextCursor}`;
      call = {
        as,
        path: `/api/tickets?cursor=${nextCursor}`,
        barePath: `/api/tickets?after=${last.createdAt},${last.id}`,
      };
    }
    if (call) calls.push(call);
  }
  return calls;
}
