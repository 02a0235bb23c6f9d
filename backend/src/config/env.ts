import { hkdfSync } from 'node:crypto';
import { resolve } from 'node:path';
import { cleanEnv, type CleanedEnv } from 'envalid';
import { prepareDataDir, readOrCreateSecretKey } from './data-dir.js';
import { REPOSITORY } from './repository.js';
import { settings } from './settings.js';
import type { LogLevel } from './settings.js';
import { StartError } from './start-error.js';

type Source = Readonly<Record<string, string | undefined>>;
type Values = CleanedEnv<typeof settings>;

/** All settings, parsed and checked. Injectable: the class is its own token. */
export class Env {
  readonly port: number;
  readonly host: string;
  /** Where people reach the portal: an origin without a trailing slash. */
  readonly publicUrl: string;
  /** Undefined only before the embedded database has started. */
  readonly databaseUrl: string | undefined;
  /** The same database without a pooler between: for what needs a session of its own. */
  readonly databaseDirectUrl: string | undefined;
  /** DATABASE_URL leads through a pooler, which takes no settings of a session from us. */
  readonly behindPooler: boolean;
  /** No DATABASE_URL was set, so Docket runs its own PostgreSQL. */
  readonly embeddedDatabase: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  readonly admin: { readonly email: string; readonly password: string } | null;
  readonly demo: boolean;
  readonly trustProxy: readonly string[];
  readonly logLevel: LogLevel;
  readonly production: boolean;
  readonly #secretKey: string;

  private constructor(values: Values, secretKey: string, embeddedDatabaseUrl?: string) {
    this.port = values.PORT;
    this.host = values.HOST;
    this.publicUrl = values.PUBLIC_URL ?? localOrigin(values.HOST, values.PORT);
    this.databaseUrl = values.DATABASE_URL ?? embeddedDatabaseUrl;
    this.databaseDirectUrl = values.DATABASE_DIRECT_URL ?? this.databaseUrl;
    this.behindPooler = values.DATABASE_DIRECT_URL !== undefined;
    this.embeddedDatabase = values.DATABASE_URL === undefined;
    this.dataDir = dataDirOf(values);
    this.production = values.NODE_ENV === 'production';
    this.admin =
      values.ADMIN_EMAIL !== undefined && values.ADMIN_PASSWORD !== undefined
        ? { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD }
        : null;
    this.demo = values.DEMO ?? (this.embeddedDatabase && this.admin === null);
    this.trustProxy = values.TRUST_PROXY;
    this.logLevel = values.LOG_LEVEL;
    this.#secretKey = secretKey;
    this.withDatabaseUrl = (url) => new Env(values, secretKey, url);
  }

  /** The same settings with the address of the embedded database, once that is known. */
  readonly withDatabaseUrl: (url: string) => Env;

  /** A 32-byte key for one purpose (HKDF-SHA256 of SECRET_KEY): no two purposes share a key. */
  secretFor(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.#secretKey, '', `docket:${purpose}`, 32));
  }

  /** Reads settings without touching the disk; SECRET_KEY must be among them. For tests and generators. */
  static parse(source: Source): Env {
    const values = parseSettings(source);
    if (values.SECRET_KEY === undefined) throw new StartError(['SECRET_KEY: is missing']);
    return new Env(values, values.SECRET_KEY);
  }

  /**
   * Reads the process environment, creates DATA_DIR and, on the first start, the secret in it.
   * @throws StartError with one line per mistake.
   */
  static load(source: Source = process.env): Env {
    const values = parseSettings(source);
    const dataDir = dataDirOf(values);
    prepareDataDir(dataDir);
    return new Env(values, values.SECRET_KEY ?? readOrCreateSecretKey(dataDir));
  }
}

/** Not relative to where the program was started: from another folder it would find nothing, and begin anew. */
const dataDirOf = ({ DATA_DIR }: Values): string => resolve(REPOSITORY, DATA_DIR);

function parseSettings(source: Source): Values {
  const mistakes: string[] = [];
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const values = cleanEnv(given, settings, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) mistakes.push(`${name}: ${error.message}`);
    },
  });
  if (mistakes.length === 0) mistakes.push(...contradictions(values));
  if (mistakes.length > 0) throw new StartError(mistakes);
  return values;
}

function contradictions(values: Values): string[] {
  const mistakes: string[] = [];
  if ((values.ADMIN_EMAIL === undefined) !== (values.ADMIN_PASSWORD === undefined))
    mistakes.push('ADMIN_EMAIL and ADMIN_PASSWORD: set both, or neither');
  if (values.DATABASE_DIRECT_URL !== undefined && values.DATABASE_URL === undefined)
    mistakes.push('DATABASE_DIRECT_URL: set DATABASE_URL too, to the address of the pooler');
  if (values.DEMO === true && values.NODE_ENV === 'production' && values.DATABASE_URL !== undefined)
    mistakes.push('DEMO: sample people must not enter a production database; remove DEMO or DATABASE_URL');
  return mistakes;
}

function localOrigin(host: string, port: number): string {
  const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
