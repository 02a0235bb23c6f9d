import type { FastifyInstance } from 'fastify';

/** JSON of a `Body` that is written already, mostly by the database: it is sent as it is. */
export class JsonText<Body> {
  /** Only for the compiler: a text of one shape does not pass for another. */
  declare protected readonly body: Body;

  /** @param version the body's own, for its ETag. */
  constructor(
    readonly text: string,
    readonly version = 0,
  ) {}
}

/** Everything else is written by `JSON.stringify`. */
export function sendJsonTextAsItIs(instance: FastifyInstance): void {
  instance.setReplySerializer((payload) => (payload instanceof JsonText ? payload.text : JSON.stringify(payload)));
}
