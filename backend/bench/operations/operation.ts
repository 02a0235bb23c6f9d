import type { Calls } from './call.ts';
import type { World } from './world.ts';

export interface Operation {
  readonly name: string;
  readonly title: string;
  /** The ratio to the yardstick that is aimed at; null where nothing was promised. */
  readonly bar: number | null;
  /** Seconds before anything is measured, for V8 to compile what runs often; absent: 1. */
  readonly warmUp?: number;
  /** Requests per second while latency is measured. */
  readonly rate: number;
  /** Also measured with few and with many connections, and part of `--quick`. */
  readonly isMain: boolean;
  /** Whether all sides must give the very same answer to a call, but for cursors. */
  readonly isSame: boolean;
  /** Before each run when they are made as they go, otherwise once. */
  readonly calls: (world: World) => Promise<Calls> | Calls;
}
