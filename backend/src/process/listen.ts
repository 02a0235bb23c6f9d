import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Env } from '../config/env.js';
import { codeOf } from '../config/error-code.js';
import { StartError } from '../config/start-error.js';

/** Milliseconds that running requests get to finish once the server is told to stop. */
const GRACE = 5_000;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is already in use; stop the other program, or set PORT to another',
  EACCES: 'may not be used by this user; set PORT to 1024 or higher',
  EADDRNOTAVAIL: 'is not an address of this machine; set HOST to one that is',
  ENOTFOUND: 'is not a host name that can be found; set HOST to another',
};

/** @returns the address people on this machine can use. @throws StartError when the port cannot be had. */
export async function listen(app: NestFastifyApplication, env: Env): Promise<string> {
  try {
    // Not Nest's own listen, which writes a second, longer message when the port is taken.
    await app.init();
    await app.getHttpAdapter().getInstance().listen({ port: env.port, host: env.host });
  } catch (error) {
    const reason = REASONS[codeOf(error) ?? ''];
    if (reason === undefined) throw error;
    throw new StartError([`PORT: ${env.host}:${env.port} ${reason}`]);
  }
  const address = app.getHttpServer().address();
  return env.port === 0 && typeof address === 'object' && address !== null
    ? env.publicUrl.replace(/:0$/, `:${address.port}`)
    : env.publicUrl;
}

/** Stops accepting, lets running requests finish, then closes what the application holds. */
export async function close(app: NestFastifyApplication): Promise<void> {
  const impatience = setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE);
  try {
    await app.close();
  } finally {
    clearTimeout(impatience);
  }
}
