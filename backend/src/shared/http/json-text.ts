/** JSON of a `Body` that is written already, mostly by the database: it is sent as it is. */
export class JsonText<Body> {
  /** Only for the compiler: a text of one shape does not pass for another. */
  declare protected readonly body: Body;

  /** @param version the body's own, for its ETag; absent where it has none. */
  constructor(
    readonly text: string,
    readonly version?: number,
  ) {}
}
