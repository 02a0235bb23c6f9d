import type { Env } from '../config/env.js';

/** What the terminal says once the server is ready. @param setupLink creates the first admin; null when there is one. */
export function welcome(address: string, env: Env, setupLink: string | null): string {
  const database = env.embeddedDatabase ? `embedded PostgreSQL in ${env.dataDir}` : 'the one in DATABASE_URL';
  return [
    '',
    `  Docket is running at  ${address}`,
    `  API documentation     ${address}/api/docs`,
    `  Database              ${database}`,
    '',
    ...howToSignIn(env, setupLink).map((line) => `  ${line}`),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

function howToSignIn(env: Env, setupLink: string | null): string[] {
  if (setupLink !== null) return ['There is no admin yet. Open this link to become the first one:', `  ${setupLink}`];
  if (env.demo) return ['This is a demo: the sign-in page offers its people. DEMO=0 starts without them.'];
  return env.admin === null ? [] : [`Sign in as ${env.admin.email}, or as anybody an admin has added.`];
}
