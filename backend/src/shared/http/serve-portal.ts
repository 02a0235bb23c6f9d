import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { REPOSITORY } from '../../config/repository.js';
import { headersOfPortalFile } from './portal-headers.js';

const PORTAL = join(REPOSITORY, 'frontend/dist');

/** Serves the built portal; a path of the portal's own router gets its index.html. */
export async function servePortal(instance: FastifyInstance): Promise<void> {
  if (!existsSync(PORTAL)) return;
  await instance.register(fastifyStatic, {
    root: PORTAL,
    wildcard: false,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const { cacheControl, without } = headersOfPortalFile(path);
      void reply.header('Cache-Control', cacheControl);
      // Helmet writes past Fastify.
      for (const name of without) reply.raw.removeHeader(name);
    },
  });
  instance.get('/*', async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const isPage = !/^\/(api|health)(\/|$)/.test(path) && !path.split('/').at(-1)?.includes('.');
    if (isPage) return reply.sendFile('index.html');
    reply.callNotFound();
    return reply;
  });
}
