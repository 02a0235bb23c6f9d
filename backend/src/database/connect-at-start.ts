import { Client } from 'pg';
import { StartError } from '../config/start-error.js';
import { APPLICATION_NAME } from './application-name.js';

const CONNECT_MILLISECONDS = 5_000;

interface Wishes {
  /** Where the address comes from, for the message. */
  readonly setting?: string;
  /** Settings of the session, as PostgreSQL takes them: `-c name=value`. */
  readonly options?: string;
}

/**
 * A connection for what is done before the server serves. Whoever asks for it ends it.
 * @throws StartError one line, without the password.
 */
export async function connectAtStart(
  databaseUrl: string,
  { setting = 'DATABASE_URL', options }: Wishes = {},
): Promise<Client> {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    options,
  });
  // A loss is reported by the query in flight.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartError([`${setting}: the database at ${placeOf(databaseUrl)} cannot be used (${reasonOf(error)})`]);
  }
}

/** One line. Node lists the addresses it tried in `errors`, the engine gives plain objects. */
export function reasonOf(error: unknown): string {
  const { errors, message } = error as { errors?: unknown; message?: unknown };
  const inner: unknown = Array.isArray(errors) ? errors[0] : undefined;
  if (inner !== undefined) return reasonOf(inner);
  const reason = (typeof message === 'string' ? message : String(error)).replace(/\s+/g, ' ').trim();
  return /startup parameter/.test(reason) ? `${reason}: behind a pooler, set DATABASE_DIRECT_URL too` : reason;
}

/** Host, port and database without the password. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'localhost'}${pathname}`;
}
