import type { Person } from './person.ts';

/** One request, the same for the product and the yardstick but for how each learns who asks. */
export interface Call {
  readonly as: Person;
  readonly path: string;
  /** GET unless given. */
  readonly method?: 'POST' | 'PATCH';
  readonly body?: unknown;
  readonly ifMatch?: string;
  /** The yardstick's path where it differs: it has no signed cursors. */
  readonly barePath?: string;
}

/** A list that is cycled through, or a function that makes the next one when no request may be sent twice. */
export type Calls = readonly Call[] | (() => Call);

export type Side = 'product' | 'rows' | 'json';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

export function requestTo(side: Side, { as, path, method, body, ifMatch, barePath }: Call): Request {
  return {
    method: method ?? 'GET',
    path: side === 'product' ? path : (barePath ?? path),
    headers: {
      ...(side === 'product'
        ? { authorization: as.authorization }
        : { 'x-user': as.id, 'x-session': as.sessionId, 'x-role': as.role }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
}

export const upTo = (count: number, make: (index: number) => Call): Call[] =>
  Array.from({ length: count }, (_, index) => make(index));
