import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { REPOSITORY } from '../../config/repository.js';

const PORTAL = join(REPOSITORY, 'frontend/dist');
const HASHED = /-[\w-]{8}\.(js|css)$/;
/** Bundled fonts have no hash in their names, but never change under one. */
const FONT = /\.woff2$/;
const ONE_YEAR = 'public, max-age=31536000, immutable';

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
      void reply.header('Cache-Control', HASHED.test(path) || FONT.test(path) ? ONE_YEAR : 'no-cache');
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
