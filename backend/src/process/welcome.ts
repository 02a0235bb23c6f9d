import type { Env } from '../config/env.js';

interface Admins {
  /** Creates the first admin; null when there is one. */
  readonly setupLink: string | null;
  /** ADMIN_EMAIL names nobody who is an admin, because there was one already. */
  readonly isAdminIgnored: boolean;
}

/** What the terminal says once the server is ready. */
export function welcome(address: string, env: Env, admins: Admins): string {
  const database = env.embeddedDatabase ? `embedded PostgreSQL in ${env.dataDir}` : 'the one in DATABASE_URL';
  return [
    '',
    `  Docket is running at  ${address}`,
    `  API documentation     ${address}/api/docs`,
    `  Database              ${database}`,
    '',
    ...howToSignIn(env, admins).map((line) => `  ${line}`),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

function howToSignIn(env: Env, { setupLink, isAdminIgnored }: Admins): string[] {
  if (setupLink !== null) return ['There is no admin yet. Open this link to become the first one:', `  ${setupLink}`];
  if (isAdminIgnored)
    return [`ADMIN_EMAIL is ignored: there is another admin already. Ask them to add ${env.admin?.email}.`];
  if (env.demo) return ['This is a demo: the sign-in page offers its people. DEMO=0 starts without them.'];
  return env.admin === null ? [] : [`Sign in as ${env.admin.email}, or as anybody an admin has added.`];
}
