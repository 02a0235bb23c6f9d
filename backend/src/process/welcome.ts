import type { Env } from '../config/env.js';

/** What the terminal says once the server is ready. @param signIn how to get in, one line each. */
export function welcome(address: string, env: Env, signIn: readonly string[]): string {
  return [
    '',
    `  Docket is running at ${address}`,
    `  API documentation    ${address}/api/docs`,
    `  Database             ${env.embeddedDatabase ? `embedded PostgreSQL in ${env.dataDir}` : 'the one in DATABASE_URL'}`,
    '',
    ...signIn.map((line) => `  ${line}`),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
