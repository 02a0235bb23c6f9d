import { entityTagOf } from '../http/entity-tag.js';
import { JsonText } from '../http/json-text.js';

/** A finished HTTP answer to a create: what a retry under the same key gets again. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** The JSON text, kept as bytes would be. */
  body: string;
  /** This is a kept answer; nothing was created now. */
  replayed: boolean;
}

interface Created {
  status?: 201 | 202;
  location: string;
  body: unknown;
}

/** The answer to a create; a body with a `version` brings its ETag along. */
export function created({ status = 201, location, body }: Created): Answer {
  const headers: Record<string, string> = { Location: location };
  if (isVersioned(body)) headers['ETag'] = entityTagOf(body.version);
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  return { status, headers, body: text, replayed: false };
}

const isVersioned = (body: unknown): body is { version: number } =>
  typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number';
