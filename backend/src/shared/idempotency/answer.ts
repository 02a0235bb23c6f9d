import { entityTagOf, versionOf } from '../http/entity-tag.js';

/** A finished HTTP answer to a create: what a retry under the same key gets again. */
export class Answer {
  /**
   * @param body JSON text, kept as bytes would be.
   * @param replayed this is a kept answer; nothing was created now.
   */
  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: string,
    readonly replayed: boolean,
  ) {}
}

interface Created {
  status?: 201 | 202;
  location: string;
  body: unknown;
}

/** The answer to a create; a body that has versions brings its ETag along. */
export function created({ status = 201, location, body }: Created): Answer {
  const version = versionOf(body);
  const headers = { Location: location, ...(version !== null && { ETag: entityTagOf(version) }) };
  return new Answer(status, headers, JSON.stringify(body), false);
}
