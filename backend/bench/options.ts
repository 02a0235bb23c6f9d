import { parseArgs } from 'node:util';

export interface Options {
  readonly tickets: readonly number[];
  /** The first is that of the main table. */
  readonly connections: readonly number[];
  /** Length of one closed loop. */
  readonly seconds: number;
  readonly rounds: number;
  /** Null: all of them; otherwise those whose name begins with one of these. */
  readonly only: readonly string[] | null;
  readonly isQuick: boolean;
  /** A folder whose databases stay for the next run. */
  readonly keep: string | undefined;
  readonly json: string | undefined;
  readonly baseline: string | undefined;
  readonly report: boolean;
}

const MAIN_CONNECTIONS = 8;

export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string' },
      connections: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      keep: { type: 'string' },
      json: { type: 'string' },
      baseline: { type: 'string' },
      report: { type: 'boolean', default: false },
    },
  });
  const isQuick = values.quick;
  const connections = numbers('connections', values.connections ?? (isQuick ? '8' : '1,8,64'));
  return {
    tickets: numbers('tickets', values.tickets ?? (isQuick ? '10000' : '10000,100000,1000000')),
    connections: connections.toSorted((a, b) => Number(b === MAIN_CONNECTIONS) - Number(a === MAIN_CONNECTIONS)),
    seconds: number('seconds', values.seconds ?? (isQuick ? '1' : '4')),
    rounds: number('rounds', values.rounds ?? (isQuick ? '1' : '3')),
    only: values.only?.split(',') ?? null,
    isQuick,
    keep: values.keep,
    json: values.json,
    baseline: values.baseline,
    report: values.report,
  };
}

const numbers = (name: string, list: string): number[] => list.split(',').map((text) => number(name, text));

function number(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name}: ${text} is not a whole number of at least 1`);
}
