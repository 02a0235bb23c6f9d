/** Of every session. The lists are read by indexes, which PostgreSQL shuns while it thinks of turning disks. */
export const SESSION_OPTIONS = '-c TimeZone=UTC -c random_page_cost=1.1';

/** Bounds that the server keeps, in milliseconds. Work that takes longer belongs into batches. */
export const SESSION_LIMITS = {
  statement_timeout: 4_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/** Migrations, and waiting for one another, may take long, also where the role's own sessions may not. */
export const WITHOUT_LIMITS = Object.keys(SESSION_LIMITS)
  .map((limit) => `-c ${limit}=0`)
  .join(' ');
