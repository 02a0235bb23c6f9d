import type { Statements } from './database/statements.ts';
import type { Latency } from './load/paced.ts';
import type { Memory } from './memory.ts';
import type { Side } from './operations/call.ts';

export type Rates = Readonly<Record<Side, number>>;

export interface Result {
  readonly tickets: number;
  readonly name: string;
  readonly title: string;
  readonly bar: number | null;
  /** Requests per second in closed loops, medians of the rounds, by the number of connections. */
  readonly rates: Readonly<Record<string, Rates>>;
  /** At a fixed rate. */
  readonly latency: { readonly product: Latency; readonly rows: Latency };
  /** Of the product, for each request. */
  readonly statements: Statements;
  /** Of the product's process, when the operation was over. */
  readonly memory: Memory | null;
}

/** What is done once and takes its time. */
export interface Errand {
  readonly tickets: number;
  readonly name: string;
  readonly title: string;
  /** Seconds, medians of the rounds; null where the yardstick has no such thing. */
  readonly seconds: Readonly<Record<Side, number | null>>;
  readonly rows: number;
  /** The highest resident memory of the product meanwhile, in MB. */
  readonly highestMemory: number | null;
}

/** What could not be measured: an answer was no success, or the sides did not answer alike. */
export interface Failure {
  readonly tickets: number;
  readonly name: string;
  readonly reason: string;
}

export interface Report {
  readonly machine: Readonly<Record<string, string>>;
  /** Of the main table. */
  readonly connections: number;
  readonly results: readonly Result[];
  readonly errands: readonly Errand[];
  readonly failures: readonly Failure[];
  /** Of the product's process by size, before the first request and after the last. */
  readonly memory: readonly { readonly tickets: number; readonly start: Memory | null; readonly end: Memory | null }[];
}

export const mainRates = (result: Result, { connections }: Pick<Report, 'connections'>): Rates =>
  result.rates[connections] ?? { product: Number.NaN, rows: Number.NaN, json: Number.NaN };
