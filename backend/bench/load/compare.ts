import { countStatements } from '../database/statements.ts';
import { memoryOf } from '../memory.ts';
import type { Calls, Side } from '../operations/call.ts';
import type { Operation } from '../operations/operation.ts';
import type { World } from '../operations/world.ts';
import type { Options } from '../options.ts';
import type { Rates, Result } from '../result.ts';
import { closedLoop } from './closed-loop.ts';
import { type Latency, paced } from './paced.ts';
import { median } from './statistics.ts';

export interface Sides {
  readonly addresses: Readonly<Record<Side, string>>;
  /** Of the product. */
  readonly pid: number | undefined;
}

const ORDER: readonly Side[] = ['product', 'rows', 'json'];
/** Requests by which statements are counted. */
const COUNTED = 60;
/** At a low rate it takes longer to see the slowest hundredth. */
const PACED_REQUESTS = { quick: 60, full: 500 };

/** Lets the sides answer the same calls in turn, so that whatever else the machine does meets all of them. */
export async function compare(
  sides: Sides,
  operation: Operation,
  world: World,
  options: Options,
  tickets: number,
): Promise<Result> {
  const prepared = await operation.calls(world);
  // What is made as it goes continues from what the database holds now.
  const fresh = async (): Promise<Calls> => (typeof prepared === 'function' ? operation.calls(world) : prepared);
  const loop = async (side: Side, connections: number, until: { seconds: number } | { requests: number }) =>
    closedLoop({ address: sides.addresses[side], side, calls: await fresh(), connections, until });

  const statements = await countStatements(world.client, COUNTED, () => loop('product', 1, { requests: COUNTED }));
  const warmUp = options.isQuick ? 1 : (operation.warmUp ?? 1);
  const rates: Record<string, Rates> = {};
  for (const [index, connections] of options.connections.entries()) {
    if (index > 0 && !operation.isMain) continue;
    // The first round warms up.
    const rounds = index === 0 ? options.rounds + 1 : 1;
    const measured: Record<Side, number[]> = { product: [], rows: [], json: [] };
    for (let round = 0; round < rounds; round++) {
      for (const side of ORDER) {
        const isWarmUp = index === 0 && round === 0;
        const rate = await loop(side, connections, { seconds: isWarmUp ? warmUp : options.seconds });
        if (!isWarmUp) measured[side].push(rate);
      }
    }
    rates[connections] = {
      product: median(measured.product),
      rows: median(measured.rows),
      json: median(measured.json),
    };
  }
  const seconds = (options.isQuick ? PACED_REQUESTS.quick : PACED_REQUESTS.full) / operation.rate;
  const latency = async (side: Side): Promise<Latency> => {
    const pace = { rate: operation.rate, seconds: Math.max(seconds, options.isQuick ? 1 : 5) };
    return paced({ address: sides.addresses[side], side, calls: await fresh(), ...pace });
  };
  return {
    tickets,
    name: operation.name,
    title: operation.title,
    bar: operation.bar,
    rates,
    latency: { product: await latency('product'), rows: await latency('rows') },
    statements,
    memory: memoryOf(sides.pid),
  };
}
