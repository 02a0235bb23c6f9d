import { join } from 'node:path';
import type { Person } from './people';

/** Where the global set-up left the signed-in cookies of each role. */
export const sessionFile = (role: Person['role']): string => join(fromSetup('E2E_SESSIONS'), `${role}.json`);

export const productUrl = (): string => fromSetup('E2E_URL');

function fromSetup(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: the global set-up did not run.`);
  return value;
}
