/** What this process calls itself towards PostgreSQL: tells its connections from those of other Docket processes. */
export const APPLICATION_NAME = `docket ${process.pid}`;
