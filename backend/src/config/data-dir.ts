import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './error-code.js';
import { StartError } from './start-error.js';

/** As SECRET_KEY must have. */
export const MIN_SECRET_BYTES = 32;

/**
 * Creates DATA_DIR if needed. Others may pass through it (0711) but not list it: the embedded
 * database may run under another user. Every file in it that holds a secret is 0600.
 */
export function prepareDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError([`DATA_DIR: ${dataDir} is not a folder that can be written to (${reasonOf(error)})`]);
  }
}

/** Not `recursive`: that tries for ever where the parent exists and takes no folders, as under /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    // Another process that starts at the same moment made it.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/**
 * The secret all signing keys are derived from: made on the first start, readable by its owner only. A file that a full
 * disk or a broken copy has cut short is refused: with a secret that others can guess they could sign in as anybody.
 */
export function readOrCreateSecretKey(dataDir: string): string {
  const secret = readSecretKey(dataDir);
  if (Buffer.byteLength(secret) >= MIN_SECRET_BYTES) return secret;
  throw new StartError([
    `DATA_DIR: the file secret-key in ${dataDir} is cut short; restore it, or remove it for a new one (everybody then signs in again)`,
  ]);
}

function readSecretKey(dataDir: string): string {
  try {
    return readOrCreatePrivateFile(join(dataDir, 'secret-key'), () => randomBytes(32).toString('hex'));
  } catch (error) {
    throw new StartError([`DATA_DIR: the file secret-key in ${dataDir} cannot be read or made (${reasonOf(error)})`]);
  }
}

/**
 * The content of a small file (0600), made by `create` when it is absent. When two processes
 * make it at once both get the first one's content: a link appears whole or not at all.
 */
export function readOrCreatePrivateFile(path: string, create: () => string): string {
  const present = readIfPresent(path);
  if (present !== null) return present;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${create()}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}

function readIfPresent(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

const reasonOf = (error: unknown): string => codeOf(error) ?? String(error);
